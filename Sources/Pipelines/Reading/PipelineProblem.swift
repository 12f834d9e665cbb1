/// One thing that is wrong, and where.
package struct PipelineProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    // The file as a whole
    case notFound
    case unreadable(errno: CInt)
    case tooLarge(limit: Int)
    /// The 0-based offset of the first byte that is no UTF-8.
    case notUTF8(byte: Int)
    case empty
    /// What the YAML parser says.
    case syntax(String)

    // Its keys and values; a key is given with its parents, such as `columns.year`
    case anchor
    case duplicateKey(String)
    case unknownKey(String, nearest: String?, allowed: [String])
    case missingKey(String, hint: String)
    case wrongShape(String, expected: String)
    /// What would be right, in words.
    case badValue(String, value: String, expected: String)
    case badChoice(String, value: String, nearest: String?, allowed: [String])
    case badSetting(String, SettingError)
    case badFilter(FilterError)
    case badGrouping(GroupingError)
    case badDimensionName(String)
    case noInstitution
    case noDestination
    /// It is to tell graduates apart.
    case noYear

    // An extract's header, which may be a graduate's record where there is none: `known` are names that the pipeline
    // lists; `at` is the line in the pipeline file to mend, with the file's path
    case missingColumn(
      String, key: String, known: [String], nearest: String?, header: [String], at: String)
    case twoColumns(String, [FoundColumn], key: String, at: String)
    /// Columns without a name beside what is missing; `isHeader` where other fields were found in the row, so that it is
    /// no graduate's record.
    case mergedHeader([HeaderGap], row: Int, isHeader: Bool, at: String)
    /// Another row has the columns that are missing in this one.
    case headerElsewhere(row: Int, found: Int, at: String)
    /// The header does not fit, and the first line (`sep=;`) names another delimiter than the source.
    case otherDelimiter(named: String, declared: String, at: String)
    /// The header fits where its fields are cut at another delimiter.
    case headerCutElsewhere(at: String, source: String)
    /// A graduate's record stands above the header.
    case recordAboveHeader(row: Int)
    /// A graduate's record is passed over below the header.
    case recordBelowHeader(skipRows: Int, at: String)
    case noKnownColumn(known: [String], nearest: String?, header: [String], row: Int, at: String)
    case pathMismatch(pattern: String, at: String)
    case notInPath(String, pattern: String, at: String)
    /// What the path gives for a field is neither UTF-8 nor GB18030.
    case noTextInPath(String, value: String, at: String)
    /// A dimension that says where somebody works, where each graduate is to have a row.
    case personalDimension(String, header: String, at: String)
    /// A field or dimension that would show who somebody is.
    case personalColumn(String, header: String, at: String)
    /// A dimension most of whose values look like what tells people apart, and like what.
    case personalValues(String, kind: String)

    // Paths; the folder is the one the pattern is relative to
    case noFiles(pattern: String, folder: String)
    case folderInsteadOfFiles
    /// A file is called like the pattern, and others match it; `plain` is the pattern that means the file.
    case fileOrPattern(plain: String, matches: Int)
    case unlistable(pattern: String)
    /// A pattern matches a pipe (FIFO).
    case pipeAmongFiles(pattern: String)
    case readTwice
    /// By one of several sources, and what the reader says.
    case cannotRead(String)
    case fitsNoSource(reasons: [Refusal])
  }

  package var kind: Kind
  /// The pipeline file, or the extract whose header does not fit.
  package var path: String
  /// 1-based.
  package var line: Int?
  /// 1-based, in Unicode scalars.
  package var column: Int?

  package init(_ kind: Kind, path: String, line: Int? = nil, column: Int? = nil) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
  }
}

extension PipelineProblem {
  /// Why a source cannot read an extract.
  package struct Refusal: Hashable, Sendable {
    /// The source's line in the pipeline file.
    package let line: Int
    /// Never empty.
    package let problems: [PipelineProblem]

    package init(line: Int, problems: [PipelineProblem]) {
      self.line = line
      self.problems = problems
    }
  }
}

extension PipelineProblem.Kind {
  /// Whether there is nothing to read, rather than something wrong with it.
  package var isNoInput: Bool {
    switch self {
    case .notFound, .unreadable, .noFiles, .folderInsteadOfFiles, .fileOrPattern, .unlistable,
      .pipeAmongFiles:
      true
    default: false
    }
  }

  /// Whether a graduate's record would be passed over.
  package var isOfRecords: Bool {
    switch self {
    case .recordAboveHeader, .recordBelowHeader: true
    default: false
    }
  }

  /// Whether more can be said where the fields of an extract's header may be shown.
  package var keepsHeaderBack: Bool {
    switch self {
    case .missingColumn(_, _, _, let nearest, _, _): nearest == nil
    case .noKnownColumn: true
    case .mergedHeader(_, _, let isHeader, _): !isHeader
    case .fitsNoSource(let reasons): reasons.contains { $0.problems[0].kind.keepsHeaderBack }
    default: false
    }
  }
}
