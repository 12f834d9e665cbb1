import Foundation
import Testing

/// More distinct values, combinations and groups than may be kept end a run with the numbers, before memory ends it.
struct ExcessTests {
  private static let dimensions = (0..<4).map { "d\($0)" }

  /// - Parameters:
  ///   - institutions: how many there are, each of one graduate.
  ///   - values: of each of four dimensions, in all combinations that differ from row to row.
  private func workspace(institutions: Int = 1, rows: Int = 300, values: Int = 1) throws -> Workspace {
    let rows = (0..<rows).map { row in
      let more = Self.dimensions.indices.map { ",v\((row / [1, 3, 7, 11][$0]) % values)" }.joined()
      return "2050\(10000 + row),2025,\(59001 + row % institutions),渝西,510201,10,500118\(more)\n"
    }
    let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码"
    let columns = Self.dimensions.map { ",\($0)列" }.joined()
    return try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline + "dimensions:\n"
        + Self.dimensions.map { "  \($0): [\($0)列]\n" }.joined(),
      extract: header + columns + "\n" + rows.joined())
  }

  @Test(arguments: [
    ("run small.yaml --output r.json", 1), ("run small.yaml --output r.json --cube c.cube", 3),
    ("check small.yaml --output c.txt", 2), ("normalize small.yaml --output rows.csv", 1),
  ])
  func tooManyInstitutions(line: String, threads: Int) throws {
    let workspace = try workspace(institutions: 300)
    let before = try workspace.names()
    let arguments = line.split(separator: " ").map(String.init) + ["--threads", "\(threads)"]
    func run(_ limit: Int) throws -> Command.Outcome {
      try Command(arguments: arguments + ["--max-distinct", "\(limit)"], folder: workspace.folder).run()
    }
    let refused = try run(250)
    #expect(refused.status == 65 && refused.errorLines.count == 1, "\(refused.errors)")
    #expect(
      refused.errors.hasPrefix("liuyu: the extracts have more than 250 distinct values (institution 300, "),
      "\(refused.errors)")
    #expect(try workspace.names() == before)
    #expect(try run(1000).status == 0)
  }

  @Test func tooManyCombinations() throws {
    let workspace = try workspace(values: 20)
    let run = try liuyu(
      "run", "small.yaml", "--by", "d0,d1,d2,d3", "--max-distinct", "250", in: workspace.folder)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(
      run.errorLines == [
        "liuyu: the extracts have more than 208 combinations of values (d0 20, d1 20, d2 20, … 4 dimensions): leave "
          + "dimensions out, or allow more with --max-distinct"
      ], "\(run.errors)")
    let log = try liuyu(
      "run", "small.yaml", "--by", "d0,d1,d2,d3", "--max-distinct", "250", "--log-format", "json",
      in: workspace.folder)
    #expect(log.errors.contains(#""limit": 208"#) && log.errors.contains(#""d3": 20"#), "\(log.errors)")
  }

  @Test func tooManyGroups() throws {
    let workspace = try workspace(values: 20)
    let by = ["--by", "d0,d1,d2", "--output", "r.json", "--max-distinct"]
    let cube = try liuyu("run", "small.yaml", "--quiet", "--cube", "c.cube", in: workspace.folder)
    #expect(cube.status == 0, "\(cube.errors)")
    for command in ["run small.yaml", "query c.cube", "query c.cube --against c.cube"] {
      let arguments = command.split(separator: " ").map(String.init) + by
      let refused = try Command(arguments: arguments + ["350"], folder: workspace.folder).run()
      #expect(refused.status == 65, "\(refused.errors)")
      #expect(
        refused.errorLines.last?.hasPrefix(
          "liuyu: the report would have more than 350 groups (values: d0 20, d1 20, d2 20): group by")
          == true,
        "\(refused.errors)")
      let allowed = try Command(arguments: arguments + ["10000"], folder: workspace.folder).run()
      #expect(allowed.status == 0, "\(allowed.errors)")
      #expect(try workspace.text("r.json").count { $0 == "\n" } > 600)
      try FileManager.default.removeItem(at: workspace["r.json"])
    }
  }

  @Test(arguments: ["0", "100000001", "many", "-1"])
  func aLimitThatIsNoneIsRefused(limit: String) throws {
    for command in ["run", "query"] {
      let run = try liuyu(command, "nothing", "--max-distinct=\(limit)")
      #expect(run.status == 64 && run.errors.contains("max-distinct"), "\(run.errors)")
    }
  }
}
