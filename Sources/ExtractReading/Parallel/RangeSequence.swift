/// Hands out the ranges of all extracts in order and joins what is found in them, in the same order.
///
/// A range may be read from a guess, in any thread. It counts once every range before it counts: then it is known
/// where it really starts, where its records stand, and whether the guess was right.
///
/// **Invariants.** `handedOut` ranges were given away, `joined` of them count, in order. `position` is where the
/// first range that does not count yet starts. The extracts from `firstOpen` to `extract` may be open, no other is, and
/// they are at most `mostOpen`. Everything below `lock` is touched only while it is held.
final class RangeSequence: @unchecked Sendable {
  /// One range to read.
  struct Task {
    /// Among all ranges.
    let number: Int
    /// Its extract's number among the extracts.
    let extract: Int
    /// Byte offsets.
    let range: Range<Int>
    let isFirst: Bool
  }

  /// What a worker that asks for a range is given.
  enum Offer {
    case range(Task)
    /// Too many extracts are open: let ranges count first.
    case later
    /// There is none, or another thread has failed.
    case none
  }

  /// What a worker may do with the range that it holds.
  enum Turn {
    /// All ranges before it count.
    case now(RecordPosition)
    case notYet
    /// Another thread failed: nothing counts any more.
    case never
  }

  private let lock = Monitor()
  private let extracts: [RecordSpan]
  private let rangeSize: Int
  /// Each may need a descriptor, a decompressor and buffers.
  private static let mostOpen = 16
  private var extract = 0
  private var nextLower: Int?
  private var firstOpen = 0
  /// For each extract that was handed out to its end, how many ranges were handed out by then.
  private var ends: [Int] = []
  private var handedOut = 0
  private var joined = 0
  private var position = RecordPosition()
  private var failure: ExtractError?
  /// How far each extract counts.
  private var reached: [RecordPosition]

  init(_ extracts: [RecordSpan], rangeSize: Int) {
    self.extracts = extracts
    self.rangeSize = rangeSize
    reached = extracts.enumerated().map { number, span in
      RecordPosition(extract: number, byte: span.start, line: span.linesBefore)
    }
  }

  /// Where each extract ends, once every worker has ended.
  ///
  /// - Throws: why not everything was read.
  var result: [RecordPosition] {
    get throws(ExtractError) {
      try lock.withLock { () throws(ExtractError) in
        if let failure { throw failure }
        return reached
      }
    }
  }

  /// The next range.
  ///
  /// - Parameter waits: waits until one may be handed out rather than be told `later`; only for who holds no range.
  func next(waits: Bool) -> Offer {
    lock.withLock {
      while failure == nil, extract < extracts.count {
        if nextLower == nil, extract - firstOpen >= Self.mostOpen {
          if !waits { return .later }
          lock.wait()
          continue
        }
        do throws(ExtractError) {
          if let task = try nextOfExtract() { return .range(task) }
        } catch {
          failure = error
          lock.wakeAll()
          return .none
        }
        ends.append(handedOut)
        extract += 1
        nextLower = nil
        closeFinished()
      }
      return .none
    }
  }

  /// The next range of the extract that is handed out; `nil` behind its end.
  private func nextOfExtract() throws(ExtractError) -> Task? {
    let current = extracts[extract]
    let lower = nextLower ?? current.start
    let upper = min(lower + rangeSize, current.end ?? .max)
    guard lower < upper, try current.source.reaches(lower) else { return nil }
    defer { handedOut += 1 }
    nextLower = upper
    return Task(number: handedOut, extract: extract, range: lower..<upper, isFirst: lower == current.start)
  }

  /// Closes the extracts of which everything counts.
  private func closeFinished() {
    while firstOpen < extract, ends[firstOpen] <= joined {
      extracts[firstOpen].source.close()
      firstOpen += 1
    }
  }

  /// Asks for a range's turn; waits for it where `waits` is set.
  func turn(of task: Task, waits: Bool) -> Turn {
    lock.withLock {
      while failure == nil, joined < task.number, waits { lock.wait() }
      if failure != nil { return .never }
      guard joined == task.number else { return .notYet }
      if task.isFirst {
        let span = extracts[task.extract]
        position = RecordPosition(
          extract: task.extract, byte: span.start, line: span.linesBefore, ordinal: position.ordinal)
      }
      return .now(position)
    }
  }

  /// Lets a range count; to be called in its turn only.
  func join(_ task: Task, _ summary: RangeReader.Summary) {
    lock.withLock {
      position.byte = summary.end
      position.line += summary.lines
      position.record += summary.records
      position.ordinal += summary.records
      reached[task.extract] = position
      joined += 1
      closeFinished()
      lock.wakeAll()
    }
    // The next range may still be read from a guess, which looks at the byte before it.
    extracts[task.extract].source.release(before: min(summary.end, task.range.upperBound - 1))
  }

  /// Ends everything: what is missing cannot be counted.
  func fail(_ error: ExtractError) {
    lock.withLock {
      if failure == nil { failure = error }
      lock.wakeAll()
    }
  }
}
