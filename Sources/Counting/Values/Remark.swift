/// What is counted of values beside their repairs, by extract.
package enum Remark: UInt8, CaseIterable, Sendable {
  /// No program, in a column that is there for it.
  case blankProgram
  /// A date (签约日期) that cannot be read.
  case unreadDate
}

/// Remarks on one value.
struct Remarks: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ remark: Remark) { rawValue = 1 << remark.rawValue }
}
