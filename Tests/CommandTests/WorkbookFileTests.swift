import Foundation
import Testing

/// A report as a workbook: `--format xlsx` of `run`, `query` and `render`.
struct WorkbookFileTests {
  private static let soffice = "/usr/bin/soffice"

  private let base: Workspace

  init() throws { base = try Workspace.westernBase() }

  private func liuyu(_ arguments: String...) throws -> Command.Outcome {
    try Command(arguments: arguments, folder: base.folder).run()
  }

  /// What openpyxl reads of a workbook, by sheet and place: text, number format and colour of the cells.
  private func cells(_ name: String, of workspace: Workspace) throws -> [String: [String: [Any]]] {
    let dump = try python("dump_workbook.py", [workspace[name].path])
    #expect(dump.status == 0, "\(dump.errors)")
    var (sheets, sheet) = ([:] as [String: [String: [Any]]], "")
    for line in dump.text.split(separator: "\n") {
      let values = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      switch values[0] as? String {
      case "book": continue
      case "sheet":
        sheet = try #require(values[1] as? String)
        sheets[sheet] = [:]
      case let place: sheets[sheet]?[try #require(place)] = values
      }
    }
    return sheets
  }

  private func value(_ cell: [Any]?) -> String { cell.map { "\($0[4])" } ?? "nothing" }

  /// There is one way from a report to a workbook, and the same report has the same bytes.
  @Test func everyCommandMakesTheSameWorkbook() throws {
    let run = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--format", "xlsx", "--output",
      "run.xlsx",
      "--cube", "base.cube")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let query = try liuyu(
      "query", "base.cube", "--reproducible", "--format", "xlsx", "--output", "query.xlsx")
    #expect(query.status == 0 && query.errors == "liuyu: the report is in query.xlsx\n", "\(query.errors)")
    let report = try liuyu(
      "query", "base.cube", "--reproducible", "--sensitivity", "--flows", "city", "--output", "r.json")
    #expect(report.status == 0, "\(report.errors)")
    let render = try liuyu("render", "r.json", "--format", "xlsx", "--output", "render.xlsx")
    #expect(
      render.status == 0 && render.errors == "liuyu: the workbook is in render.xlsx\n", "\(render.errors)")
    let piped = try liuyu("render", "r.json", "--format", "xlsx")
    let bytes = try base.bytes("run.xlsx")
    #expect(
      try base.bytes("query.xlsx") == bytes && base.bytes("render.xlsx") == bytes && piped.output == bytes)
  }

  /// Every figure of the workbook is the report's.
  @Test func figuresAreTheReports() throws {
    let arguments = ["run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--output"]
    let run = try Command(arguments: arguments + ["r.xlsx", "--format", "xlsx"], folder: base.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    let json = try Command(arguments: arguments + ["-"], folder: base.folder).run()
    let report = try #require(JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let sheets = try cells("r.xlsx", of: base)
    #expect(Set(sheets.keys) == ["学校", "专业", "去向", "口径", "质量", "说明"])
    let groups = try #require(report["groups"] as? [[String: Any]])
    for (sheet, depth, first) in [
      ("学校", 1, ["C", "D", "E", "F", "G"]), ("专业", 2, ["E", "F", "G", "H", "I"]),
    ] {
      let found = try #require(sheets[sheet])
      let expected = groups.filter { ($0["by"] as? [String])?.count == depth }
      #expect(expected.count > 10)
      for (index, group) in expected.enumerated() {
        let counts = try #require(group["counts"] as? [String: Int])
        let rate = try #require((group["rates"] as? [String: [String: Any]])?["employment"])
        let row = first.map { found["\($0)\(index + 2)"] }
        #expect(value(row[0]) == "\(counts["graduates"] ?? -1)")
        for (column, key) in [(1, "value"), (2, "upper")] {
          #expect((row[column]?[4] as? Double) == (rate[key] as? Double))
          #expect((row[column]?[2] as? String)?.hasSuffix("0%") == true)
        }
        let verdict = try #require(rate["verdict"] as? String)
        let shown = ["met": "met", "missed": "missed", "undetermined": "open"][verdict] ?? "nobody"
        let colour = ["met": "FFC6EFCE", "missed": "FFFFC7CE", "undetermined": "FFFFEB9C"][verdict]
        #expect(value(row[3]).contains(shown) && row[3]?[3] as? String == colour)
        #expect(value(row[4]) == "\(rate["needed"] as? Int ?? -1)")
        #expect(found["A\(index + 2)"]?[1] as? String == "s")
      }
      #expect(value(found["A\(expected.count + 3)"]) == "合计 All")
    }
    #expect(sheets["口径"]?.keys.count { $0.hasPrefix("A") } == 1 + 9 * (1 + 17))
  }

  /// Whatever a report says stays text, and every reader takes the file.
  @Test func hostileNamesStayText() throws {
    let names = [
      "=1+1", "+86", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"http://x\",\"y\")", "http://example.org/",
      "_x0041_", "{=1}",
      "<b>&amp;\"'</b>", "]]>", "\u{FFFE}大学", "重\u{8}庆\u{202E}", "'引号", "0012", "1e5", "TRUE", "#N/A", "👩‍👩‍👧大学",
      " 空 ",
      String(repeating: "很长的校名", count: 8000),
    ]
    let rows = names.indices.map { "\(20_500_001 + $0),2025,\(59001 + $0),学校,510201,10,500118\n" }
    let head = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码\n"
    let workspace = try SmallExtract.workspace(extract: head + rows.joined())
    func liuyu(_ arguments: String...) throws {
      let run = try Command(arguments: arguments + ["--quiet"], folder: workspace.folder).run()
      #expect(run.status == 0, "\(run.errors)")
    }
    try liuyu("run", "small.yaml", "--by", "institution", "--reproducible", "--output", "r.json")
    var report = try #require(
      JSONSerialization.jsonObject(with: workspace.bytes("r.json")) as? [String: Any])
    var groups = try #require(report["groups"] as? [[String: Any]])
    for (index, name) in names.enumerated() { groups[index + 1]["name"] = ["institution": name] }
    report["groups"] = groups
    try workspace.write(JSONSerialization.data(withJSONObject: report), to: "hostile.json")
    try liuyu("render", "hostile.json", "--format", "xlsx", "--output", "r.xlsx")

    let found = try #require(try cells("r.xlsx", of: workspace)["学校"])
    for (index, name) in names.enumerated() {
      let cell = found["B\(index + 2)"]
      #expect(cell?[1] as? String == "s", "\(name.prefix(20))")
      // openpyxl 3.0 leaves `_x005F_` as it is.
      let text = value(cell).replacing("_x005F_", with: "_")
      if name.utf16.count > 32_767 {
        #expect(text.utf16.count == 32_767 && text.hasPrefix("很长的校名") && text.hasSuffix("…"))
      } else {
        let expected = name.unicodeScalars.map {
          ["\u{FFFE}", "\u{8}", "\u{202E}"].contains($0) ? "\u{FFFD}" : String($0)
        }.joined()
        #expect(text == expected, "\(text)")
      }
    }
  }

  /// LibreOffice opens every sheet, with its Chinese.
  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: soffice)
        || ProcessInfo.processInfo.environment["REQUIRE_LIBREOFFICE"] != nil,
      "there is no \(soffice): `scripts/setup.sh libreoffice-calc-nogui` installs it"))
  func libreOfficeOpensIt() throws {
    let run = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--format", "xlsx", "--output",
      "r.xlsx")
    #expect(run.status == 0, "\(run.errors)")
    // All sheets (-1) as CSV: comma, quotes, UTF-8, as shown.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    let office = try Command(
      program: Self.soffice,
      arguments: [
        "-env:UserInstallation=\(base["office"].absoluteString)", "--headless", "--convert-to", filter,
        "r.xlsx",
      ], folder: base.folder
    ).run()
    #expect(office.status == 0, "\(office.errors)")
    for (sheet, text) in [
      ("学校", "渝西云栖职业技术学院"), ("专业", "计算机网络技术"), ("去向", "成都市"), ("口径", "严格，含开州云阳"), ("质量", "gb18030"),
      ("说明", "落实去向的人 ÷ 全部毕业生"),
    ] {
      let shown = try base.text("r-\(sheet).csv")
      #expect(shown.contains(text), "\(sheet)")
      #expect(!shown.contains("Err:") && !shown.contains("#NAME") && !shown.contains("#REF"))
    }
    #expect(try base.text("r-学校.csv").contains("✓ 达标 met"))
  }

  @Test(arguments: [
    ("run pipelines/western-base.yaml --format xlsx --trend --output r.xlsx", "--trend needs --format json"),
    (
      "query base.cube --against base.cube --format xlsx --output r.xlsx",
      "--against needs another format than xlsx"
    ),
    ("run pipelines/western-base.yaml --format xlsx --programs all", "--programs goes with"),
    ("render r.json --format xlsx --programs all", "--programs goes with --format html"),
    ("run pipelines/western-base.yaml --format csv --flows city", "--flows needs --format json or xlsx"),
    ("run pipelines/western-base.yaml --format xls", "xls"),
    (
      "run pipelines/western-base.yaml --format xlsx --output r.csv",
      "r.csv: what --format xlsx writes opens under no such name"
    ),
    (
      "run pipelines/western-base.yaml --output r.XLSX",
      "r.XLSX: under this name only a workbook opens; add --format xlsx"
    ),
    (
      "query base.cube --format csv --output r.xlsx", "--output r.xlsx: under this name only a workbook opens"
    ),
    ("render r.json --output r.xlsx", "--output r.xlsx: under this name only a workbook opens"),
  ])
  func refusesOptionsThatSayNothing(line: String, says: String) throws {
    let run = try Command(arguments: line.split(separator: " ").map(String.init), folder: base.folder).run()
    #expect(run.status == 64 && run.errors.contains(says), "\(run.status) \(run.errors)")
  }

  /// Its bytes would steer the terminal; a pipe takes them.
  @Test(arguments: ["run pipelines/western-base.yaml --output -", "render r.json"])
  func terminalsGetNoWorkbook(line: String) throws {
    try base.write("{}", to: "r.json")
    let run = try Command(
      program: "/usr/bin/script",
      arguments: ["--quiet", "--return", "--command", "liuyu \(line) --format xlsx", "/dev/null"],
      folder: base.folder, environment: ["TERM": "xterm"]
    ).run()
    #expect(run.status == 64 && run.text.contains("name a file, such as --output report.xlsx"), "\(run.text)")
    #expect(!run.text.contains("PK"))
  }

  /// Its sheets wait in the temporary folder: where that takes nothing, the old workbook stays.
  @Test func withoutATemporaryFolderNothingIsReplaced() throws {
    try base.write("old", to: "r.xlsx")
    let run = try Command(
      arguments: ["run", "pipelines/western-base.yaml", "--quiet", "--format", "xlsx", "--output", "r.xlsx"],
      folder: base.folder, environment: ["TMPDIR": base["absent"].path]
    ).run()
    #expect(run.status == 73 && run.errors.contains("temporary folder"), "\(run.status) \(run.errors)")
    #expect(try base.text("r.xlsx") == "old")
  }
}
