import Foundation
import Testing

/// The rejects file: what it says, who may read it, and that it is there when the run is turned down.
struct RejectsTests {
  /// Each line but the last is wrong in its own way.
  static let extract = """
    考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码
    20500001,2025,59001,渝西,510201,10
    20500002,2025,59001,渝"西,510201,10,500118
    20500003,2025,59001,渝西,510201,10,500118,extra
    20500004,2025,59001,渝西,510201,999,500118
    20500005,25,59001,渝西,510201,10,500118
    2.0501E+13,2025,59001,渝西,510201,10,500118
    20500006,2025,,,510201,10,500118
    20500007,2025,59001,"渝西
    ",510201,10,500118
    20500008,2025,59001,"渝西
    "学院,510201,10,500118
    20500009,2025,59001,渝西,510201,10,500118,,

    """

  static let reasons = [
    "field_count", "quoting", "field_count", "unknown_destination_code", "bad_year", "damaged_id",
    "missing_value",
    "quoting", "quoting",
  ]

  @Test func anUnknownDestinationHasItsNearest() throws {
    let pipeline = SmallExtract.pipeline.replacing("destination_code: [", with: "destination_text: [")
    let header = SmallExtract.extract.prefix { $0 != "\n" }
    let rows = ["签劳动合同形式就职", "上火星", "99x"].map { "20500001,2025,59001,,510201,\($0),500118\n" }
    let workspace = try SmallExtract.workspace(pipeline: pipeline, extract: header + "\n" + rows.joined())
    let run = try liuyu("run", "small.yaml", "--rejects", "rejects.ndjson", in: workspace.folder)
    #expect(run.status == 65, "\(run.errors)")
    let lines = try workspace.text("rejects.ndjson").split(separator: "\n")
    #expect(lines.count == 3 && lines[0].contains("the nearest is 签劳动合同形式就业\""))
    #expect(!lines.dropFirst().contains { $0.contains("nearest") })
  }

  @Test func rejectsSayWhereAndWhyAndAreTheirOwnersOnly() throws {
    let workspace = try SmallExtract.workspace(extract: Self.extract)
    let run = try liuyu("run", "small.yaml", "--rejects", "rejects.ndjson", in: workspace.folder)
    #expect(run.status == 65, "\(run.errors)")
    let mode = try FileManager.default.attributesOfItem(atPath: workspace["rejects.ndjson"].path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let rejects = try workspace.text("rejects.ndjson").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(rejects.map { $0["reason"] as? String } == Self.reasons)
    #expect(rejects.map { $0["line"] as? Int } == [2, 3, 4, 5, 6, 7, 8, 11, 12])
    #expect(rejects.map { $0["record"] as? Int } == [1, 2, 3, 4, 5, 6, 7, 9, 10])
    #expect(rejects.map { $0["column"] as? String }[3...5] == ["毕业去向代码", "毕业年份", "考生号"])
    #expect(
      rejects[0]["detail"] as? String
        == "the record has 6 fields, the header 7; give it as many, and quote fields with a delimiter in them"
    )
    #expect(
      (rejects[7]["detail"] as? String)?.hasPrefix("a quote opens in this line, and 1 line further on")
        == true)
    let bytes = try workspace.bytes("extract.csv")
    for reject in rejects {
      let (byte, raw) = (
        try #require(reject["byte"] as? Int), Data(try #require(reject["raw"] as? String).utf8)
      )
      #expect(bytes[byte...].starts(with: raw))
      #expect(byte == 0 || bytes[byte - 1] == 10)
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func rejectsAreInInputOrderForAnyThreads(threads: Int) throws {
    let workspace = try Workspace()
    let dirty = try liuyu(
      "generate", "--rows", "20000", "--dirty", "0.2", "--seed", "5", "--layout", "national-export")
    try workspace.write(dirty.output, to: "dirty.csv")
    func rejects(threads: Int) throws -> String {
      let run = try liuyu(
        "run", "pipelines/western-base.yaml", "--input", workspace["dirty.csv"].path, "--threads",
        "\(threads)",
        "--max-reject-rate", "1", "--rejects", workspace["rejects.ndjson"].path, "--output",
        workspace["r.json"].path)
      #expect(run.status == 0, "\(run.errors)")
      return try workspace.text("rejects.ndjson")
    }
    let one = try rejects(threads: 1)
    #expect(one.split(separator: "\n").count > 100)
    #expect(try rejects(threads: threads) == one)
  }

  @Test func recordLimitCanBeSet() throws {
    let workspace = try SmallExtract.workspace()
    let run = try liuyu(
      "run", "small.yaml", "--max-record-bytes", "50", "--max-reject-rate", "1", "--rejects", "r",
      in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try workspace.text("r").contains("record_too_long"))
    #expect(try liuyu("run", "small.yaml", "--max-record-bytes", "0", in: workspace.folder).status == 64)
  }
}
