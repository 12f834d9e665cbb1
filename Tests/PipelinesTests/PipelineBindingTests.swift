import Testing

@testable import Pipelines

@Suite struct PipelineBindingTests {
  /// Binds `header` (fields cut at `|`) under one source with these `columns`, `constants` and further lines.
  static func bind(
    _ header: String, _ columns: String, constants: String = "", dimensions: String = "{}", more: String = "",
    path: String = "higher/2025.csv"
  ) throws(PipelineErrors) -> ColumnBinding {
    let text = """
      name: t
      dimensions: \(dimensions)
      sources:
        - path: a.csv
          destination_codes: gxjy
          constants: {institution_code: 50001, level: 高职, \(constants)}
          columns: {\(columns)}
          \(more)
      """
    let pipeline = try PipelineFile.parse(Array(text.utf8), path: "p.yaml")
    let fields = header.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return try ColumnBinding(
      header: fields, row: 1, path: path, source: pipeline.sources[0], pipeline: pipeline)
  }

  @Test(
    "Where the destination code is found",
    arguments: [
      ("byqxdm", "byqxdm", 0),
      ("a|byqxdm", "byqxdm", 1),
      ("a|BYQXdm", "byqxdm", 1),
      ("a|byqxdm", "BYQXDM", 1),
      ("a|ｂｙｑｘｄｍ", "byqxdm", 1),
      ("\u{FEFF}byqxdm|a", "byqxdm", 0),
      ("a| byqxdm\u{3000}\u{A0}\t|b", "byqxdm", 1),
      ("a|byqxdm\u{200B}", "byqxdm", 1),
      ("a|毕业去向代码", "[byqxdm, 毕业去向代码]", 1),
      ("x|x|x", "'x#1'", 0),
      ("a|x|x|x", "'x#2'", 2),
      ("a|x|x|x", "'x # 3'", 3),
      ("a|x|x", "['x#9', 'x#2']", 2),
      ("a|x", "[x, X]", 1),
      ("a|x", "[x, 'x#1']", 1),
    ])
  func column(header: String, headers: String, index: Int) throws {
    let binding = try Self.bind(header, "destination_code: \(headers)")
    #expect(binding[.destinationCode] == .column(index))
    #expect(binding.columnCount == header.split(separator: "|").count)
  }

  @Test func prefersColumnsToThePathAndThePathToConstants() throws {
    let more = #"from_path: '(?<level>[^/]+)/(?<year>\d+)-(?<institution_name>[^/]+)\.csv'"#
    let binding = try Self.bind(
      "byqxdm|yxmc", "destination_code: byqxdm, institution_name: yxmc", more: more,
      path: "x/本科/2025-某校.csv")
    #expect(binding[.institutionName] == .column(1))
    #expect(binding[.level] == .fixed("本科"))
    #expect(binding[.year] == .fixed("2025"))
    #expect(binding[.institutionCode] == .fixed("50001"))
    #expect(binding[.employer] == nil)
  }

  @Test func aConstantStandsInForAMissingColumn() throws {
    let columns = "destination_code: byqxdm, level: [学历层次]"
    #expect(try Self.bind("byqxdm", columns)[.level] == .fixed("高职"))
    #expect(try Self.bind("byqxdm|学历层次", columns)[.level] == .column(1))
  }

