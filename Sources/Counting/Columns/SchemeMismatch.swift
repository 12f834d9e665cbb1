package import Outcomes

/// A source whose codes and texts do not agree under the scheme that the pipeline declares.
package struct SchemeMismatch: Sendable, Equatable {
  package let declared: DestinationScheme
  /// Rows with a code and a known text.
  package let rows: Int
  package let contradicting: Int
  /// The scheme that explains more rows; `nil` where none does.
  package let fitting: DestinationScheme?
  /// The rows that it explains.
  package let explained: Int
}

extension SchemeMismatch: CustomStringConvertible {
  package var description: String {
    let advice =
      fitting.map { fitting in
        "`destination_codes: \(fitting.rawValue)` would explain \(share(explained)) — declare that scheme, if it is "
          + "the extract's own"
      } ?? "no other scheme fits better — check which columns hold 毕业去向代码 and 毕业去向"
    return
      "code and text of the destination contradict each other in \(share(contradicting)) of the rows that have "
      + "both, under the declared \(declared.rawValue); \(advice). No report was written"
  }

  /// A share of the rows, in percent.
  private func share(_ count: Int) -> String {
    let tenths = rows == 0 ? 0 : (count * 2000 + rows) / (rows * 2)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
