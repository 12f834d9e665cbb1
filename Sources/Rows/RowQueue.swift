import Buffers
import ExtractReading
import Outputs

/// Hands the rows of ranges on in input order, whichever thread finishes first.
///
/// **Invariants.** `turns` were taken and `next` written; everything below `lock` is touched only while it is held. The
/// thread whose turn is next never waits, so nobody waits for ever.
final class RowQueue: @unchecked Sendable {
  /// The rows of one range.
  final class Rows {
    var text = ByteText()
  }

  private let lock = Monitor()
  private let sink: any ByteSink
  private var turns = 0
  private var next = 0
  /// What is ready and waits for rows before it, by turn.
  private var waiting: [Int: Rows] = [:]
  private var spare: [Rows] = []
  private var firstFailure: OutputError?

  /// More would only fill memory.
  private static let mostWaiting = 16

  init(_ sink: any ByteSink) { self.sink = sink }

  /// Why nobody takes rows any more.
  var failure: OutputError? { lock.withLock { firstFailure } }

  /// The next turn; to be taken in input order.
  func takeTurn() -> Int {
    lock.withLock {
      turns += 1
      return turns - 1
    }
  }

  /// Room for the rows of a range.
  func room() -> Rows { lock.withLock { spare.popLast() } ?? Rows() }

  /// Writes rows in their turn; every turn that was taken must come.
  func write(_ rows: Rows, turn: Int) {
    lock.withLock {
      while turn != next, waiting.count >= Self.mostWaiting { lock.wait() }
      waiting[turn] = rows
      while let rows = waiting.removeValue(forKey: next) {
        write(rows)
        next += 1
      }
      lock.wakeAll()
    }
  }

  private func write(_ rows: Rows) {
    if firstFailure == nil {
      do throws(OutputError) {
        try sink.write(rows.text.bytes)
      } catch {
        firstFailure = error
      }
    }
    rows.text.removeAll()
    spare.append(rows)
  }
}
