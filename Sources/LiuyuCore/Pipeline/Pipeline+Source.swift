public import Outcomes

extension Pipeline {
  /// One layout of extract and where its files are.
  public struct Source: Sendable {
    /// As written; `Pipeline.sourceFiles()` resolves it. May be a glob, or `-` for standard input.
    public var path: String
    /// Lower case: `auto`, `utf-8`, `gb18030`, … or any other name that iconv knows.
    public var encoding: String
    /// 1-based physical line of the header.
    public var headerRow: Int
    /// Rows after the header that are not records (a translated second header).
    public var skipRows: Int
    /// One ASCII character.
    public var delimiter: UInt8
    public var destinationScheme: DestinationScheme
    /// For each field the headers it may have, as written, most wanted first.
    public var columns: [Field: [String]]
    /// Declared dimension → headers.
    public var dimensionColumns: [String: [String]]
    /// The value of a field in every record of a file that has no column for it.
    public var constants: [Field: String]
    public var dimensionConstants: [String: String]
    /// Fields that the file's path carries.
    public var fromPath: PathPattern?
    /// 1-based line in the pipeline file where the source starts, for messages.
    public var line: Int
    /// Where the headers of each field or dimension are listed, by its name, for messages.
    var headerLists: [String: HeaderList]

    /// An entry of `columns` or `dimensions` in the pipeline file.
    struct HeaderList: Hashable, Sendable {
      /// With its parent, such as `columns.year`.
      var key: String
      /// 1-based.
      var line: Int
    }
  }
}
