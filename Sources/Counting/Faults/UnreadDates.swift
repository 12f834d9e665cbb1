import Pipelines

/// How many dates (签约日期) of one input are unread, and where the first ones stand.
package struct UnreadDates: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  /// The header of their column; `nil` where they are a constant or from the path.
  package let column: String?
  package let count: Int
  /// The first three, 1-based.
  package let lines: [Int]
}

extension RejectLog {
  /// Of the inputs that have any.
  package func unreadDates(of extracts: [Extract], _ ledger: Ledger) -> [UnreadDates] {
    extracts.enumerated().compactMap { input, extract in
      let count = ledger.count(of: .unreadDate, inExtract: input)
      guard count > 0 else { return nil }
      let column = extract.binding[.updatedAt]?.column.map { extract.header[$0] }
      return UnreadDates(
        input: input, column: column, count: count, lines: noted[input][.remark(.unreadDate)])
    }
  }
}
