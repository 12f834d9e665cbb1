package import ExtractReading

/// Takes the graduates of one range, part by part in input order, where others than the fold count them.
package protocol OutcomeTaker: AnyObject {
  /// - Parameter position: where the part starts in the range: its records and lines are those before it.
  func take(_ outcome: RangeOutcome, at position: RecordPosition)
}
