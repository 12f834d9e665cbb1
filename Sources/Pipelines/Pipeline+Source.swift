package import ExtractReading
package import Outcomes

extension Pipeline {
  /// One layout of extract and where its files are.
  package struct Source: Sendable {
    /// As written; `Pipeline.sourceFiles()` resolves it. May be a glob, or `-` for standard input.
    package var path: String
    package var encoding: DeclaredEncoding
    package var headerRow: HeaderRow
    /// Rows after the header that are not records (a translated second header).
    package var skipRows: Int
    /// `nil` where the pipeline does not say: then a line `sep=;` at the start of an extract does, or it is a comma.
    package var delimiter: Delimiter?
    package var destinationScheme: DestinationScheme
    package var identity: Identity
    /// For each field the headers it may have, as written, most wanted first.
    package var columns: [Field: [String]]
    /// Declared dimension → headers.
    package var dimensionColumns: [String: [String]]
    /// The value of a field in every record of a file that has no column for it.
    package var constants: [Field: String]
    package var dimensionConstants: [String: String]
    /// Fields that the file's path carries.
    package var fromPath: PathPattern?
    /// 1-based line in the pipeline file where the source starts, for messages.
    package var line: Int
    /// Where the headers of each field or dimension are listed, by its name, for messages.
    package var headerLists: [String: HeaderList]

    /// An entry of `columns` or `dimensions` in the pipeline file.
    package struct HeaderList: Hashable, Sendable {
      /// With its parent, such as `columns.year`.
      package var key: String
      /// 1-based.
      package var line: Int
    }
  }
}

extension Pipeline.Source {
  /// Every header that it may have, as written.
  package var headerNames: [String] { Array(columns.values.joined()) + dimensionColumns.values.joined() }

  /// What makes two records one graduate's.
  package enum Identity: Hashable, Sendable, CaseIterable {
    /// The same ID (考生号, 学号) within an institution.
    case institution
    /// The same ID within an institution and a graduation year: where later classes use IDs (学号) again.
    case institutionAndYear

    /// As a pipeline lists it, in any order.
    var parts: [String] {
      let id = Field.graduateID.rawValue
      return switch self {
      case .institution: [Dimension.institution.name, id]
      case .institutionAndYear: [Dimension.institution.name, Dimension.year.name, id]
      }
    }
  }
}
