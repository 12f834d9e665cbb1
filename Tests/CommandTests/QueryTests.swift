import Foundation
import Testing

/// `query` says of a cube what `run` says of the extracts.
struct QueryTests {
  private let base: Workspace

  init() throws {
    base = try Workspace.westernBase()
    let run = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--cube", "base.cube", "-o", "r.json")
    #expect(run.status == 0, "\(run.errors)")
  }

  private func liuyu(_ arguments: String...) throws -> Command.Outcome { try liuyu(arguments) }

  private func liuyu(_ arguments: [String]) throws -> Command.Outcome {
    try Command(arguments: arguments, folder: base.folder).run()
  }

  @Test func equalsRunToTheByte() throws {
    let inquiries: [[String]] = [
      [], ["--by", "institution"], ["--by", "level,year,gender"], ["--by", ""],
      ["--where", "year=2024..2025", "--where", "gender!=男"],
      ["--where", "institution=*职业学院", "--by", "program,institution"],
      ["--methodology", "circle=strict", "--methodology", "partial_counties=out", "--sensitivity"],
      ["--methodology", "stay_denominator=graduates", "--target", "employment=0.95"],
      ["--flows", "province"], ["--flows", "city", "--by", "year"],
      ["--flows", "county", "--where", "level=中职"], ["--format", "csv"],
      ["--format", "ndjson", "--by", "year"],
      ["--format", "table"], ["--where", "year=2031"], ["--trend"],
      ["--trend", "--by", "level", "--where", "institution!=59001", "--flows", "province"],
    ]
    for inquiry in inquiries {
      let common = inquiry + ["--reproducible", "--quiet", "--output", "-"]
      let run = try liuyu(["run", "pipelines/western-base.yaml"] + common)
      let query = try liuyu(["query", "base.cube"] + common)
      #expect(run.status == 0 && query.status == 0, "\(inquiry): \(run.errors)\(query.errors)")
      #expect(run.output == query.output, "\(inquiry)")
      #expect(run.errors == query.errors, "\(inquiry)")
      #expect(run.output.count > 500)
    }
  }

  @Test func sumOfCubesEqualsOneRun() throws {
    let extracts = try base.names(in: "sample-data/national-export").filter { $0.hasSuffix(".csv") }
      .map { "sample-data/national-export/\($0)" }
    #expect(extracts.count > 1)
    for (number, extract) in extracts.enumerated() {
      let run = try liuyu(
        "run", "pipelines/western-base.yaml", "--quiet", "--input", extract, "--methodology",
        "duplicates=count",
        "--cube", "\(number).cube", "-o", "x.json")
      #expect(run.status == 0, "\(run.errors)")
    }
    let parts = extracts.indices.map { "\($0).cube" }
    let merge = try liuyu(["merge"] + parts + ["--output", "sum.cube"])
    #expect(merge.status == 0, "\(merge.errors)")
    // The rule that drops nothing: a graduate may well stand in two of the samples.
    let whole = try liuyu(
      [
        "run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--methodology",
        "duplicates=count",
      ]
        + extracts.flatMap { ["--input", $0] } + ["--flows", "county", "-o", "-"])
    let sum = try liuyu("query", "sum.cube", "--reproducible", "--flows", "county")
    #expect(whole.status == 0 && sum.status == 0)
    let (ours, theirs) = (try groups(sum.text), try groups(whole.text))
    #expect(ours == theirs)
  }

  /// What stands in the groups and flows: `repeated` alone depends on whether one run saw both files.
  private func groups(_ report: String) throws -> Substring {
    report[try #require(report.range(of: "\"group_by\"")).lowerBound...]
  }

  @Test func refusesCubesThatDoNotGoTogether() throws {
    try FileManager.default.copyItem(at: base["base.cube"], to: base["copy.cube"])
    let twice = try liuyu("merge", "base.cube", "copy.cube", "-o", "sum.cube")
    #expect(twice.status == 65)
    #expect(twice.errors.contains("base.cube") && twice.errors.contains("copy.cube"))
    #expect(twice.errors.contains("are the same file"))
    let other = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--methodology", "circle=strict", "--methodology",
      "duplicates=keep-first", "--cube", "first.cube", "-o", "x.json")
    #expect(other.status == 0, "\(other.errors)")
    let mixed = try liuyu("merge", "base.cube", "first.cube", "-o", "sum.cube")
    #expect(mixed.status == 65)
    #expect(mixed.errors.contains("first.cube has duplicates=keep-first"), "\(mixed.errors)")
    #expect(!FileManager.default.fileExists(atPath: base["sum.cube"].path))
    #expect(try liuyu("merge", "base.cube", "-o", "sum.cube").status == 64)
    #expect(try liuyu("merge", "base.cube", "none.cube", "-o", "sum.cube").status == 66)
  }

