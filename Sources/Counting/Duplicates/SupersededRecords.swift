import Buffers

/// The records that do not count because another one of the same graduate does: one bit for each record of a run.
package struct SupersededRecords: Sendable {
  private var words: [UInt64]

  /// - Parameters:
  ///   - ordinals: the records' numbers among all of the run, in any order.
  ///   - records: how many there are, rejects included.
  init(_ ordinals: some Sequence<Int>, of records: Int) {
    words = Array(repeating: 0, count: (records + 63) / 64)
    for ordinal in ordinals { words[ordinal / 64] |= 1 << UInt64(ordinal % 64) }
  }

  init(_ settlers: [Settler], of records: Int) {
    self.init(
      settlers.lazy.flatMap { settler in (0..<settler.superseded.count).lazy.map { settler.superseded[$0] } },
      of: records)
  }

  /// - Parameter ordinal: may be beyond the last record, of an extract that has grown since.
  @inline(__always)
  package func contains(_ ordinal: Int) -> Bool {
    ordinal / 64 < words.count && words[ordinal / 64] >> UInt64(ordinal % 64) & 1 == 1
  }
}
