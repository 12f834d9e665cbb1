import ExtractReading

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

extension RangeOutcome.Reject {
  /// A record that the reader could not cut.
  ///
  /// - Parameter skipped: what it is if no record.
  init(_ refused: RefusedRecord, skipped: SkippedRow?) {
    self.init(
      line: refused.line, record: refused.record,
      rejected: RejectedRecord(
        fault: skipped.map(Fault.skipped) ?? .form(refused.fault), byte: refused.byte, raw: refused.raw))
  }
}
