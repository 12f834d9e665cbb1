import Testing

@testable import Pipelines

/// What is said about a file that is wrong: the least pipeline with one text replaced by another.
@Suite struct PipelineProblemTests {
  @Test(
    "One mistake, one message",
    arguments: [
      (
        "name: least", "nmae: least",
        "1:1: unknown key `nmae`; did you mean `name`? (allowed: name, title, sources,"
      ),
      ("name: least", "title: t", "1:1: `name` is missing; give"),
      ("name: least", "name:", "1:6: `name` must be given a value"),
      ("name: least", "name: [a]", "1:7: `name` must be one value"),
      ("name: least", "name: a\nname: b", "1:1: `name` is given more than once; keep one"),
      ("name: least", "name: a\n\"name\": b", "1:1: `name` is given more than once; keep one"),
      ("name: least", "name: &a b\ntitle: *a", "1:7: anchors, aliases and `<<` are not supported"),
      ("name: least", "name: *a", "1:7: is no YAML: found undefined alias"),
      ("name: least", "name: least\n<<: {title: a}", "2:1: anchors, aliases and `<<`"),
      ("name: least", "name: \"a", "is no YAML: while scanning a quoted scalar: "),
      ("name: least", "name: a\n\tb: c", "2:1: is no YAML: "),
      ("name: least", "name: a\u{7}", "is no YAML: control characters are not allowed"),
      ("name: least", "name: a\n---", "2:1: is no YAML: expected a single document in the stream"),
      ("name: least", "name: a\n[x]: b", "2:1: `key` must be a plain word"),
      ("path: a.csv", "paht: a.csv", "3:5: unknown key `paht`; did you mean `path`?"),
      ("path: a.csv", "header_row: 0", "3:17: `header_row` cannot be “0”; write a whole number, 1 or more"),
      ("path: a.csv", "skip_rows: -1", "`skip_rows` cannot be “-1”; write a whole number, 0 or more"),
      ("path: a.csv", "encoding: gb1803", "3:15: `encoding` cannot be “gb1803”; did you mean `gb18030`?"),
      ("path: a.csv", "delimiter: ',,'", "3:16: `delimiter` cannot be “,,”; write one ASCII character"),
      ("path: a.csv", "delimiter: ' '", "`delimiter` cannot be “ ”"),
      ("path: a.csv", "delimiter: '，'", "`delimiter` cannot be “，”"),
      (
        "destination_codes: gxjy", "encoding: auto",
        "3:5: `destination_codes` is missing; the code lists reuse"
      ),
      (
        "destination_codes: gxjy", "destination_codes: jyt1001",
        "4:24: `destination_codes` cannot be “jyt1001”; did you mean `jyt1001-higher`? (allowed: gxjy, jyt1001-higher, "
          + "jyt1001-secondary)"
      ),
      (
        "institution_code: yxdm", "institution_cod: yxdm",
        "5:15: unknown key `columns.institution_cod`; did you mean `institution_code`?"
      ),
      (
        "institution_code: yxdm", "institution_code: []",
        "`columns.institution_code` must be a header or a list"
      ),
      (
        "institution_code: yxdm", "institution_code: {a: b}",
        "`columns.institution_code` must be a value or a list"
      ),
      (
        "institution_code: yxdm", "institution_code: 'yxdm#0'",
        "`columns.institution_code` cannot be “yxdm#0”"
      ),
      (
        "institution_code: yxdm", "program_code: zydm",
        "3:5: the source has no institution; give institution_code"
      ),
      (
        "destination_code: byqxdm", "program_code: zydm",
        "3:5: the source has no destination; give destination_code"
      ),
      ("path: a.csv", "from_path: '('", "3:16: `from_path` cannot be “(”; write a regular expression ("),
      ("path: a.csv", "from_path: a", "`from_path` cannot be “a”; write named groups, such as"),
      (
        "path: a.csv", "from_path: '(?<year>a)(?=b)'",
        "3:16: `from_path` cannot be “(?<year>a)(?=b)”; write it without `(?=`: of regular expressions only"
      ),
      (
        "path: a.csv", "from_path: '(?<year>a{2000})'",
        "write a shorter one: with its repetitions written out"
      ),
      (
        "name: least", "name: a\noutput: {report: \"a\\0b\"}",
        "2:18: `output.report` cannot be “a\u{FFFD}b”; write a path, which has no zero byte"
      ),
      ("path: a.csv", "from_path: '(?<yaer>\\d+)'", "unknown key `from_path.yaer`; did you mean `year`?"),
      (
        "path: a.csv", "constants: {year: heuer}",
        "`constants.year` cannot be “heuer”; write a year, such as 2025"
      ),
      ("path: a.csv", "constants: {year: 2025级别}", "`constants.year` cannot be “2025级别”; write a year"),
      ("path: a.csv", "constants: {year: 9999}", "`constants.year` cannot be “9999”; write a year"),
      ("path: a.csv", "constants: {level: }", "`constants.level` must be given a value, or left out"),
      ("path: a.csv", "constants: {destination_text: ''}", "`constants.destination_text` must be given a"),
      ("path: a.csv", "constants: {graduate_id: 1}", "unknown key `constants.graduate_id`"),
      (
        "path: a.csv", "identity: graduate_id",
        "3:15: `identity` cannot be “[graduate_id]”; write [institution, graduate_id] or [institution, year, graduate_id]"
      ),
      ("path: a.csv", "identity: []", "3:15: `identity` cannot be “[]”; write [institution, graduate_id] or"),
      (
        "path: a.csv", "identity: [institution, name, graduate_id]",
        "3:15: `identity` cannot be “[institution, name,"
      ),
      (
        "path: a.csv", "identity: [year, graduate_id]",
        "3:15: `identity` cannot be “[year, graduate_id]”; write"
      ),
      (
        "path: a.csv", "identity: [institution, institution, graduate_id]",
        "`identity` cannot be “[institution, institution, graduate_id]”; write"
      ),
      ("path: a.csv", "identity: {year: 1}", "3:15: `identity` must be a value or a list of values"),
      (
        "path: a.csv", "identity: [institution, year, graduate_id]",
        "3:15: `identity` names the year, and the source has none; give year under `columns`,"
      ),
      ("name: least", "name: a\ndimensions: {Gender: xb}", "2:14: “Gender” cannot name a dimension"),
      ("name: least", "name: a\ndimensions: {year: xb}", "2:14: “year” cannot name a dimension"),
      ("name: least", "name: a\ndimensions: [xb]", "2:13: `dimensions` must be a mapping"),
      (
        "name: least", "name: a\nwhere: [yaer=2025]",
        "2:9: `where`: there is no dimension “yaer”; did you mean `year`?"
      ),
      ("name: least", "name: a\nwhere: [{year: 2025}]", "2:9: `where` must be one value"),
      (
        "name: least", "name: a\nmethodology: {circle: wide}",
        "2:23: `methodology`: `circle` cannot be “wide”; allowed:"
      ),
      (
        "name: least", "name: a\ntargets: {employment: 90}",
        "2:23: `targets`: `employment` cannot be “90”; write a fract"
      ),
      (
        "name: least", "name: a\ngroup_by: [zone]",
        "2:12: `group_by` cannot be “zone”; allowed: year, institution,"
      ),
      (
        "name: least", "name: a\ngroup_by: [year, year]",
        "2:18: `group_by` cannot be “year”; write each dimension once"
      ),
      (
        "name: least", "name: a\noutput: {report: a, cube: a}",
        "2:27: `output.cube` cannot be “a”; write a file of its own"
      ),
      (
        "name: least", "name: a\noutput: {cube: '-'}",
        "`output.cube` cannot be “-”; write a file; only the report"
      ),
    ])
  func message(replaced: String, by text: String, message: String) throws {
    var text = PipelineFileTests.least.replacing(replaced, with: text)
    // A source must keep its path, whatever else takes the line.
    if replaced == "path: a.csv", !text.contains("paht") { text += "\n    path: a.csv" }
    let errors = try #require(throws: PipelineErrors.self) { try PipelineFileTests.load(text) }
    #expect(errors.description.hasPrefix("p.yaml:"))
    #expect(errors.description.contains(message))
    #expect(errors.problems.count == 1)
  }

