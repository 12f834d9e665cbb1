import Foundation
import Testing

/// What `check` finds has its lines, wherever it is found out, and reads like an errand in both languages.
struct CheckErrandTests {
  private static let pipeline = """
    name: small
    sources:
      - path: extract.csv
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          name: [姓名]
          year: [毕业年份]
          institution_code: [学校代码]
          program_code: [专业代码]
          destination_code: [毕业去向代码]
          destination_text: [毕业去向]
          location_code: [单位所在地代码]
          updated_at: [签约日期]
          credit_code: [统一社会信用代码]

    """
  private static let header = "考生号,姓名,毕业年份,学校代码,专业代码,毕业去向代码,毕业去向,单位所在地代码,签约日期,统一社会信用代码"

  private func row(
    _ id: String, name: String = "", year: String = "2025", code: String = "10", text: String = "",
    place: String = "",
    date: String = "", credit: String = ""
  ) -> String { "\(id),\(name),\(year),59001,510201,\(code),\(text),\(place),\(date),\(credit)" }

  /// Both forms of what `check` says of extracts.
  private func check(_ extracts: [String: [String]], _ more: [String] = []) throws -> (
    errands: [[String: Any]], text: String
  ) {
    let workspace = try SmallExtract.workspace(pipeline: Self.pipeline)
    for (name, rows) in extracts {
      try workspace.write(([Self.header] + rows).joined(separator: "\n") + "\n", to: name)
    }
    let arguments =
      ["check", "small.yaml", "--max-reject-rate", "1"] + more
      + extracts.keys.sorted().flatMap { ["--input", $0] }
    let json = try Command(arguments: arguments + ["--format", "json"], folder: workspace.folder).run()
    let table = try Command(arguments: arguments, folder: workspace.folder).run()
    #expect(json.status == 0 && table.status == 0, "\(json.errors)")
    let found = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    return (try #require(found["to_do"] as? [[String: Any]]), table.text)
  }

  private func errand(_ kind: String, of input: String, in errands: [[String: Any]]) throws -> [String: Any] {
    let found = errands.filter { $0["kind"] as? String == kind && $0["inputs"] as? [String] == [input] }
    #expect(found.count == 1, "\(kind) of \(input)")
    let errand = try #require(found.first)
    for key in ["finding", "advice"] {
      let sentence = try #require(errand[key] as? [String: String])
      #expect(sentence["zh"]?.isEmpty == false && sentence["en"]?.isEmpty == false)
    }
    return errand
  }

  @Test func codesThatLostTheirDigitsAreShown() throws {
    let (errands, text) = try check([
      "a.csv": [
        row("20250001"), row("20250002", code: "1.00E+01", text: "签就业协议形式就业"),
        row("20250003", code: "1.00E+01"),
        row("20250004", place: "5.10E+05"), row("20250005", credit: "9.15E+17"),
        row("20250006", credit: "9.15001180000001E17"), row("20250007", place: "5.00118E+05"),
      ]
    ])
    let errand = try errand("damaged_code", of: "a.csv", in: errands)
    #expect(errand["count"] as? Int == 5)
    #expect(errand["first_lines"] as? [Int] == [3, 4, 5], "\(errand)")
    #expect(text.contains("位数已丢失：5 · ") && text.contains("请把代码列设为文本格式"), "\(text)")
    let refused = try self.errand("unknown_destination_code", of: "a.csv", in: errands)
    #expect(refused["first_lines"] as? [Int] == [4], "\(refused)")
  }

  @Test(arguments: [[], ["--threads", "3"]])
  func whatIsFoundAtTheEndHasItsLines(more: [String]) throws {
    let (errands, text) = try check(
      [
        "a.csv": [
          row("20250001", name: "张三", date: "某日"), row("20250001", name: "李四", date: "x"),
          row("20250002", year: "2024"), row("20250002", year: "2025", date: "2025-06-30"),
          row("无"), row("20250003", date: "2012-07-01"), "\"20250004\",\"王\n五\",2025,59001,510201,10,,,,",
          row("20250005", name: "张三"), row("20250005", name: "张 三"), row("0000"), row("20250006", date: "y"),
        ],
        "b.csv": [row("20250007", name: "甲"), row("20250005", name: "丁", date: "2025-07-01"), row("/")],
      ], more)
    for (kind, input, count, lines) in [
      ("unread_dates", "a.csv", 1, [2]), ("duplicates_across_years", "a.csv", 1, [4]),
      ("names_differ", "a.csv", 3, [2, 10, 11]), ("placeholder_id", "a.csv", 2, [6, 12]),
      ("placeholder_id", "b.csv", 1, [4]), ("updated_at", "a.csv", 4, [2, 3, 7]),
    ] {
      let errand = try errand(kind, of: input, in: errands)
      #expect(errand["count"] as? Int == count, "\(kind) of \(input)")
      #expect(errand["first_lines"] as? [Int] == lines, "\(kind) of \(input): \(errand)")
      #expect(
        text.contains("  [\(kind)]\n     行 lines \(lines.map(String.init).joined(separator: ", "))"),
        "\(text)")
    }
    for secret in ["张三", "李四", "20250001"] { #expect(!text.contains(secret)) }
  }

  @Test func anUnknownDestinationIsShownWithTheNearest() throws {
    let rows =
      [
        row("20250001"), row("20250002", code: "", text: "签就业协议形式就业了"),
        row("20250003", code: "", text: "签就业协议形式就业了"),
      ]
      + [
        row("20250004", code: "1X"), row("20250005", code: "", text: "20250005123"),
        row("20250006", code: "997"),
      ]
    let (errands, text) = try check(["a.csv": rows])
    let errand = try errand("unknown_destination_code", of: "a.csv", in: errands)
    let values = try #require(errand["values"] as? [[String: Any]])
    #expect(values.map { $0["value"] as? String } == ["签就业协议形式就业了", "1X", "997"])
    #expect(values.map { $0["count"] as? Int } == [2, 1, 1])
    #expect(values[0]["nearest"] as? String == "签就业协议形式就业")
    #expect(
      text.contains("签就业协议形式就业了 × 2 → 最接近 nearest: 签就业协议形式就业\n") && text.contains("     997 × 1\n"), "\(text)"
    )
    #expect(!text.contains("20250005123"))
  }

