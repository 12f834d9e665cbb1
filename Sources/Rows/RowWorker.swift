import Buffers
import Counting
import ExtractReading
import Outcomes

/// One thread's share of the rows: turns ranges into outcomes again, and those that count into rows.
///
/// Not safe to share between threads; it goes from one to the next as `RangeWork` says.
final class RowWorker: RangeWork, @unchecked Sendable {
  /// What a range comes to, and when its rows are written.
  final class Found {
    let outcome = RangeOutcome()
    var turn = 0
  }

  private let superseded: SupersededRecords?
  private let fold: RangeFold
  private let queue: RowQueue
  private let writer: RowWriter
  /// By extract.
  private(set) var rows: [Int]

  init(_ rows: GraduateRows, _ extracts: [Extract], _ cells: RowCells, _ queue: RowQueue) throws(ExtractError)
  {
    self.queue = queue
    superseded = rows.superseded
    // Who counts is known; `count` tells graduates apart and asks for nothing else.
    let grain = Grain(dimensions: rows.dimensions, duplicates: .count, tracesRecords: false)
    fold = RangeFold(grain: grain, declared: rows.declared, extracts: extracts)
    writer = RowWriter(
      fold.cellTable, dimensions: rows.dimensions, filters: rows.filters, cells: cells, key: rows.key)
    self.rows = Array(repeating: 0, count: extracts.count)
  }

  // MARK: Ranges

  var isDone: Bool { queue.failure != nil }

  func makeFound() -> Found { Found() }

  func read(
    _ range: Range<Int>, ofExtract extract: Int, from start: RangeReader.Start, into found: Found
  ) throws(ExtractError) -> RangeReader.Summary {
    try fold.read(range, ofExtract: extract, from: start, into: found.outcome)
  }

  func settle(_ found: Found, at position: RecordPosition) { found.turn = queue.takeTurn() }

  func add(_ found: Found, at position: RecordPosition) {
    let room = queue.room()
    let superseded = superseded
    rows[position.extract] += writer.write(found.outcome, to: &room.text) { record in
      superseded?.contains(position.ordinal + Int(record)) == true
    }
    queue.write(room, turn: found.turn)
  }
}
