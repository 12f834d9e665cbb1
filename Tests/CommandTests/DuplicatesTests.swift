import Foundation
import Testing

/// Several records of one graduate, over files and threads, under each rule.
struct DuplicatesTests {
  static let pipeline = SmallExtract.pipeline.replacing(
    "location_code:", with: "updated_at: [签约日期]\n      location_code:"
  )
  .replacing("extract.csv", with: "part-*.csv")
  static let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,签约日期,单位所在地代码\n"

  /// Graduate 1 stands in three records, of which the second is the latest; the same ID at another institution is
  /// another graduate, and those without an ID are all different.
  static func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(pipeline, to: "small.yaml")
    try workspace.write(
      header + """
        20500001,2025,59001,甲,510201,10,2025-06-01,500118
        20500002,2025,59001,甲,510201,10,2025-06-01,500118
        20500001,2025,59001,甲,510201,10,2025-08-01,510104
        ,2025,59001,甲,510201,10,2025-06-01,500118
        ,2025,59001,甲,510201,10,2025-06-01,500118

        """, to: "part-1.csv")
    try workspace.write(
      header + """
        20500001,2025,59002,乙,510201,10,2025-06-01,500118
        '20500001,2025,59001,甲,510201,70,2025-07-01,

        """, to: "part-2.csv")
    return workspace
  }

  private func report(_ rule: String, _ more: String..., in workspace: Workspace) throws -> [String: Any] {
    let run = try Command(
      arguments: [
        "run", "small.yaml", "--methodology", "duplicates=\(rule)", "--max-reject-rate", "1", "--output",
        "r.json",
        "--rejects", "rejects", "--duplicates", "duplicates",
      ] + more, folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: workspace.bytes("r.json")) as? [String: Any])
  }

  @Test(arguments: [
    // rule, accepted, duplicates, rejected, repeated, in Chongqing
    ("keep-latest", 5, 2, 0, 2, 4), ("keep-first", 5, 2, 0, 2, 5), ("reject", 5, 0, 2, 2, 5),
    ("count", 7, 0, 0, 2, 5), ("off", 7, 0, 0, nil as Int?, 5),
  ])
  func rulesCount(
    rule: String, accepted: Int, duplicates: Int, rejected: Int, repeated: Int?, chongqing: Int
  ) throws {
    let workspace = try Self.workspace()
    for threads in ["1", "3"] {
      let report = try report(rule, "--threads", threads, in: workspace)
      let totals = try #require(report["totals"] as? [String: Any])
      #expect(totals["accepted"] as? Int == accepted)
      #expect(totals["duplicates"] as? Int == duplicates)
      #expect(totals["rejected"] as? Int == rejected)
      #expect(totals["repeated"] as? Int == repeated)
      #expect(
        totals["rejected_by_reason"] as? [String: Int] == (rejected > 0 ? ["duplicate": rejected] : [:]))
      let all = try #require((report["groups"] as? [[String: Any]])?.first?["counts"] as? [String: Int])
      #expect(all["chongqing"] == chongqing)
      let lines = try workspace.text("duplicates").split(separator: "\n")
      #expect(lines.count == repeated ?? 0)
      #expect(try workspace.text("rejects").split(separator: "\n").count == rejected)
    }
  }

  @Test func listShowsBothPlacesAndNoID() throws {
    let workspace = try Self.workspace()
    _ = try report("keep-latest", in: workspace)
    let list = try workspace.text("duplicates")
    #expect(!list.contains("20500001"))
    let mode = try FileManager.default.attributesOfItem(atPath: workspace["duplicates"].path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let lines = list.split(separator: "\n").map { $0.replacing(#/"graduate": "[0-9a-f]{24}"/#, with: "") }
    let kept = #""kept": {"path": "part-1.csv", "record": 3, "line": 4, "byte": 220}"#
    #expect(
      lines == [
        #"{, \#(kept), "repeated": {"path": "part-1.csv", "record": 1, "line": 2, "byte": 116}}"#,
        #"{, \#(kept), "repeated": {"path": "part-2.csv", "record": 2, "line": 3, "byte": 168}}"#,
      ])
    // A key of one's own makes the names the same in every run; without one they are not.
    #expect(
      try {
        _ = try report("keep-latest", in: workspace); return try workspace.text("duplicates")
      }() != list)
    let keyed = try (0..<2).map { _ in
      let run = try Command(
        arguments: ["run", "small.yaml", "--output", "r.json", "--duplicates", "duplicates"],
        folder: workspace.folder,
        environment: ["LIUYU_KEY": "a secret of 24 bytes ..."]
      ).run()
      #expect(run.status == 0, "\(run.errors)")
      return try workspace.text("duplicates")
    }
    #expect(keyed[0] == keyed[1])
  }

  /// A byte of a name that is no UTF-8 is shown in the sentence as it is in `path`.
  @Test func rejectedDuplicatesNameTheOtherFileLegibly() throws {
    let workspace = try Self.workspace()
    let shell = try Command(
      program: "/bin/sh",
      arguments: [
        "-c",
        "mkdir p && mv part-1.csv p/part-1.csv && mv p \"$(printf 'p\\326')\" && liuyu run small.yaml --methodology duplicates=reject "
          + "--max-reject-rate 1 --rejects rejects --quiet --input \"$(printf 'p\\326')/part-1.csv\" --input part-2.csv --output r.json",
      ], folder: workspace.folder
    ).run()
    #expect(shell.status == 0, "\(shell.errors)")
    #expect(try workspace.text("rejects").contains(#"in line 2 of p\\xd6/part-1.csv already"#))
  }

  @Test(arguments: ["part-2.csv", "-"])
  func rejectedDuplicatesHaveTheirText(input: String) throws {
    let workspace = try Self.workspace()
    let extract = try workspace.text("part-2.csv") + "20500001,2025,59002,乙,510201,10,2025-06-02,500118\n"
    try workspace.write(extract, to: "part-2.csv")
    let run = try Command(
      arguments: [
        "run", "small.yaml", "--methodology", "duplicates=reject", "--max-reject-rate", "1", "--rejects",
        "rejects",
        "--input", input,
      ], folder: workspace.folder, input: workspace["part-2.csv"]
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let line = try #require(try workspace.text("rejects").split(separator: "\n").first)
    #expect(line.contains(#""line": 4"#))
    #expect(
      line.contains(
        #""column": "考生号", "reason": "duplicate", "detail": "the graduate has a record in line 2"#))
    #expect(line.contains(#""raw": "20500001,2025,59002,乙,510201,10,2025-06-02,500118""#))
  }
}
