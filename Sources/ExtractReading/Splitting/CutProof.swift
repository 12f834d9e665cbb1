/// Finds out where the first record at or behind a byte of an extract starts, from the bytes before it, and proves it.
///
/// **The proof.** A record has at most M bytes (`Dialect.maxRecordBytes`) and two for its line end; one that is refused, or a blank
/// line, costs one physical line. So wherever a line starts within some M + 2 bytes, the reader itself stands at the start of some
/// line in them: a step over all of them would be a line without an end. Nobody knows which line that is; but if the reader, started
/// at each of them, comes to the same first place at or behind the cut, then so does the one that started with the first record.
///
/// It follows that a line which starts M + 2 bytes behind any other is a record's start by itself.
///
/// The reader is the one that will read the ranges (`RangeReader`, with the fields that the header has): what it does with stray quotes,
/// formulas, blank lines and lone CRs is not told here a second time.
///
/// Not safe to share between threads.
public final class CutProof {
  public enum Verdict: Equatable, Sendable {
    /// A record starts here, or a blank line outside quotes, or the extract ends here.
    ///
    /// - Parameter doubled: how many times the window had to be doubled.
    case proved(at: Int, doubled: Int)
    case unproved
  }

  /// What a proof may cost. None of it can make a proof wrong.
  package struct Limits: Sendable {
    /// Bytes between the lines that are followed and the cut, for their paths to meet in.
    package var runway = 64 << 10
    /// The most bytes of a window, and the most that are looked at for the next line behind a cut; where records may be longer, one
    /// window is, too.
    package var largestWindow = 16 << 20
    /// How many times the bytes of the first window the reader may be given, all windows together; and no less than `leastWork`.
    package var work = 64
    package var leastWork = 1 << 20

    package init() {}
  }

  /// What all proofs have cost so far: bytes that the reader was given, some of them more than once.
  package private(set) var bytesFollowed = 0

  private let source: any ByteSource
  private let maxRecordBytes: Int
  private let reader: RangeReader
  private let limits: Limits
  /// What is kept of the bytes behind a cut: the rest of a record, mostly.
  private static let tail = 64 << 10

  /// - Parameters:
  ///   - source: something that can be read anywhere.
  ///   - dialect: how fields are told apart.
  ///   - expectedFields: how many fields a record must have; any number if `nil`.
  public convenience init(_ source: any ByteSource, dialect: Dialect, expectedFields: Int?) {
    self.init(source, dialect: dialect, expectedFields: expectedFields, limits: Limits())
  }

  package init(_ source: any ByteSource, dialect: Dialect, expectedFields: Int?, limits: Limits) {
    self.source = source
    self.limits = limits
    maxRecordBytes = dialect.maxRecordBytes
    // Paths are followed in small pieces, and what a record makes the reader scan again is small then, too.
    var steps = RangeReader.Steps()
    (steps.segment, steps.slack) = (2 << 10, 1 << 10)
    reader = RangeReader(
      dialect: dialect, columns: expectedFields == nil ? nil : [0], expectedFields: expectedFields,
      steps: steps)
  }

  /// - Parameters:
  ///   - cut: byte offset in the extract.
  ///   - start: where a record is known to start, before the cut.
  /// - Throws: why the extract cannot be read.
  public func verdict(on cut: Int, knowing start: Int) throws(ExtractError) -> Verdict {
    precondition(start < cut)
    var size = maxRecordBytes + 2 + limits.runway
    var work = max(limits.work * size, limits.leastWork)
    var doubled = 0
    while true {
      let lower = max(cut - size, start)
      let window = try CutWindow(source, from: lower, to: cut + Self.tail)
      defer { bytesFollowed += window.handedOut }
      switch try window.nextLine(from: cut, within: cut + max(size, limits.largestWindow)) {
      // From wherever the reader comes, it goes to the end of the extract.
      case .none(let end): return .proved(at: end, doubled: doubled)
      // Every path may lead through a line that goes on and on.
      case .tooFar: return .unproved
      case .at: break
      }
      if let place = try place(behind: cut, window, from: lower, isStart: lower == start, work) {
        return .proved(at: place, doubled: doubled)
      }
      work -= window.handedOut
      guard lower > start, size < limits.largestWindow, work > 0 else { return .unproved }
      size = min(size * 2, limits.largestWindow)
      doubled += 1
    }
  }

  /// - Parameter isStart: whether a record is known to start at `lower`.
  /// - Returns: the first place at or behind `cut` where a record starts; `nil` where this window does not tell.
  private func place(
    behind cut: Int, _ window: CutWindow, from lower: Int, isStart: Bool, _ work: Int
  ) throws(ExtractError) -> Int? {
    var first = lower
    // Behind the last of these bytes no line has to be followed.
    var upper = lower
    if !isStart {
      guard case .at(let line) = try window.nextLine(from: lower, within: .max) else { return nil }
      first = line
      if line - lower <= maxRecordBytes { upper = lower + maxRecordBytes + 2 }
    }
    if first >= cut { return first }
    var paths = PathFollower(window, reader, to: cut, from: first, work: work)
    return try paths.end(from: first, andLinesBefore: upper)
  }
}