  @Test func saysWhatIsWrongWithAFile() throws {
    try base.write("year,institution\n2025,59001\n", to: "text.cube")
    let python = try Command(
      program: Command.python,
      arguments: [
        "-c",
        """
        import shutil, sqlite3
        sqlite3.connect("other.cube").execute("CREATE TABLE t (a)")
        for name, sql in [("newer", "PRAGMA user_version = 99"), ("edited", "UPDATE cell SET contract = contract + 1"),
                          ("lost", "DELETE FROM about WHERE name = 'circle'"),
                          ("foreign", "UPDATE cell SET institution = 9999"),
                          ("huge", "UPDATE cell SET contract = 9223372036854775807"),
                          ("flow", "UPDATE cell SET flows = '{0:18446744073709551615}'"),
                          ("place", "UPDATE cell SET flows = '{18446744073709551615:1}'"),
                          ("blob", "UPDATE about SET value = x'ff' WHERE name = 'pipeline_name'"),
                          ("word", "UPDATE input SET records = 'many'"),
                          ("table", "DROP TABLE input")]:
            shutil.copy("base.cube", f"{name}.cube")
            connection = sqlite3.connect(f"{name}.cube")
            connection.execute(sql)
            connection.commit()
        """,
      ], folder: base.folder
    ).run()
    #expect(python.status == 0, "\(python.errors)")
    try Data(base.bytes("base.cube").prefix(50_000)).write(to: base["cut.cube"])
    let cases: [(name: String, status: Int32, text: String)] = [
      ("none", 66, "there is no such file"), ("text", 65, "this is no cube"),
      ("other", 65, "this is no cube"),
      ("newer", 65, "a newer liuyu wrote this cube (format 99"), ("edited", 65, "damaged"),
      ("lost", 65, "`about` lacks circle"), ("foreign", 65, "damaged"), ("cut", 65, "damaged"),
      ("huge", 65, "damaged"), ("flow", 65, "damaged"), ("place", 65, "damaged"), ("blob", 65, "damaged"),
      ("word", 65, "damaged"), ("table", 65, "damaged"),
    ]
    for (name, status, text) in cases {
      let query = try liuyu("query", "\(name).cube", "--flows", "city")
      #expect(query.status == status, "\(name): \(query.errors)")
      #expect(
        query.errors.contains("\(name).cube") && query.errors.contains(text), "\(name): \(query.errors)")
      #expect(query.output.isEmpty)
    }
    #expect(try liuyu("query", ".").status == 65)
  }

  @Test func saysWhatCannotBeAsked() throws {
    let unknown = try liuyu("query", "base.cube", "--by", "colour")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("year, institution, program, level, gender"), "\(unknown.errors)")
    #expect(try liuyu("query", "base.cube", "--where", "colour=red").status == 64)
    let rule = try liuyu("query", "base.cube", "--methodology", "duplicates=off")
    #expect(rule.status == 64)
    #expect(rule.errors.contains("keep-latest"), "\(rule.errors)")
    #expect(try liuyu("query", "base.cube", "--target", "employment=95").status == 64)
    #expect(try liuyu("run", "pipelines/western-base.yaml", "--cube", "-").status == 64)
    #expect(
      try liuyu("query", "base.cube", "--target", "employment=1", "--fail-on-missed-target").status == 3)
  }

  @Test func warnsOfValuesThatNobodyHas() throws {
    let query = try liuyu("query", "base.cube", "--where", "institution=5901", "--reproducible")
    #expect(query.status == 0)
    #expect(query.errors.contains("“institution=5901” finds nobody"), "\(query.errors)")
    #expect(query.errors.contains("59001"), "\(query.errors)")
    #expect(query.text.contains("\"graduates\": 0"))
  }

  @Test func saysWhatHasChanged() throws {
    let fewer = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--input", "sample-data/national-export/2025.csv",
      "--cube",
      "fewer.cube", "-o", "x.json")
    #expect(fewer.status == 0, "\(fewer.errors)")
    let query = try liuyu("query", "fewer.cube", "--against", "base.cube", "-o", "change.json")
    #expect(query.status == 0)
    #expect(query.errors.contains(": missing, "), "\(query.errors)")
    let valid = try Command(
      program: Command.python,
      arguments: [
        Command.package.appending(path: "Tests/validate_report.py").path, base["change.json"].path,
      ]
    ).run()
    #expect(valid.status == 0, "\(valid.errors)")
    let same = try liuyu("query", "base.cube", "--against", "base.cube", "--format", "csv")
    #expect(same.errors.isEmpty, "\(same.errors)")
    #expect(same.text.contains("change_counts_graduates"))
    let table = try liuyu(
      "query", "base.cube", "--against", "fewer.cube", "--by", "institution", "--format", "table", "--quiet")
    #expect(
      table.text.contains("较前") && table.text.contains("新 new") && table.text.contains("+"), "\(table.text)")
    let other = try liuyu("query", "base.cube", "--against", "text.cube")
    #expect(other.status == 66)
  }

  @Test func aRunThatEndsBadlyLeavesTheOldCube() throws {
    let before = try base.bytes("base.cube")
    try base.write("考生号,学校代码,毕业去向代码\n1,59001,nonsense\n", to: "bad.csv")
    let run = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--input", "bad.csv", "--cube", "base.cube", "-o",
      "x.json")
    #expect(run.status == 65 || run.status == 78, "\(run.errors)")
    #expect(try base.bytes("base.cube") == before)
    #expect(try base.names().allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test func checksumsAreThoseOfTheFiles() throws {
    let file = "sample-data/national-export/2025.csv"
    let sum = try Command(program: "/usr/bin/sha256sum", arguments: [file], folder: base.folder).run()
    let digest = String(sum.text.prefix(64))
    for form in [
      "liuyu run pipelines/western-base.yaml --quiet --checksums --input \(file) -o -",
      "cat \(file) | liuyu run pipelines/western-base.yaml --quiet --checksums --input - -o -",
    ] {
      let run = try Command(program: "/bin/sh", arguments: ["-c", form], folder: base.folder).run()
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.contains("\"sha256\": \"\(digest)\""), "\(form)")
    }
  }

  /// The words of the report, for those who ask by SQL.
  @Test func anySQLToolFindsTheFiguresOfTheReport() throws {
    let python = try Command(
      program: Command.python,
      arguments: [
        "-c",
        """
        import json, re, sqlite3
        document = open("\(Command.package.path)/docs/cube.md", encoding="utf-8").read()
        report = json.load(open("r.json"))
        cube = sqlite3.connect("base.cube")
        names = ["graduates", "placed", "employed", "contract", "flexible", "self_employed", "military", "further_study",
                 "abroad", "not_placed", "unclear", "chongqing", "circle", "elsewhere", "unresolved"]
        rows = cube.execute("SELECT institution, program, " + ", ".join(f"sum({name})" for name in names)
                            + " FROM graduates GROUP BY 1, 2").fetchall()
        groups = {tuple(g["key"].values()): g["counts"] for g in report["groups"] if len(g["by"]) == 2}
        assert len(rows) == len(groups) > 100
        for institution, program, *counts in rows:
            assert dict(zip(names, counts)) == {n: groups[institution, program][n] for n in names}
        total = report["groups"][0]["counts"]["employed"]
        assert cube.execute("SELECT sum(employed) FROM flows").fetchone() == (total,)
        assert cube.execute("SELECT sum(employed) FROM flows WHERE zone LIKE 'chongqing%'").fetchone() == (
            report["groups"][0]["counts"]["chongqing"],)
        assert cube.execute("SELECT value FROM about WHERE name = 'pipeline_sha256'").fetchone() == (
            report["pipeline"]["sha256"],)
        examples = re.findall("```sql\\n(.*?)```", document, re.S)[0].split(";")[:-1]
        assert len(examples) == 2
        for example in examples:
            assert len(cube.execute(example).fetchall()) >= 10, example
        """,
      ], folder: base.folder
    ).run()
    #expect(python.status == 0, "\(python.errors)")
  }
}
