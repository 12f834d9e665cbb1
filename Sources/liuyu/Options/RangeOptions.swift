import ArgumentParser
import ExtractReading
import Outputs
import Ranges

/// Which range of one extract `normalize` is to read for other processes.
struct RangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read this range alone, from one line of `liuyu split`: the byte at which its first record starts, and how many bytes it has "
        + "(none: all that there are). One extract must be given, and --trailer-fd.",
      valueName: "first:length"))
  var range: ByteRange?

  @Option(
    help: ArgumentHelp(
      "Read the ranges that these lines of `liuyu split` name, one after the other: - is standard input. In place of --range, "
        + "--input, --encoding, --source, --ordinal and --input-number; a trailer for each.",
      valueName: "file"))
  var ranges: String?

  @Option(help: "What the extract is read by, as `liuyu split` found out; else what the pipeline says.")
  var encoding: DeclaredEncoding?

  @Option(
    help: ArgumentHelp(
      "The descriptor that the range's trailer goes to, a line of JSON, once all else is written: without it the range does not count.",
      valueName: "n"))
  var trailerFd: Int32?

  @Option(
    help: ArgumentHelp(
      "The number of the pipeline's source that the extract is of (from 0); else the first that its header fits.",
      valueName: "n"))
  var source: Int?

  @Option(help: ArgumentHelp("How many partitions the sightings go to, 1 to 65536.", valueName: "n"))
  var partitions = 1

  @Option(help: ArgumentHelp("The range's number among all ranges, in input order.", valueName: "n"))
  var ordinal = 0

  @Option(help: ArgumentHelp("The number of the range's input.", valueName: "n"))
  var inputNumber = 0

  func validate() throws {
    guard isAsked else {
      if trailerFd != nil { throw ValidationError("--trailer-fd belongs to --range") }
      return
    }
    if range != nil, ranges != nil { throw ValidationError("--range or --ranges, not both") }
    guard let trailerFd, trailerFd > 2 else {
      throw ValidationError(
        "--range needs --trailer-fd, the descriptor of its trailer: above 2, as the others have their use")
    }
    if !(1...65_536).contains(partitions) { throw ValidationError("--partitions must be from 1 to 65536") }
    if !(0...Int(UInt32.max)).contains(ordinal) {
      throw ValidationError("--ordinal must be from 0 to \(UInt32.max)")
    }
    if !(0...Int(UInt32.max)).contains(inputNumber) {
      throw ValidationError("--input-number must be from 0 to \(UInt32.max)")
    }
  }

  /// Whether only parts of extracts are wanted.
  var isAsked: Bool { range != nil || ranges != nil }

  /// `nil` where no single range is wanted.
  var request: RangeRequest? {
    range.map {
      var request = RangeRequest(first: $0.first, length: $0.length)
      request.encoding = encoding
      (request.partitions, request.ordinal, request.input) = (partitions, ordinal, inputNumber)
      return request
    }
  }
}

/// `FIRST:LENGTH`, or `FIRST:` up to the end.
struct ByteRange: ExpressibleByArgument {
  let first: Int
  let length: Int?

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), first >= 0 else { return nil }
    self.first = first
    if parts[1].isEmpty {
      length = nil
    } else {
      guard let length = Int(parts[1]), length >= 0, length <= Int.max - first else { return nil }
      self.length = length
    }
  }
}
