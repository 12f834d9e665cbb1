import Pipelines

/// A column of codes of one input, some of whose values cannot be read.
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
  /// How many cannot be read.
  package let values: Int
  /// Whether there is no other.
  package let isWhole: Bool
  /// Whether most of them are names of places.
  package let holdsNames: Bool
  /// The first three, 1-based.
  package let lines: [Int]
}

extension UnreadColumn.Field {
  /// As pipelines call it.
  package var name: String { field.rawValue }

  fileprivate var field: Field { self == .locationCode ? .locationCode : .creditCode }

  var remark: Remark { self == .locationCode ? .unreadLocationCode : .unreadCreditCode }
}

extension RejectLog {
  package func unreadColumns(of extracts: [Extract], _ ledger: Ledger) -> [UnreadColumn] {
    extracts.enumerated().flatMap { input, extract in
      UnreadColumn.Field.allCases.compactMap { field in
        let found = ledger.codes(ofExtract: input)[field]
        guard found.unread > 0, let column = extract.binding[field.field]?.column else { return nil }
        return UnreadColumn(
          input: input, field: field, column: extract.header[column], values: found.unread,
          isWhole: found.read == 0, holdsNames: found.names * 2 > found.unread,
          lines: lines(of: field.remark, inInput: input))
      }
    }
  }
}
