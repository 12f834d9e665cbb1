package import Counting
package import Cubes
package import ExtractReading
package import Rendering
package import Reports

/// What a job came to.
package struct JobResult: Sendable {
  package let tabulation: Tabulation
  package let report: Report
  /// The first few records that were not counted.
  package let firstRejects: [Reject]
  /// What there is to mend.
  package let findings: Findings
  /// Each extract's path, header and encoding (of the bytes in a reject), by its number in `Reject.extract`.
  package let extracts: [(path: String, header: [String], encoding: TextEncoding)]
}
