public import Outcomes

/// Where a cube comes from: the pipeline, and the fate of the records of each input.
public struct Provenance: Sendable {
  public struct Source: Hashable, Sendable {
    public var name: String
    public var title: String
    /// 64 lowercase hexadecimal digits.
    public var sha256: String
  }

  public struct Input: Hashable, Sendable {
    public var path: String
    public var bytes: Int
    /// The encoding's name as the report gives it.
    public var encoding: String
    /// Rejects included.
    public var records: Int
    /// Records that another one of the same graduate superseded.
    public var duplicates: Int
    public var rejected: Int
    /// Tells files apart by their size and samples of their bytes; `nil` for what cannot be read twice.
    public var fingerprint: String?
    /// Of the whole file, where checksums were asked for.
    public var sha256: String?
  }

  public var pipeline: Source
  /// What the pipeline asks by itself.
  public var inquiry: Inquiry
  /// The destination schemes of the sources, sorted, each once.
  public var destinationCodes: [String]
  public var divisionsAsOf: String
  /// In the order in which they were read.
  public var inputs: [Input]
  /// Reason → records, only reasons that occurred.
  public var rejectedByReason: [String: Int]
  public var repairs: [String: Int]
  /// Records of graduates who have another one, whatever becomes of them; `nil` where nobody looked.
  public var repeated: Int?

  /// The rule by which the cube was counted: the one part of the methodology that it cannot answer otherwise.
  public var duplicates: Methodology.Duplicates { inquiry.methodology.duplicates }
}
