/// What one thread makes of the ranges that it reads.
///
/// **Invariant.** One thread at a time calls it: whoever makes it, then the thread that reads, then whoever waited for
/// that. So a work may be `@unchecked Sendable` without a lock of its own.
public protocol RangeWork: AnyObject, Sendable {
  /// What the records of one range come to.
  associatedtype Found

  /// Whether no more ranges are wanted; those that were handed out are still read.
  var isDone: Bool { get }

  /// Room for what a range comes to; used again and again.
  func makeFound() -> Found

  /// Reads one range into `found`, which may hold another range's records, or wrong ones of this.
  ///
  /// Whether `start` is right is not known yet, so nothing may be counted.
  func read(
    _ range: Range<Int>, ofExtract extract: Int, from start: RangeReader.Start, into found: Found
  ) throws(ExtractError) -> RangeReader.Summary

  /// Takes what depends on the order of records: called for each range in input order, by one thread at a time.
  func settle(_ found: Found, at position: RecordPosition)

  /// Takes what does not depend on it: called for each range by the thread that read it, beside other threads.
  func add(_ found: Found, at position: RecordPosition)
}

extension RangeWork {
  public var isDone: Bool { false }
}
