/// Takes the graduates of one range, part by part in input order, where others than the fold count them.
package protocol OutcomeTaker: AnyObject {
  /// - Parameter recordsBefore: of the range.
  func take(_ outcome: RangeOutcome, recordsBefore: Int)
}
