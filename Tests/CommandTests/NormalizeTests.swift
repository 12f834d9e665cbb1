import Foundation
import Glibc
import Testing

/// `liuyu normalize`: a row for each graduate that the report counts, and nothing that says who it is.
struct NormalizeTests {
  private static let base = "pipelines/western-base.yaml"

  private func normalize(_ options: [String], in workspace: Workspace) throws -> Command.Outcome {
    try Command(arguments: ["normalize"] + options, folder: workspace.folder).run()
  }

  /// The zones that count as the circle and those that leave it open, as the contract's table has them.
  private static let circle: [String: (yes: Set<String>, unknown: Set<String>)] = [
    "all-chongqing": (
      ["chongqing_core", "chongqing_partial", "chongqing_outer", "chongqing_unspecified", "circle"],
      ["sichuan_mixed", "unresolved"]
    ),
    "strict": (
      ["chongqing_core", "chongqing_partial", "circle"],
      ["chongqing_unspecified", "sichuan_mixed", "unresolved"]
    ),
  ]

  /// Every count of a report, from the rows of one group.
  private func counts(_ rows: [[String: String]], circle: String) -> [String: Int] {
    func count(_ column: String, _ values: Set<String>) -> Int {
      rows.count { values.contains($0[column] ?? "") }
    }
    let categories: [Set<String>] = [
      ["contract"], ["flexible"], ["self_employed"], ["military"], ["further_study"], ["abroad"],
      ["not_placed"],
      ["unclear"],
    ]
    var counts = ["graduates": rows.count]
    for category in categories { counts[category.first ?? ""] = count("category", category) }
    let employed: Set = ["contract", "flexible", "self_employed"]
    counts["employed"] = count("category", employed)
    counts["placed"] = count("category", employed.union(["military", "further_study", "abroad"]))
    for name in ["chongqing", "circle", "elsewhere", "unresolved"] { counts[name] = count("class", [name]) }
    counts["chongqing_unknown"] = count("zone", ["unresolved"])
    counts["in_circle"] = count("zone", Self.circle[circle]?.yes ?? [])
    counts["in_circle_unknown"] = count("zone", Self.circle[circle]?.unknown ?? [])
    return counts
  }