  @Test(
    "Whole files that are no pipeline",
    arguments: [
      ("", "p.yaml: is empty"), ("\n  \n", "p.yaml: is empty"), ("# only a comment\n", "p.yaml: is empty"),
      ("name", "p.yaml:1:1: `pipeline` must be a mapping"),
      ("- a", "p.yaml:1:1: `pipeline` must be a mapping"),
      ("name: a\nsources: []", "p.yaml:2:10: `sources` must be a list of sources"),
      ("name: a\nsources: a", "p.yaml:2:10: `sources` must be a list of sources"),
      ("name: a\nsources: [a]", "p.yaml:2:11: `source` must be a mapping"),
      ("name: a", "p.yaml:1:1: `sources` is missing"),
    ])
  func wholeFile(text: String, message: String) throws {
    let errors = try #require(throws: PipelineErrors.self) { try PipelineFileTests.load(text) }
    #expect(errors.description.contains(message))
    #expect(!errors.isNoInput)
  }

  @Test func namesAllMistakesInTheOrderOfTheFile() throws {
    let text = "nmae: a\nsources:\n  - path: a.csv\n    header_row: x\ntargets: {employment: 2}\n"
    let errors = try #require(throws: PipelineErrors.self) { try PipelineFileTests.load(text) }
    #expect(errors.problems.map(\.line) == [1, 3, 4, 5])
  }

  @Test func refusesWhatIsNotUTF8() {
    let bytes = Array("name: ".utf8) + [0xD6, 0xD0]
    let problem = PipelineProblem(.notUTF8(byte: 6), path: "p.yaml")
    #expect(throws: PipelineErrors([problem])) { try PipelineFile.parse(bytes, path: "p.yaml") }
  }

  @Test(
    "Files that cannot be read",
    arguments: [
      ("/nonexistent/p.yaml", "/nonexistent/p.yaml: there is no such file; check the path"),
      ("/", "/: cannot be read: Is a directory; check the path and the permissions"),
      ("/dev/zero", "/dev/zero: is larger than 1024 KiB and no pipeline; is it an extract?"),
    ])
  func unreadable(path: String, message: String) throws {
    let errors = try #require(throws: PipelineErrors.self) { try PipelineFile.load(path: path) }
    #expect(errors.description == message)
  }

  @Test func aliasesOfAliasesDoNotBlowUp() throws {
    let levels = (1...60).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]" }
    let text = (["l0: &l0 [x, x]"] + levels).joined(separator: "\n")
    let errors = try #require(throws: PipelineErrors.self) { try PipelineFileTests.load(text) }
    #expect(errors.problems.allSatisfy { $0.kind == .anchor })
  }
}
