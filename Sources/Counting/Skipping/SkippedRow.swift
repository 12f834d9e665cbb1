/// What a row is that is no record.
package enum SkippedRow: Sendable {
  /// Nothing but delimiters and white space.
  case blank
  /// A header of the source again, as joined files have it.
  case repeatedHeader
  /// A total, a signature, a remark, a title, a hint (必填) or an example (示例).
  case note
}
