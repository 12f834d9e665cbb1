package import Counting
package import Cubes
package import ExtractReading
package import Reports

/// What a job came to.
package struct JobResult: Sendable {
  package let tabulation: Tabulation
  package let report: Report
  /// The first few records that were not counted.
  package let firstRejects: [Reject]
  /// How many were not counted, by input and reason.
  package let rejects: [RejectCount]
  /// What contradicts itself among what counts; empty unless that is what the extracts were read for.
  package let contradictions: [Contradictions]
  /// By input, values that were repaired.
  package let repairs: [[Repair: Int]]
  /// How many dates were unread, by input.
  package let unreadDates: [UnreadDates]
  /// Each extract's path, header and encoding (of the bytes in a reject), by its number in `Reject.extract`.
  package let extracts: [(path: String, header: [String], encoding: TextEncoding)]
}
