package import Outcomes

/// A whole pipeline file, checked.
package struct Pipeline: Sendable {
  /// The pipeline file's own path as it was given, for messages and to find its folder.
  package var path: String
  /// SHA-256 of the file's bytes, 64 lowercase hexadecimal digits.
  package var sha256: String
  package var name: String
  /// For people; the name where the file has no title.
  package var title: String
  /// In the order of the file, which is the order of reading; never empty.
  package var sources: [Source]
  /// Declared dimensions in file order (beyond year, institution, program, level).
  package var dimensions: [Dimension]
  /// All must hold.
  package var filters: [Filter]
  package var methodology: Methodology
  package var targets: Targets
  /// Dimension names, built-in or declared, none twice; outermost first.
  package var groupBy: [Dimension]
  /// As written; `resolve(_:)` finds it. `-` is standard output.
  package var reportPath: String?
  /// As written; `resolve(_:)` finds it.
  package var cubePath: String?
  /// As written; `resolve(_:)` finds it.
  package var rejectsPath: String?

  /// Every dimension a filter or a grouping may name, built-in ones first.
  package var allDimensions: [Dimension] { Dimension.builtIn + dimensions }
}
