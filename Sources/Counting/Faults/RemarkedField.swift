package import Pipelines

/// How many values of one field of one input bear a remark, and where the first ones stand.
package struct RemarkedField: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  /// The header of its column; `nil` where it is a constant or from the path.
  package let column: String?
  package let count: Int
  /// The first three, 1-based; none unless they were asked for.
  package let lines: [Int]
}

extension RejectLog {
  /// Of the inputs that have any.
  package func remarked(_ remark: Remark, in field: Field, of extracts: [Extract], _ ledger: Ledger)
    -> [RemarkedField]
  {
    extracts.enumerated().compactMap { input, extract in
      let count = ledger.count(of: remark, inExtract: input)
      guard count > 0 else { return nil }
      let column = extract.binding[field]?.column.map { extract.header[$0] }
      return RemarkedField(
        input: input, column: column, count: count, lines: lines(of: remark, inInput: input))
    }
  }

  /// The first lines of an input that bear a remark, 1-based.
  package func lines(of remark: Remark, inInput input: Int) -> [Int] { noted[input][.remark(remark)] }
}