  /// So a column that only some files have can be missing.
  @Test func aConstantMayBeBlank() throws {
    let columns = "destination_code: byqxdm, location_code: dwszddm"
    let binding = try Self.bind("byqxdm", columns, constants: "location_code: '', year: ''")
    #expect(binding[.locationCode] == .fixed("") && binding[.year] == .fixed(""))
    #expect(
      try Self.bind("byqxdm|dwszddm", columns, constants: "location_code: ''")[.locationCode] == .column(1))
  }

  @Test func bindsDeclaredDimensionsInTheirOrder() throws {
    let binding = try Self.bind(
      "byqxdm|性别", "destination_code: byqxdm", constants: "nature: 企业",
      dimensions: "{nature: [dwxz], gender: [性别, xb]}")
    #expect(binding.dimensions == [.fixed("企业"), .column(1)])
  }

  @Test(
    "What does not fit",
    arguments: [
      (
        "学号|毕业去向类别|毕业去向", "destination_code: [毕业去向代码, 毕业去向类别代码, byqxdm], destination_text: 毕业去向",
        "higher/2025.csv:1: no column for `destination_code`; the header has 毕业去向类别 — "
          + "add it under `columns.destination_code`, or a constant (p.yaml:7)"
      ),
      (
        "学号|byqx", "destination_code: [毕业去向代码], destination_text: byqx",
        "no column for `destination_code`; none of its 2 columns is called 毕业去向代码 or nearly so — "
          + "name its header under `columns.destination_code`"
      ),
      (
        "代码|byqxdm|毕业去向代码", "destination_code: [毕业去向代码, byqxdm]",
        "2 columns for `destination_code`: byqxdm (column 2), 毕业去向代码 (column 3) — which counts is for you to say: write "
          + "`destination_code: [byqxdm]` or `destination_code: [毕业去向代码]` as `columns.destination_code` (p.yaml:7)"
      ),
      (
        "x|x", "destination_code: x",
        "2 columns for `destination_code`: x (column 1), x (column 2) — which counts is for you to say: write "
          + "`destination_code: ['x#1']` or `destination_code: ['x#2']` as"
      ),
      (
        "x|x（必填）", "destination_code: x",
        "x (column 1), x（必填） (column 2) — which counts is for you to say: write `destination_code: ['x#1']` or "
          + "`destination_code: [x（必填）]` as"
      ),
      (
        "x|x|y", "destination_code: 'x#3', employer: y",
        "no column for `destination_code`; none of its 3 columns is called x#3 or nearly so — name"
      ),
      (
        "某校2025届毕业生", "destination_code: byqxdm, destination_text: byqx",
        "row 1 is not the header that the source describes: its only column is not called byqxdm, byqx — check"
      ),
    ])
  func refuses(header: String, columns: String, message: String) throws {
    let errors = try #require(throws: PipelineErrors.self) { try Self.bind(header, columns) }
    #expect(errors.description.contains(message))
    #expect(errors.problems.count == 1)
  }

  @Test func showsNoControlCharactersOfAnExtract() throws {
    let header = "\u{1B}[2J\u{0}" + String(repeating: "长", count: 100)
    let errors = try #require(throws: PipelineErrors.self) {
      try Self.bind(header, "destination_code: byqxdm")
    }
    #expect(!errors.description.contains("长") && !errors.description.contains("[2J"))
    let shown = errors.description(showingValues: true)
    #expect(shown.contains("reads: [2J长"))
    #expect(shown.contains("长… — check"))
  }

  @Test func refusesAPathThatSaysNothing() throws {
    let more = #"from_path: '(?<year>\d{4})(-(?<institution_name>[^/]+))?\.csv'"#
    let bind = { (path: String) in try Self.bind("byqxdm", "destination_code: byqxdm", more: more, path: path)
    }
    #expect(try bind("2025-某校.csv")[.institutionName] == .fixed("某校"))
    let mismatch = try #require(throws: PipelineErrors.self) { try bind("-") }
    #expect(mismatch.description.hasPrefix("-:1: the path does not match `from_path`: (?<year>"))
    let silent = try #require(throws: PipelineErrors.self) { try bind("2025.csv") }
    #expect(silent.description.contains("the path has nothing for `institution_name` in `from_path`"))
    #expect(try bind("2025-\u{10FED6}\u{10FED8}.csv")[.institutionName] == .fixed("重"))
    let unread = try #require(throws: PipelineErrors.self) { try bind("2025-\u{10FED6}.csv") }
    #expect(
      unread.description.contains(
        #"what the path says for `institution_name`, \xd6, is neither UTF-8 nor GB18030"#), "\(unread)")
  }

  @Test func aDeclaredDimensionNeedsAColumnOrAConstant() throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try Self.bind("byqxdm|xbdm", "destination_code: byqxdm", dimensions: "{gender: xb}")
    }
    #expect(
      errors.description == "higher/2025.csv:1: no column for `gender`; the header has xbdm — "
        + "add it under `dimensions.gender`, or a constant (p.yaml:2)")
  }

  @Test func aSourceMayHaveHeadersOfItsOwnForADimension() throws {
    let columns = "destination_code: byqxdm, gender: xbm"
    let binding = try Self.bind("byqxdm|xbm", columns, dimensions: "{gender: xb}")
    #expect(binding.dimensions == [.column(1)])
    let errors = try #require(throws: PipelineErrors.self) {
      try Self.bind("byqxdm|xb", columns, dimensions: "{gender: xb}")
    }
    #expect(errors.description.contains("add it under `columns.gender`, or a constant (p.yaml:7)"))
  }

  @Test func aMissingGraduateIDCannotBeAConstant() throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try Self.bind("byqxdm", "destination_code: byqxdm, graduate_id: ksh")
    }
    #expect(errors.description.hasSuffix("under `columns.graduate_id` (p.yaml:7)"))
  }
}
