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
    #expect(run.output.isEmpty == isRefused && run.errors.contains("names neither people") == isRefused)
  }

  // MARK: Hashes

  /// The same graduate in two encodings, after a spreadsheet, and at another institution.
  @Test func hashIsThePersonsWhateverBecameOfTheFile() throws {
    let workspace = try SmallExtract.workspace()
    let header = SmallExtract.extract.split(separator: "\n")[0]
    func hashes(_ ids: [String], key: String?, encoding: String = "utf-8") throws -> [String] {
      let text = "\(header)\n" + ids.map { "\($0),510201,10,500118\n" }.joined()
      let input = try workspace.write(text, to: "utf-8.csv")
      let encoded = try Command(
        program: "/usr/bin/iconv", arguments: ["-f", "utf-8", "-t", encoding], input: input
      ).run()
      try workspace.write(encoded.output, to: "extract.csv")
      var options = ["small.yaml", "--quiet", "--methodology", "duplicates=off"]
      if let key {
        try workspace.write(key, to: "key")
        options += ["--hash-key-file", "key"]
      }
      let run = try normalize(options, in: workspace)
      #expect(run.status == 0, "\(run.errors)")
      return GraduateTable(run.text)["graduate"]
    }
    let plain = "2050000001,2025,59001,甲校"
    let first = try hashes([plain], key: "a secret of tests")
    #expect(first[0].count == 24 && first[0].allSatisfy(\.isHexDigit))
    let damaged = [
      "2050000001.0,2025,59001,甲校", "'2050000001,2025,59001,甲校", "２０５０００0001,2025,59001.0,甲校",
      "\"=\"\"2050000001\"\"\",2025,59001,",
    ]
    #expect(try Set(hashes(damaged, key: "a secret of tests")) == Set(first))
    for encoding in ["gb18030", "utf-16"] {
      #expect(try hashes([plain], key: "a secret of tests", encoding: encoding) == first, "\(encoding)")
    }

    let others = try hashes(
      ["2050000002,2025,59001,甲校", "2050000001,2025,59002,乙校", ",2025,59001,甲校"], key: "a secret of tests")
    #expect(Set(others + first).count == 4 && others[2].isEmpty)
    #expect(try hashes([plain], key: "a secret of tests\n") != first, "every byte of the key counts")
    #expect(try hashes([plain], key: nil) != hashes([plain], key: nil), "a key drawn anew")
  }

  @Test func keyThatIsNoneIsRefused() throws {
    let workspace = try SmallExtract.workspace()
    let makesOne = "head -c 32 /dev/urandom > key"
    for (name, key) in [("empty", ""), ("short", "fifteen bytes.."), ("open", "exactly sixteen.")] {
      try workspace.write(key, to: name)
    }
    try workspace.write(Data(count: 1 << 16 + 1), to: "large")
    for (path, status, message) in [
      ("nowhere", 66, "No such file"), (".", 66, "cannot be read"), ("empty", 64, "is empty"),
      ("empty", 64, makesOne), ("short", 64, makesOne), ("large", 64, makesOne),
      ("extract.csv", 0, "chmod 600"), ("open", 0, "chmod 600"),
    ] {
      let run = try normalize(["small.yaml", "--hash-key-file", path], in: workspace)
      #expect(run.status == status && run.errors.contains(message), "\(path): \(run.errors)")
      #expect(run.output.isEmpty == (status != 0))
    }
  }

  /// Anybody can try IDs with a key that can be guessed: it is turned down before anything is read or made.
  @Test(arguments: [
    ("normalize nowhere.yaml", "", 64), ("normalize nowhere.yaml", "fifteen bytes..", 64),
    ("normalize nowhere.yaml --output rows.csv", "short", 64),
    ("run nowhere.yaml --duplicates d", "", 64), ("check nowhere.yaml --duplicates d", "short", 64),
    ("normalize small.yaml", "exactly sixteen.", 0), ("normalize small.yaml --hash-key-file key", "", 0),
    ("run small.yaml --duplicates d", "exactly sixteen.", 0), ("run small.yaml", "", 0),
  ])
  func keyOfTheEnvironmentIsNoneToBeGuessed(line: String, key: String, status: Int32) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("a secret of tests", to: "key")
    let before = try workspace.names()
    let run = try Command(
      arguments: line.split(separator: " ").map(String.init), folder: workspace.folder,
      environment: ["LIUYU_KEY": key]
    ).run()
    #expect(run.status == status, "\(run.errors)")
    if status != 0 {
      #expect(run.errors.contains("LIUYU_KEY=$(head -c 32 /dev/urandom | base64)"), "\(run.errors)")
      #expect(try workspace.names() == before && run.output.isEmpty)
    }
  }

  // MARK: Where it comes from and goes to

  @Test func nothingIsWrittenWhereTooMuchIsRejected() throws {
    let workspace = try SmallExtract.workspace(extract: SmallExtract.extract.replacing(",11,", with: ",999,"))
    try workspace.write("rows before\n", to: "rows.csv")
    for output in ["rows.csv", "-"] {
      let run = try normalize(
        ["small.yaml", "--output", output, "--rejects", "rejects"], in: workspace)
      #expect(run.status == 65 && run.output.isEmpty, "\(run.errors)")
      #expect(try workspace.text("rejects").contains("999"))
    }
    #expect(try workspace.text("rows.csv") == "rows before\n")
  }

  @Test(arguments: [
    ("--checksums", 64, "--checksums"), ("--format json", 64, "--format"), ("--by year", 64, "--by"),
    ("--where colour=red", 64, "colour"), ("--output nowhere/rows.csv", 73, "create the folder first"),
    ("--output /dev/full", 74, "No space left"), ("--input nowhere.csv", 66, "nowhere.csv"),
    ("--output rows.csv --rejects rows.csv", 64, "two outputs"), ("--where year=1999", 0, "finds nobody"),
  ])
  func commandEndsWith(options: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    let run = try normalize(["small.yaml"] + options.split(separator: " ").map(String.init), in: workspace)
    #expect(run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
  }

  /// What can be read once only is read twice all the same, and leaves nothing behind.
  @Test(arguments: [
    "cat extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --input - < extract.csv",
    "gzip -c extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --input <(cat extract.csv)",
    "mkfifo pipe; cat extract.csv > pipe & liuyu normalize small.yaml --input pipe",
    "gzip extract.csv; liuyu normalize small.yaml --input extract.csv.gz",
    "iconv -t utf-16 < extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --output rows.csv && cat rows.csv",
  ])
  func everyWayInGivesTheSame(line: String) throws {
    let workspace = try SmallExtract.workspace(
      extract: SmallExtract.extract + SmallExtract.extract.split(separator: "\n")[1] + "\n")
    let temporary = workspace["temporary"]
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let environment = ["TMPDIR": temporary.path, "LIUYU_KEY": "a secret of tests"]
    func shell(_ line: String) throws -> Command.Outcome {
      try Command(
        program: "/bin/bash", arguments: ["-o", "pipefail", "-c", "\(line)"], folder: workspace.folder,
        environment: environment
      ).run()
    }
    let plain = try shell("liuyu normalize small.yaml")
    #expect(plain.status == 0 && GraduateTable(plain.text).rows.count == 4, "\(plain.errors)")
    let run = try shell(line)
    #expect(run.status == 0 && run.output == plain.output, "\(run.text) \(run.errors)")
    #expect(try workspace.names(in: "temporary").isEmpty)
  }

  @Test func spoolWithoutRoomSaysWhatToDo() throws {
    let workspace = try SmallExtract.workspace()
    let run = try Command(
      arguments: ["normalize", "small.yaml", "--input", "-"], folder: workspace.folder,
      input: workspace["extract.csv"], environment: ["TMPDIR": "/nowhere"]
    ).run()
    #expect(run.status == 74 && run.errors.contains("set TMPDIR"), "\(run.status) \(run.errors)")
  }

  @Test func readerThatGoesAwayIsNoNoise() throws {
    let workspace = try Workspace.westernBase()
    let run = try Command(
      program: "/bin/bash",
      arguments: [
        "-c", "liuyu normalize \(Self.base) --format ndjson | head -1 | wc -l; exit ${PIPESTATUS[0]}",
      ], folder: workspace.folder
    ).run()
    #expect(run.text == "1\n" && run.errors.isEmpty && run.status == 74, "\(run.status) \(run.errors)")
  }
}
