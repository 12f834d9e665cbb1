package import Counting
package import Cubes
package import Reports

/// What is known of the inputs beside the report; lines only where they were asked for.
package struct Findings: Sendable {
  /// A warning, and the lines (1-based) of the first few records that it is about, where they are in one input.
  package struct Located: Sendable {
    let warning: Warning
    let lines: [Int]

    package init(_ warning: Warning, lines: [Int]) {
      self.warning = warning
      self.lines = lines
    }
  }

  /// By input, then in the order of the reasons.
  package var rejects: [RejectCount]
  /// What contradicts itself among what counts.
  package var contradictions: [Contradictions]
  /// By input, then in the order of the repairs.
  package var repairs: [RepairCount] = []
  /// Dates (签约日期) that are none, by input.
  package var unreadDates: [RemarkedField] = []
  /// Cells without an ID (考生号, 学号), by input.
  package var blankIDs: [RemarkedField] = []
  /// By input.
  package var unreadColumns: [UnreadColumn] = []
  /// By input.
  package var unknownDestinations: [UnknownDestinations] = []
  /// In the order of the report.
  package var warnings: [Located] = []

  package init(rejects: [RejectCount], contradictions: [Contradictions]) {
    self.rejects = rejects
    self.contradictions = contradictions
  }
}
