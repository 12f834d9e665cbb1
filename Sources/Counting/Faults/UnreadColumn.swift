import Pipelines

/// A column of codes of one input, none of whose values could be read.
package struct UnreadColumn: Sendable {
  package enum Field: Int, CaseIterable, Sendable {
    /// 单位所在地代码
    case locationCode
    /// 统一社会信用代码
    case creditCode
  }

  /// The input's number among those of the report.
  package let input: Int
  package let field: Field
  /// Its header.
  package let column: String
  /// How many there are.
  package let values: Int
}

extension UnreadColumn.Field {
  /// As pipelines call it.
  package var name: String { field.rawValue }

  fileprivate var field: Field { self == .locationCode ? .locationCode : .creditCode }
}

extension Ledger {
  package func unreadColumns(of extracts: [Extract]) -> [UnreadColumn] {
    extracts.enumerated().flatMap { input, extract in
      UnreadColumn.Field.allCases.compactMap { field in
        let found = codes(ofExtract: input)[field]
        guard found.values > 0, !found.isRead, let column = extract.binding[field.field]?.column else {
          return nil
        }
        return UnreadColumn(input: input, field: field, column: extract.header[column], values: found.values)
      }
    }
  }
}
