import ExtractReading

/// A contradiction of a record of which it is not known yet whether it counts.
struct KeptContradiction {
  /// The record's number among all records of the run.
  let ordinal: Int
  /// 1-based.
  let line: Int
  let kind: Conflict
  /// The worker's cell.
  let cell: UInt32
  let asCounted: Outcome
  let ifOtherWon: Outcome

  /// - Parameter position: of the start of the range in which it was found.
  init(_ found: RangeOutcome.Contradictory, at position: RecordPosition) {
    ordinal = position.ordinal + found.record
    line = position.line + found.line + 1
    kind = found.contradiction.kind
    cell = found.cell
    asCounted = found.asCounted
    ifOtherWon = found.ifOtherWon
  }
}
