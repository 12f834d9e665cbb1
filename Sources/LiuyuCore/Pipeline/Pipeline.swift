public import Outcomes

/// A field of a graduate's record that the job knows by name.
public enum Field: String, CaseIterable, Sendable {
  case graduateID = "graduate_id"
  case year
  case institutionCode = "institution_code"
  case institutionName = "institution_name"
  case programCode = "program_code"
  case programName = "program_name"
  case level
  case destinationCode = "destination_code"
  case destinationText = "destination_text"
  case locationCode = "location_code"
  case locationText = "location_text"
  case employer
  case creditCode = "credit_code"
  case updatedAt = "updated_at"
}

/// A whole pipeline file, checked.
public struct Pipeline: Sendable {
  /// One layout of extract and where its files are.
  public struct Source: Sendable {
    /// As written; `folder` of the pipeline resolves it. May be a glob.
    public var path: String
    /// As written, lower case: `auto`, `utf-8`, `gb18030`, …
    public var encoding: String
    /// 1-based physical line of the header.
    public var headerRow: Int
    /// Rows after the header that are not records (a translated second header).
    public var skipRows: Int
    public var delimiter: UInt8
    public var destinationScheme: DestinationScheme
    /// For each field the headers it may have, as written.
    public var columns: [Field: [String]]
    /// Declared dimension → headers.
    public var dimensionColumns: [String: [String]]
    public var constants: [Field: String]
    public var dimensionConstants: [String: String]
    /// A regular expression with named groups (field names), matched against the path.
    public var fromPath: String?
    /// 1-based line in the pipeline file where the source starts, for messages.
    public var line: Int
  }

  /// The pipeline file's own path, for messages.
  public var path: String
  public var sha256: String
  public var name: String
  public var title: String
  public var sources: [Source]
  /// Declared dimensions in file order (beyond year, institution, program, level).
  public var dimensions: [String]
  public var filters: [Filter]
  public var methodology: Methodology
  public var targets: Targets
  public var groupBy: [String]
  /// Paths as written, relative to the pipeline's folder.
  public var reportPath: String?
  public var cubePath: String?
  public var rejectsPath: String?
}

/// One condition on a dimension, as `--where` or `where:` gives it.
///
/// `year=2023..2025`, `institution=50001,50002`, `level!=本科`, `program=5102*`.
public struct Filter: Hashable, Sendable {
  public enum Pattern: Hashable, Sendable {
    /// A value, in which `*` stands for any characters.
    case value(String)
    /// An inclusive range of years.
    case years(ClosedRange<Int>)
  }

  /// As written, for `filters` in the report.
  public var text: String
  public var dimension: String
  public var isNegated: Bool
  public var patterns: [Pattern]
}
