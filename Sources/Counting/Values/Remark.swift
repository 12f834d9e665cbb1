/// What is counted of values beside their repairs, by extract.
package enum Remark: UInt8, CaseIterable, Sendable {
  /// No program, in a column that is there for it.
  case blankProgram
  /// A date (签约日期) that cannot be read.
  case unreadDate
  /// A blank cell where the ID stands.
  case blankID
  /// Employed, and no source names a place; only where lines are asked for, as the rest.
  case unresolved
  /// A location code that names no place.
  case unreadLocationCode
  /// A credit code that names no place.
  case unreadCreditCode
}

/// Remarks on one value.
struct Remarks: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ remark: Remark) { rawValue = 1 << remark.rawValue }
}
