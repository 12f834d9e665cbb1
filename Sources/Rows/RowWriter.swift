import Buffers
import Counting
import Outcomes
import Pipelines
import Rendering

/// Writes a row for each graduate of a range: its pieces are kept by cell and by outcome.
///
/// For one thread.
final class RowWriter {
  private let dimensions: DimensionPieces
  private let outcomes: OutcomePieces
  private let hasher: GraduateHasher
  private let end: [UInt8]

  /// - Parameters:
  ///   - table: of the cells that the outcomes have.
  ///   - filters: what they hold back is no row.
  init(
    _ table: CellTable, dimensions: [Dimension], filters: [Filter], cells: RowCells, key: GraduateKey
  ) {
    self.dimensions = DimensionPieces(of: table, dimensions: dimensions, filters: filters, cells: cells)
    outcomes = OutcomePieces(cells: cells)
    hasher = key.hasher()
    end = cells.endAfterName
  }

  /// - Parameter skips: whether the graduate of a record, by its number in the range, gets no row.
  /// - Returns: how many rows were written.
  @inline(__always)
  func write(_ found: RangeOutcome, to text: inout ByteText, skips: (_ record: UInt32) -> Bool) -> Int {
    // Local values: each access to a property of a class is checked at run time.
    let (cells, found, fingerprints, records) = (
      found.cells.lent, found.outcomes.lent, found.fingerprints.lent, found.records.lent
    )
    let (dimensions, outcomes, hasher) = (dimensions, outcomes, hasher)
    var written = 0
    for index in 0..<cells.count {
      if skips(records[index]) { continue }
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
