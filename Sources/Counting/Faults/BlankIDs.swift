import Pipelines

/// How many cells of one input have no ID (考生号, 学号), and where the first ones stand.
package struct BlankIDs: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  /// The header of their column.
  package let column: String
  package let count: Int
  /// The first three, 1-based.
  package let lines: [Int]
}

extension RejectLog {
  /// Of the inputs that have any.
  package func blankIDs(of extracts: [Extract], _ ledger: Ledger) -> [BlankIDs] {
    extracts.enumerated().compactMap { input, extract in
      let count = ledger.count(of: .blankID, inExtract: input)
      guard count > 0, let column = extract.binding[.graduateID]?.column else { return nil }
      return BlankIDs(
        input: input, column: extract.header[column], count: count, lines: noted[input][.remark(.blankID)])
    }
  }

  /// The first lines of an input on which somebody is employed nobody knows where, 1-based.
  package func unresolved(ofInput input: Int) -> [Int] { noted[input][.remark(.unresolved)] }
}
