import Counting
import Outcomes
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
      Institution        Graduates      Employment  Needed  Stay in Chongqing  Needed      Stay in circle  Needed
      合计 All                  12  ? 83.33–91.67%       1     ? 55.56–88.89%       1     ? 66.67–100.00%       1
      50001 渝,"州"大学         12  ? 83.33–91.67%       1     ? 55.56–88.89%       1     ? 66.67–100.00%       1
      空学校                     0               –                          –                           –
      目标 Target                            ≥ 90%                      ≥ 60%                       ≥ 75%

      ✓ 达标 met   ✗ 未达标 missed   ? 待定 undetermined (已知–上限 known–upper)   – 未评估 not assessed
      还差 Needed: 再有多少人即达标 further graduates with whom the target is met

      """
    #expect(SampleReport.text(SampleReport.report(), .table, table: TableStyle(depth: 1)) == expected)
  }

  @Test func programsAreIndented() {
    #expect(SampleReport.text(SampleReport.report(), .table).contains("\n  =510201  "))
  }

  @Test(arguments: [60, 80, 100, 120, 200])
  func rowsFitTheWidth(width: Int) {
    var report = SampleReport.report()
    report.groups[1].name = [String(repeating: "很长的校名", count: 20)]
    let text = SampleReport.text(report, .table, table: TableStyle(width: width))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.isEmpty }.dropFirst()
    for row in rows.prefix(while: { !$0.isEmpty }) {
      #expect(DisplayWidth.of(String(row)) <= max(width, 93))
    }
    #expect(text.contains("…"))
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
