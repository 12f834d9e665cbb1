public import Outcomes

/// A whole pipeline file, checked.
public struct Pipeline: Sendable {
  /// The pipeline file's own path as it was given, for messages and to find its folder.
  public var path: String
  /// SHA-256 of the file's bytes, 64 lowercase hexadecimal digits.
  public var sha256: String
  public var name: String
  /// For people; the name where the file has no title.
  public var title: String
  /// In the order of the file, which is the order of reading; never empty.
  public var sources: [Source]
  /// Declared dimensions in file order (beyond year, institution, program, level).
  public var dimensions: [String]
  /// All must hold.
  public var filters: [Filter]
  public var methodology: Methodology
  public var targets: Targets
  /// Dimension names, built-in or declared, none twice; outermost first.
  public var groupBy: [String]
  /// As written; `resolve(_:)` finds it. `-` is standard output.
  public var reportPath: String?
  /// As written; `resolve(_:)` finds it.
  public var cubePath: String?
  /// As written; `resolve(_:)` finds it.
  public var rejectsPath: String?

  /// Every dimension a filter or a grouping may name, built-in ones first.
  public var allDimensions: [String] { Dimension.builtIn + dimensions }
}
