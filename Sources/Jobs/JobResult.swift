package import Cubes
package import Rendering
package import Reports

/// What a job came to.
package struct JobResult: Sendable {
  package let tabulation: Tabulation
  package let report: Report
  /// The first few records that were not counted.
  package let firstRejects: [ToldReject]
  /// Those that another delimiter would mend.
  package let cutElsewhere: [ToldDelimiter]
  /// What there is to mend.
  package let findings: Findings
  /// By input.
  package let paths: [String]
}
