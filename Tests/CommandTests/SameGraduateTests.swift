import Foundation
import Testing

/// Who is the same graduate: what a pipeline says of it, and what is told of those who may not be.
struct SameGraduateTests {
  private static let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,签约日期,姓名\n"
  private static let pipeline = SmallExtract.pipeline
    .replacing("extract.csv", with: "'*.csv'")
    .appending("      updated_at: [签约日期]\n      name: [姓名]\n")

  /// Two classes that number their students anew, and a date that is none.
  private func workspace(identity: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(Self.pipeline + identity, to: "small.yaml")
    try workspace.write(
      Self.header + """
        20500001,2024,59001,甲,510201,70,,,赵一
        20500002,2024,59001,甲,510201,70,,,钱二

        """, to: "2024.csv")
    try workspace.write(
      Self.header + """
        20500001,2025,59001,甲,510201,10,500118,2025-05-01,孙三
        20500002,2025,59001,甲,510201,10,500118,夏天,钱 二

        """, to: "2025.csv")
    return workspace
  }

  private func report(_ arguments: String..., in workspace: Workspace) throws -> (
    text: String, errors: String
  ) {
    let run = try Command(arguments: arguments + ["--reproducible"], folder: workspace.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    return (run.text, run.errors)
  }

  private func totals(_ report: String) throws -> (accepted: Int?, acrossYears: Int?, warnings: [String]) {
    let json = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    let totals = try #require(json["totals"] as? [String: Any])
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    return (
      totals["accepted"] as? Int, totals["duplicates_across_years"] as? Int,
      warnings.map {
        "\($0["kind"] ?? "") \($0["count"] ?? "") \(($0["inputs"] as? [String] ?? []).joined(separator: " "))"
      }
    )
  }

  @Test func anIDOfTwoClassesIsOneGraduateUnlessTheYearIsInTheIdentity() throws {
    let together = try report("run", "small.yaml", in: try workspace())
    #expect(try totals(together.text).accepted == 2 && totals(together.text).acrossYears == 2)
    #expect(
      try totals(together.text).warnings == [
        "unread_dates 1 2024.csv", "duplicates_across_years 2 2024.csv", "names_differ 1 2024.csv",
      ])
    #expect(together.errors.contains("identity: [institution, year, graduate_id]"), "\(together.errors)")
    let apart = try report(
      "run", "small.yaml", in: try workspace(identity: "    identity: [institution, year, graduate_id]\n"))
    #expect(try totals(apart.text).accepted == 4 && totals(apart.text).acrossYears == 0)
    #expect(try totals(apart.text).warnings.isEmpty)
  }

  @Test func anotherIdentityIsRefused() throws {
    let workspace = try workspace(identity: "    identity: [institution, yaer, graduate_id]\n")
    let run = try liuyu("run", "small.yaml", in: workspace.folder)
    #expect(run.status == 78)
    #expect(
      run.errors.contains(
        "small.yaml:16:15: `identity` cannot be “[institution, yaer, graduate_id]”; write [institution, graduate_id] or "
          + "[institution, year, graduate_id]"), "\(run.errors)")
  }

  @Test func cubesKeepAll() throws {
    let workspace = try workspace()
    let run = try report("run", "small.yaml", "--cube", "both.cube", in: workspace)
    #expect(try report("query", "both.cube", in: workspace).text == run.text)
    for year in ["2024", "2025"] {
      try workspace.write(workspace.bytes("\(year).csv"), to: "twice-\(year).csv")
      _ = try report(
        "run", "small.yaml", "--input", "\(year).csv", "--input", "twice-\(year).csv", "--cube",
        "\(year).cube",
        in: workspace)
    }
    _ = try Command(
      arguments: ["merge", "2024.cube", "2025.cube", "--output", "sum.cube"], folder: workspace.folder
    ).run()
    #expect(
      try totals(report("query", "sum.cube", in: workspace).text).warnings == [
        "unread_dates 1 2025.csv", "same_bytes 2 2024.csv twice-2024.csv 2025.csv twice-2025.csv",
      ])
  }

  @Test func checkShowsWhereUnreadDatesStand() throws {
    let workspace = try workspace()
    let table = try liuyu("check", "small.yaml", in: workspace.folder)
    for part in ["● 2025.csv\n", "签约日期不是日期", "[updated_at]", "行 lines 3\n"] {
      #expect(table.text.contains(part), "\(table.text)")
    }
    let json = try liuyu("check", "small.yaml", "--format", "json", in: workspace.folder)
    #expect(
      json.text.contains(
        #""account": "unread", "kind": "updated_at", "count": 1, "inputs": ["2025.csv"], "first_lines": [3]"#),
      "\(json.text)")
  }

  @Test func nobodysNameIsWritten() throws {
    let workspace = try workspace()
    _ = try report(
      "run", "small.yaml", "--output", "r", "--cube", "c", "--duplicates", "d", "--rejects", "j",
      in: workspace)
    let rows = try liuyu("normalize", "small.yaml", "--quiet", "--output", "n", in: workspace.folder)
    #expect(rows.status == 0, "\(rows.errors)")
    #expect(try workspace.text("n").split(separator: "\n").count == 3)
    for file in ["r", "c", "d", "j", "n"] {
      let bytes = try workspace.bytes(file)
      for name in ["赵一", "钱二", "孙三"] { #expect(bytes.range(of: Data(name.utf8)) == nil, "\(file)") }
    }
    // A dimension of the same column would show it.
    try workspace.write(Self.pipeline + "dimensions: {who: [姓名]}\n", to: "small.yaml")
    #expect(try liuyu("normalize", "small.yaml", "--output", "n", in: workspace.folder).status == 78)
  }
}
