// What is said of single records, by line and number within the range: neither is known beyond it yet.

extension RangeOutcome {
  /// A row that is not counted.
  struct Reject {
    /// The physical line on which the record starts, counted from 0 at the start of its range.
    let line: Int
    /// The record's number among the records of its range, from 0.
    let record: Int
    let rejected: RejectedRecord
  }

  /// A contradiction of a record that is counted, unless another one of the graduate is.
  struct Contradictory {
    /// From 0, in the range.
    let line: Int
    /// From 0, in the range.
    let record: Int
    let cell: UInt32
    let asCounted: Outcome
    let ifOtherWon: Outcome
    let contradiction: Contradiction
  }

  /// Where a record stands that may turn out to be a duplicate.
  struct Trace {
    /// From 0, in the range.
    let record: Int
    /// From 0, in the range.
    let line: Int
    /// Byte offset in the (decoded) extract.
    let byte: Int
    /// Bytes of the record's text.
    let count: Int
    /// See `TracedRecord.raw`.
    let raw: [UInt8]?
  }
}