  @Test(arguments: [
    "", "--by institution,program --threads 3", "--by gender,year,institution --threads 1",
    "--where year=2024..2025 --where institution=*职业学院 --by level,program",
    "--where gender=女 --where program!=53* --methodology circle=strict --by institution",
    "--methodology duplicates=keep-first", "--methodology duplicates=off --by year",
    "--methodology duplicates=reject --max-reject-rate 0.05", "--methodology duplicates=count --threads 2",
    "--where institution=59001 --where institution=59002",
  ])
  func rowsAddUpToTheReport(options: String) throws {
    let workspace = try Workspace.westernBase()
    let options = options.split(separator: " ").map(String.init)
    let run = try Command(
      arguments: ["run", Self.base, "--quiet", "--output", "r.json"] + options, folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: workspace.bytes("r.json")) as? [String: Any])
    let by = options.firstIndex(of: "--by")
    let own = options.enumerated().filter { $0.offset != by && $0.offset != by.map { $0 + 1 } }.map(\.element)
    let rows = try normalize([Self.base, "--quiet"] + own, in: workspace)
    #expect(rows.status == 0 && !rows.errors.contains("liuyu:"), "\(rows.errors)")
    let table = GraduateTable(rows.text)
    let records = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0)) }

    let totals = try #require(report["totals"] as? [String: Any])
    #expect(records.count == totals["accepted"] as? Int)
    #expect(table["graduate"].count { $0.isEmpty } == totals["without_id"] as? Int)
    let located = Dictionary(grouping: table["located_by"]) { $0 }.mapValues(\.count)
    for (evidence, count) in try #require(totals["located_by"] as? [String: Int]) {
      #expect(located[evidence] ?? 0 == count, "\(evidence)")
    }
    let methodology = try #require(report["methodology"] as? [String: Any])
    let circle = try #require(methodology["circle"] as? String)
    let groups = try #require(report["groups"] as? [[String: Any]])
    #expect(!groups.isEmpty)
    let dimensions = try #require(report["group_by"] as? [String])
    for depth in 0...dimensions.count {
      let grouped = Dictionary(grouping: records) { row in dimensions.prefix(depth).map { row[$0] ?? "" } }
      let reported = groups.filter { ($0["by"] as? [String])?.count == depth }
      #expect(depth == 0 || reported.count == grouped.count)
      for group in reported {
        let key = try #require(group["key"] as? [String: String])
        let rows = grouped[dimensions.prefix(depth).map { key[$0] ?? "" }] ?? []
        #expect(counts(rows, circle: circle) == group["counts"] as? [String: Int], "\(key)")
      }
    }
  }

  @Test func rowsAreExactlyThese() throws {
    let workspace = try SmallExtract.workspace(
      extract: SmallExtract.extract + ",2024,59002,\"渝西,\"\"枫汀\"\"\",,11,\n")
    try workspace.write("a secret of tests", to: "key")
    chmod(workspace["key"].path, 0o600)
    let csv = try normalize(["small.yaml", "--hash-key-file", "key"], in: workspace)
    #expect(csv.status == 0, "\(csv.errors)")
    #expect(
      csv.text == #"""
        year,institution,institution_name,program,program_name,level,category,division,division_name,zone,class,located_by,graduate
        2025,59001,渝西云栖职业技术学院,510201,,,contract,500118,永川区,chongqing_core,chongqing,location_code,bd923fdd2e6952a727413336
        2025,59001,渝西云栖职业技术学院,510201,,,contract,500103,渝中区,chongqing_core,chongqing,location_code,75e8b02c7c24165198bccad7
        2024,59002,渝西枫汀职业学院,510201,,,contract,510104,锦江区,circle,circle,location_code,7b77a4e6df63b57b4781e8e0
        2024,59002,渝西枫汀职业学院,530701,,,not_placed,,,,,,3970cf98b00ac8a38a12b89b
        2024,59002,"渝西,""枫汀""",,,,contract,,,unresolved,unresolved,unresolved,

        """#)
    // One of the five has neither a program nor a place that anybody knows.
    let warnings = ["liuyu: warning: blank_program: 1", "liuyu: warning: unresolved: 1 (2"]
    #expect(csv.errorLines.map { String($0.prefix(32)) } == warnings + ["liuyu: 5 records: 5 accepted, 0 "])
    let ndjson = try normalize(
      ["small.yaml", "--hash-key-file", "key", "--format", "ndjson", "--where", "year=2024", "--quiet"],
      in: workspace)
    #expect(ndjson.errorLines.map { String($0.prefix(32)) } == warnings)
    #expect(
      ndjson.text == #"""
        {"year": 2024, "institution": "59002", "institution_name": "渝西枫汀职业学院", "program": "510201", "program_name": null, "level": null, "category": "contract", "division": "510104", "division_name": "锦江区", "zone": "circle", "class": "circle", "located_by": "location_code", "graduate": "7b77a4e6df63b57b4781e8e0"}
        {"year": 2024, "institution": "59002", "institution_name": "渝西枫汀职业学院", "program": "530701", "program_name": null, "level": null, "category": "not_placed", "division": null, "division_name": null, "zone": null, "class": null, "located_by": null, "graduate": "3970cf98b00ac8a38a12b89b"}
        {"year": 2024, "institution": "59002", "institution_name": "渝西,\"枫汀\"", "program": null, "program_name": null, "level": null, "category": "contract", "division": null, "division_name": null, "zone": "unresolved", "class": "unresolved", "located_by": "unresolved", "graduate": null}

        """#)
  }

  // MARK: What is not in it

  @Test func nothingSaysWhoSomebodyIs() throws {
    let workspace = try Workspace.westernBase()
    let extract = try liuyu(
      "generate", "--rows", "1000", "--columns", "21", "--seed", "11", "--dirty", "0.01")
    try workspace.write(extract.output, to: "extract.csv")
    let input = GraduateTable(extract.text.replacing("\r", with: ""))
    for format in ["csv", "ndjson"] {
      let run = try normalize(
        [
          Self.base, "--input", workspace["extract.csv"].path, "--format", format, "--quiet",
          "--max-reject-rate",
          "1",
        ], in: workspace)
      #expect(run.status == 0 && run.text.utf8.count > 50_000, "\(run.errors)")
      let shown = Set(run.text.split { ",\"\n".contains($0) }.map(String.init))
      for column in ["考生号", "姓名", "手机号码", "单位组织机构代码", "单位名称", "单位地址"] {
        let values = Set(input[column]).filter { $0.count > 1 }
        #expect(values.count > 100 && shown.isDisjoint(with: values), "\(column)")
        // Names of people are short: by chance one stands inside another word.
        if column == "姓名" { continue }
        let found = run.text.withCString { text in values.filter { strstr(text, $0) != nil } }
        #expect(found.isEmpty, "\(column)")
      }
    }
  }

  @Test(arguments: [
    ("单位名称", true), ("姓名", true), ("手机号码", true), ("考生号", true), ("单位性质", false), ("性别", false),
  ])
  func dimensionThatNamesSomebodyIsRefused(header: String, isRefused: Bool) throws {
    let workspace = try Workspace.westernBase()
    let extract = try liuyu("generate", "--rows", "20", "--columns", "21")
    try workspace.write(extract.output, to: "extract.csv")
    try workspace.write(
      try workspace.text(Self.base).replacing("gender: [性别, xb]", with: "gender: [\(header)]"), to: Self.base)
    let run = try normalize(
      [Self.base, "--input", workspace["extract.csv"].path, "--max-reject-rate", "1"], in: workspace)
    #expect(run.status == (isRefused ? 78 : 0), "\(run.errors)")
    #expect(
      run.output.isEmpty == isRefused
        && run.errors.contains("names neither people") == (isRefused && header == "单位名称"))
  }
}
