/// Who a graduate is, as 88 bits of a hash over institution and ID, and the year where a source's `identity` has it.
///
/// Among 100 million graduates two share a fingerprint by chance with a probability below 2 in 10^11.
package struct Fingerprint: BitwiseCopyable {
  package var low: UInt64
  /// 24 bits.
  package var high: UInt32

  package init(low: UInt64, high: UInt32) {
    self.low = low
    self.high = high
  }
}
