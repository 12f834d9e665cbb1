import ArgumentParser
import ExtractReading
import Jobs
import Logging
import Outputs
import Pipelines
import Rendering

/// `liuyu split`: where extracts may be cut for readers that share nothing.
struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Cut extracts into ranges that start and end between records: one JSON object per range.",
    discussion: """
      For readers on other machines. Extracts are opened as `run` opens them and not read: each cut is proved from the \
      \(proofBytes) or so before it, and one that cannot be proved is left out, so that its two ranges are one. What is compressed, or \
      must be decoded to be cut (UTF-16), is one range of unknown length. docs/split.md describes the lines.

      Examples:
        liuyu split pipelines/western-base.yaml --size 64MB --output ranges.ndjson
        liuyu split pipelines/western-base.yaml 2025.csv | jq -c '[.path, .first, .length]'
      """)

  private static let proofBytes = ByteSize(bytes: Dialect.usualRecordBytes)

  /// Of less than the lower one, ranges would be proved from more bytes than they hold many times over; of more than the upper one
  /// there is none.
  private static let sizes = ByteSize(bytes: 64 << 10)...ByteSize(bytes: 1 << 40)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @Argument(
    help: ArgumentHelp(
      "Extracts to cut in place of the pipeline's own: paths or patterns, no pipes.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "The most bytes of a range, but for the rest of a record: a number, KB, MB or GB behind it (of 1024), "
        + "from \(sizes.lowerBound) to \(sizes.upperBound).", valueName: "bytes"))
  var size = ByteSize(bytes: 256 << 20)

  @Option(help: RecordLimit.help) var maxRecordBytes = Dialect.usualRecordBytes

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the ranges go; - is standard output.", valueName: "file")
  )
  var output = "-"

  @OptionGroup(title: "Files of object stores") var remote: RemoteOptions

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    try RecordLimit.require(maxRecordBytes)
    guard Self.sizes.contains(size) else {
      throw ValidationError("--size must be from \(Self.sizes.lowerBound) to \(Self.sizes.upperBound)")
    }
  }

  func run() throws {
    let (log, clock) = (logging.logger, RunClock())
    try reportingFailures(to: log) {
      remote.use()
      let named = [NamedFile("the pipeline", pipeline)] + files.map { NamedFile("the extract", $0) }
      try named.requireNoMessages()
      let pipeline = try PipelineFile.load(path: pipeline)
      let extracts = try pipeline.files(replacedBy: files, log)
      let plan = try OutputPlan(
        answer: NamedFile("--output", output),
        inputs: named + extracts.map { NamedFile("the extract", $0.path) })
      for extract in extracts where Spool.isNeeded(for: extract.path) { throw Self.readOnce(extract.path) }
      let outputs = try plan.begin()

      let listing = try SplitListing(
        extracts, of: pipeline, size: size.bytes, maxRecordBytes: maxRecordBytes)
      do {
        try outputs.complete { sink in try listing.write(to: sink) }
      } catch let error as OutputError where error.path == "-" && error.isClosedPipe {
        // A reader that has seen enough (`| head`) is no news to anybody.
        throw ExitStatus.ioFailed.code
      }
      log.tellSplit(listing, seconds: clock.seconds, in: output == "-" ? nil : output)
    }
  }

  private static func readOnce(_ path: String) -> Failure {
    let name = path == "-" ? "standard input" : path
    return Failure(
      status: .usage,
      message:
        "\(name): what can be read only once has no ranges; put it into a file, or leave it to `liuyu run`",
      parts: ["path": .string(path)])
  }
}

extension ByteSize: Comparable {
  static func < (one: ByteSize, other: ByteSize) -> Bool { one.bytes < other.bytes }
}

extension Logger {
  /// What was cut, and where it was not.
  fileprivate func tellSplit(_ listing: SplitListing, seconds: Double, in place: String?) {
    for input in listing.inputs {
      guard let split = input.split, split.unproved > 0 else { continue }
      tell(
        .note, .notice,
        "\(input.path): \(split.unproved) of its cuts could not be proved and \(split.unproved == 1 ? "was" : "were") left out: the "
          + "ranges there are longer; see docs/split.md",
        ["path": .string(input.path), "unproved": .number(split.unproved)])
    }
    let (inputs, ranges) = (listing.inputs.count, listing.ranges)
    let bytes = listing.inputs.reduce(0) { $0 + $1.stamp.size }
    var fields: Metadata = [
      "inputs": .number(inputs), "bytes": .number(bytes), "ranges": .number(ranges),
      "unproved": .number(listing.unproved), "seconds": .share(seconds),
    ]
    if let place { fields["output"] = .string(place) }
    tell(
      .summary, .info,
      "\(grouped(inputs)) input\(inputs == 1 ? "" : "s") of \(grouped(bytes)) bytes: \(grouped(ranges)) "
        + "range\(ranges == 1 ? "" : "s"), \(grouped(listing.unproved)) cuts unproved; \(thousandths(ofSeconds: seconds)) s"
        + (place.map { "; the ranges are in \($0)" } ?? ""), fields)
  }
}
