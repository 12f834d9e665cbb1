import Counting
import Outcomes
import Pipelines
import Reports
import Testing

@testable import Rendering

struct TableReportTests {
  @Test(arguments: [
    ("abc", 3), ("重庆", 4), ("Ａ１", 4), ("e\u{301}", 1), ("\u{200B}\u{FEFF}", 0), ("𠮷", 2), ("한", 2),
    ("…·–", 3), ("", 0),
    ("👍", 2), ("é", 1), ("　", 2), ("（渝）", 6), ("ﾊ", 1),
  ])
  func widthIsWhatATerminalDraws(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("重庆大学", 8, "重庆大学"), ("重庆大学", 7, "重庆大…"), ("重庆大学", 6, "重庆…"), ("abcdef", 4, "abc…"), ("重庆", 1, "…"),
  ])
  func longNamesAreCut(text: String, width: Int, cut: String) {
    #expect(DisplayWidth.truncate(text, to: width) == cut)
  }

  @Test(arguments: [
    // numerator, unknown, denominator, target in millionths
    (9, 0, 10, 900_000, "90.00%"), (2, 0, 3, 600_000, "66.67%"), (1, 0, 3, 600_000, "33.33%"),
    (89_999, 0, 100_000, 900_000, "89.99%"), (899_951, 0, 1_000_000, 900_000, "89.99%"),
    (899_949, 0, 1_000_000, 900_000, "89.99%"), (900_049, 0, 1_000_000, 900_000, "90.00%"),
    (900_041, 0, 1_000_000, 900_040, "90.01%"), (7, 1, 10, 750_000, "70.00–80.00%"),
    (89_999, 1, 100_000, 900_000, "89.99–90.00%"), (0, 0, 0, 900_000, "–"),
    (99_999, 0, 100_000, 1_000_000, "99.99%"),
  ])
  func roundingNeverCrossesTheTarget(
    numerator: Int, unknown: Int, denominator: Int, target: Int, text: String
  ) {
    let rate = Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: target))
    #expect(rate.percent == text)
  }

  @Test(arguments: [
    (900_000, "90%"), (666_667, "66.6667%"), (0, "0%"), (1_000_000, "100%"), (755_000, "75.5%"),
  ])
  func targetsAreInFull(millionths: Int, text: String) {
    #expect(Target(millionths: millionths).percent == text)
  }

  @Test func tableReadsAsPublished() {
    let expected = """
      就业"监测"
      口径 Methodology: stay_denominator=employed, circle=all-chongqing, partial_counties=in, duplicates=keep-latest
      筛选 Filters: year=2025
      记录 Records 15 = 计入 accepted 12 + 筛除 filtered 1 + 重复 duplicates 0 + 拒收 rejected 2

      学校                  毕业生          就业率    还差         留渝就业率    还差  留双城经济圈就业率    还差
      Institution        Graduates      Employment  Needed  Stay in Chongqing  Needed  Stay in the circle  Needed
      合计 All                  12  ? 83.33–91.67%       1     ? 55.56–88.89%       1     ? 66.67–100.00%       1
      50001 渝,"州"大学         12  ? 83.33–91.67%       1     ? 55.56–88.89%       1     ? 66.67–100.00%       1
      空学校                     0               –                          –                           –
      目标 Target                            ≥ 90%                      ≥ 60%                       ≥ 75%

      ✓ 达标 met   ✗ 未达标 missed   ? 待定 undetermined (已知–上限 known–upper)   – 未评估 not assessed
      还差 Needed: 再有多少人即达标 further graduates with whom the target is met
      另有 1 行未列出，加 --programs all 可全部列出
      1 row is hidden: --programs all shows all

      """
    #expect(SampleReport.text(SampleReport.report(), .table, table: TableStyle(listed: .none)) == expected)
  }

  @Test func programsAreIndented() {
    let style = TableStyle(listed: .all)
    let text = SampleReport.text(SampleReport.report(), .table, table: style)
    #expect(text.contains("\n  =510201  ") && !text.contains("hidden"))
  }

  /// Programs of 20 people and more that miss a target or may miss it, beneath all that they belong to.
  @Test func programsThatMissATargetAreListed() {
    let missing = SampleReport.tally(contract: 20, core: 1)
    let meeting = SampleReport.tally(contract: 20, core: 20)
    var report = SampleReport.report()
    report.groupBy = [.institution, .program, .level]
    func group(_ key: [String], _ tally: Tally) -> Report.Group {
      Report.Group(
        by: Array(report.groupBy.prefix(key.count)), key: key, name: key.map { _ in nil }, tally: tally)
    }
    report.groups = [
      group([], meeting), group(["A"], meeting), group(["A", "p1"], missing),
      group(["A", "p1", "本科"], meeting),
      group(["A", "p2"], meeting), group(["A", "p2", "本科"], meeting), group(["A", "p2", "高职"], missing),
      group(["A", "p3"], SampleReport.tally(contract: 19, core: 1)), group(["A", "p4"], meeting),
      group(["B"], missing), group(["B", "p5"], meeting),
    ]
    func keys(_ listed: ListedParts) -> [String] {
      SampleReport.text(report, .table, table: TableStyle(listed: listed)).split(separator: "\n").filter {
        $0.contains("✓") && !$0.contains("达标")
      }.map { String($0.split(separator: " ")[0]) }
    }
    #expect(keys(.missed) == ["合计", "A", "p1", "p2", "高职", "B"])
    #expect(keys(.none) == ["合计", "A", "B"])
    #expect(keys(.all).count == report.groups.count)
    let text = SampleReport.text(report, .table)
    #expect(text.hasSuffix("另有 5 行未列出，加 --programs all 可全部列出\n5 rows are hidden: --programs all shows all\n"))
  }

  @Test(arguments: [60, 80, 100, 120, 200])
  func everyLineFitsTheWidth(width: Int) {
    var report = SampleReport.report()
    report.groups[1].name = [String(repeating: "很长的校名", count: 100)]
    report.filters = ["institution=\(String(repeating: "长", count: 100))"]
    let text = SampleReport.text(report, .table, table: TableStyle(width: width, listed: .all))
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
    }
    // A name goes on below, and only a very long one is cut.
    #expect(text.contains("…"))
    report.groups[1].name = ["重庆某某职业技术学院"]
    let name = SampleReport.text(report, .table, table: TableStyle(width: 60, listed: .all)).split(
      separator: "\n"
    )
    .drop { !$0.hasPrefix("50001") }.prefix(3).joined()
    #expect(name.filter { "重庆某某职业技术学院".contains($0) } == "重庆某某职业技术学院")
  }

  @Test(arguments: [
    ("abc def", 20, ["abc def"]), ("abc def", 5, ["abc", "def"]), ("abc def", 4, ["abc", "def"]),
    ("abc  def", 4, ["abc", "def"]), ("重庆大学", 5, ["重庆", "大学"]), ("重庆 大学城", 7, ["重庆", "大学城"]),
    ("  重庆大学", 6, ["  重庆", "大学"]), ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("", 5, [""]), ("重", 1, ["…"]), ("ab重", 2, ["ab", "重"]),
  ])
  func linesAreFoldedBetweenCharacters(text: String, width: Int, lines: [String]) {
    #expect(DisplayWidth.fold(text, to: width) == lines)
  }

  @Test func foldedLinesAreIndentedAndCut() {
    let text = String(repeating: "很长的校名", count: 20)
    #expect(DisplayWidth.fold(text, to: 10, indentation: 2, most: 3) == ["很长的校名", "  很长的校", "  名很长…"])
    #expect(DisplayWidth.fold("重庆大学", to: 4, indentation: 2) == ["重庆", "大学"])
  }

  @Test(arguments: [
    (13, ["✓ 达标   ✗ 未", "– 无"]), (12, ["✓ 达标", "✗ 未   – 无"]), (4, ["✓ 达标", "✗ 未", "– 无"]),
    (.max, ["✓ 达标   ✗ 未   – 无"]),
  ])
  func packsEntriesWhole(width: Int, lines: [String]) {
    #expect(DisplayWidth.packed(["✓ 达标", "✗ 未", "– 无"], gap: 3, to: width) == lines)
  }

  /// A character of several scalars stays whole or goes.
  @Test(arguments: ["e\u{301}", "👩‍👩‍👧", "🇨🇳", "葛\u{E0100}"])
  func noCharacterIsCut(character: String) {
    let text = String(repeating: character, count: 30)
    for width in 2..<40 {
      let cut = DisplayWidth.truncate(text, to: width)
      #expect(DisplayWidth.of(cut) <= width && cut.dropLast().allSatisfy { String($0) == character })
    }
  }

  @Test func coloursAreOnlyThereWhenAsked() {
    let report = SampleReport.report()
    #expect(!SampleReport.text(report, .table).contains("\u{1B}"))
    let coloured = SampleReport.text(report, .table, table: TableStyle(isColoured: true))
    #expect(coloured.contains("\u{1B}[33m? 83.33–91.67%\u{1B}[0m"))
    let plain = coloured.replacing(/\u{1B}\[\d+m/, with: "")
    #expect(plain == SampleReport.text(report, .table))
  }

  @Test func namesCannotSteerTheTerminal() {
    var report = SampleReport.report()
    report.groups[1].name = ["\u{1B}[2J大学\u{202E}"]
    #expect(SampleReport.text(report, .table).contains("50001 �[2J大学�"))
  }

  @Test func summaryIsOneLine() {
    let expected =
      "15 records: 12 accepted, 1 filtered, 0 duplicates, 2 rejected (field_count 1, quoting 1); "
      + "3 skipped (blank_row 1, note 2); 0 warnings; 0.812 s; "
      + "employment 83.33–91.67% (undetermined, 1 needed), stay in Chongqing 55.56–88.89% (undetermined, 1 needed), "
      + "stay in circle 66.67–100.00% (undetermined, 1 needed); the report is in a.json"
    var report = SampleReport.report()
    report.totals.skipped = [.note: 2, .blankRow: 1]
    #expect(report.summary(seconds: 0.8123, place: "the report is in a.json") == expected)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
  func thousandsAreGrouped(number: Int, text: String) {
    #expect(grouped(number) == text)
  }
}
