/// One thread's share of the ranges: read from a guess, settled in order, read again where the guess was wrong.
///
/// **Invariants.** What was read counts only in its turn, when every range before it counts: its true start is known
/// then, and what does not start there is read anew before it counts. `waiting` holds ranges in ascending order, and
/// who waits for a range to be handed out holds none: so the thread that holds the first range of all those that do not count yet never waits for another.
final class RangeWorker<Work: RangeWork> {
  private let sequence: RangeSequence
  private let work: Work
  /// Ranges that were read and wait for their turn, oldest first.
  private var waiting: [(task: RangeSequence.Task, summary: RangeReader.Summary, found: Work.Found)] = []
  private var spare: [Work.Found] = []
  /// More would only fill memory: the range before the oldest is in another thread's hands.
  private static var mostWaiting: Int { 16 }

  init(_ sequence: RangeSequence, _ work: Work) {
    self.sequence = sequence
    self.work = work
  }

  /// Reads ranges until there are none.
  func run() {
    do throws(ExtractError) {
      asking: while !work.isDone {
        switch sequence.next(waits: waiting.isEmpty) {
        case .range(let task): try read(task)
        case .later: _ = try settleFirst(waits: true)
        case .none: break asking
        }
      }
      while try settleFirst(waits: true) {}
    } catch {
      sequence.fail(error)
    }
  }

  private func read(_ task: RangeSequence.Task) throws(ExtractError) {
    let found = spare.popLast() ?? work.makeFound()
    let start = task.isFirst ? RangeReader.Start.known(task.range.lowerBound) : .guessed
    waiting.append((task, try read(task, from: start, into: found), found))
    while waiting.count > Self.mostWaiting, try settleFirst(waits: true) {}
    while try settleFirst(waits: false) {}
  }

  /// Lets the oldest waiting range count if it is its turn; `false` where none is or it is not.
  private func settleFirst(waits: Bool) throws(ExtractError) -> Bool {
    guard let (task, guessed, found) = waiting.first else { return false }
    guard case .now(let position) = sequence.turn(of: task, waits: waits) else { return false }
    var summary = guessed
    if summary.start != position.byte {
      // The guess was wrong: a line end lay inside quotes.
      summary = try read(task, from: .known(position.byte), into: found)
    }
    work.settle(found, at: position)
    sequence.join(task, summary)
    waiting.removeFirst()
    work.add(found, at: position)
    spare.append(found)
    return true
  }

  private func read(
    _ task: RangeSequence.Task, from start: RangeReader.Start, into found: Work.Found
  ) throws(ExtractError) -> RangeReader.Summary {
    try work.read(task.range, ofExtract: task.extract, from: start, into: found)
  }
}
