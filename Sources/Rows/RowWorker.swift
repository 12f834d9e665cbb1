import Buffers
import Counting
import ExtractReading
import Outcomes
import Rendering

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
  private let dimensions: DimensionPieces
  private let outcomes: OutcomePieces
  private let hasher: GraduateHasher
  private let end: [UInt8]
  /// By extract.
  private(set) var rows: [Int]

  init(_ rows: GraduateRows, _ extracts: [Extract], _ cells: RowCells, _ queue: RowQueue) throws(ExtractError)
  {
    self.queue = queue
    superseded = rows.superseded
    // Who counts is known; `count` tells graduates apart and asks for nothing else.
    let grain = Grain(dimensions: rows.dimensions, duplicates: .count, tracesRecords: false)
    fold = RangeFold(grain: grain, declared: rows.declared, extracts: extracts)
    dimensions = DimensionPieces(
      of: fold.cellTable, dimensions: rows.dimensions, filters: rows.filters, cells: cells)
    outcomes = OutcomePieces(cells: cells)
    hasher = rows.key.hasher()
    end = cells.endAfterName
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
    rows[position.extract] += write(found.outcome, at: position, to: &room.text)
    queue.write(room, turn: found.turn)
  }

  // MARK: Rows

  /// - Returns: how many rows were written.
  private func write(_ found: RangeOutcome, at position: RecordPosition, to text: inout ByteText) -> Int {
    // Local values: each access to a property of a class is checked at run time.
    let (cells, found, fingerprints, records) = (
      found.cells.lent, found.outcomes.lent, found.fingerprints.lent, found.records.lent
    )
    let (dimensions, outcomes, hasher, superseded) = (dimensions, outcomes, hasher, superseded)
    var written = 0
    for index in 0..<cells.count {
      if let superseded, superseded.contains(position.ordinal + Int(records[index])) { continue }
      let cell = Int(cells[index])
      var front = dimensions.pieces.extent(of: cell)
      if !front.isKnown { front = dimensions.make(cell) }
      if front.isDropped { continue }
      dimensions.pieces.append(front, to: &text)
      let outcome = found[index]
      let number = outcomes.number(of: outcome)
      var back = outcomes.pieces.extent(of: number)
      if !back.isKnown { back = outcomes.make(outcome, as: number) }
      outcomes.pieces.append(back, to: &text)
      if !outcome.isWithoutID {
        hasher.append(fingerprints[index], to: &text)
        text.append(end)
      }
      written += 1
    }
    return written
  }
}