  /// A column of codes that nobody can read is silently passed by for another source.
  @Test func aColumnOfCodesThatCannotBeReadIsAnErrand() throws {
    let unreadable = (1...5).map {
      row("2025000\($0)", place: ["永川", "", "50", "无", "X1"][$0 - 1], credit: "MA5X\($0)TUU0VWX")
    }
    let (errands, text) = try check([
      "a.csv": unreadable,
      "b.csv": unreadable + [row("20250006", place: "500118", credit: "91500112X90347170Q")],
      "c.csv": [row("20250007", place: "无", credit: "123456789")],
    ])
    for (kind, column, count) in [("location_code", "单位所在地代码", 3), ("credit_code", "统一社会信用代码", 5)] {
      let errand = try errand(kind, of: "a.csv", in: errands)
      #expect(errand["account"] as? String == "columns" && errand["count"] as? Int == count)
      #expect(text.contains("“\(column)”一列没有一个值读得出来：\(count)"), "\(text)")
      #expect(errand["first_lines"] as? [Int] == (kind == "location_code" ? [2, 4, 6] : [2, 3, 4]))
      let other = try self.errand(kind, of: "b.csv", in: errands)
      #expect(other["count"] as? Int == count && other["first_lines"] != nil)
      #expect(text.contains("“\(column)”一列中读不出来的值：\(count)"), "\(text)")
      #expect(errands.filter { $0["kind"] as? String == kind }.count == 2)
    }
  }

  @Test func namesInAColumnOfCodesBelongElsewhere() throws {
    let rows = ["重庆市永川区", "成都市", "X1", "500118"].enumerated().map { row("2025000\($0)", place: $1) }
    let (errands, text) = try check(["a.csv": rows])
    let errand = try errand("location_code", of: "a.csv", in: errands)
    #expect(errand["count"] as? Int == 3)
    #expect(text.contains("这些是地名，不是代码") && text.contains("swap them back"), "\(text)")
  }

  /// Who has no ID, and who works nobody knows where, has a line; each input by itself.
  @Test func blankIDsAndUnknownPlacesHaveTheirLines() throws {
    let located = (1...7).map { row("2025000\($0)", place: "500118") }
    let (errands, text) = try check([
      "a.csv": located + [row("", place: "500118"), row("20250009"), row("20250010"), row("20250011")],
      "b.csv": located.map { $0.replacing("2025000", with: "2025100") },
      "c.csv": [row("20252001"), row("无"), row("")],
    ])
    for (kind, input, count, lines) in [
      ("without_id", "a.csv", 1, [9]), ("without_id", "c.csv", 1, [4]), ("placeholder_id", "c.csv", 1, [3]),
      ("unresolved", "a.csv", 3, [10, 11, 12]), ("unresolved", "c.csv", 3, [2, 3, 4]),
    ] {
      let errand = try errand(kind, of: input, in: errands)
      #expect(
        errand["count"] as? Int == count && errand["first_lines"] as? [Int] == lines, "\(kind) of \(input)")
    }
    #expect(!errands.contains { $0["inputs"] as? [String] == ["b.csv"] }, "\(text)")
  }

  @Test func slipsInDestinationsFindTheirNames() throws {
    let slips = ["签就业协义", "签劳务合同", "灵活就业人员", "自住创业", "境外留学生活", "随便"]
    let rows = slips.enumerated().map { row("2025000\($0)", code: "", text: $1) }
    let more = (0..<8).map {
      row("202501\($0)0", code: "", text: "别的\(["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"][$0])")
    }
    let (errands, text) = try check(["a.csv": rows + more])
    let errand = try errand("unknown_destination_code", of: "a.csv", in: errands)
    let values = try #require(errand["values"] as? [[String: Any]])
    #expect(values.count == 10 && errand["other_values"] as? Int == 4)
    #expect(text.contains("另有 4 种写法") && text.contains("4 more, see --rejects"), "\(text)")
    let nearest = Dictionary(
      uniqueKeysWithValues: values.map { ($0["value"] as! String, $0["nearest"] as? String) })
    for (slip, name) in [("签就业协义", "签就业协议形式就业"), ("签劳务合同", "签劳动合同形式就业"), ("自住创业", "自主创业")] {
      if let found = nearest[slip] { #expect(found == name) }
    }
  }
}
