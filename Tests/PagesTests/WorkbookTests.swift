import Outcomes
import Pipelines
import Rendering
import Reports
import Spreadsheets
import Testing

@testable import Outputs
@testable import Pages

struct ReportWorkbookTests {
  private static func workbook(_ report: Report) throws -> Workbook {
    try ReportWorkbook(SmallReport.published(report)).workbook
  }

  private static func rows(_ sheet: Sheet) -> [[Cell]] { (0..<sheet.rowCount).map(sheet.row) }

  private static let report = SmallReport.report(
    SmallReport.tally(40, placed: 36, chongqing: 20),
    [
      SmallReport.group("059001", name: "=1+1", of: SmallReport.tally(40, placed: 36, chongqing: 20)),
      SmallReport.group("059001", "-p", name: "@x", of: SmallReport.tally(40, placed: 36, chongqing: 20)),
      SmallReport.group("nobody", of: Tally()),
    ])

  @Test(
    arguments: [
      ([.institution, .program], ["学校", "专业", "去向", "口径", "质量", "说明"]),
      ([.institution], ["学校", "去向", "口径", "质量", "说明"]),
      ([], ["合计", "去向", "口径", "质量", "说明"]), ([.declared("gender")], ["gender", "去向", "口径", "质量", "说明"]),
    ] as [([Dimension], [String])])
  func aSheetForEachDimension(groupBy: [Dimension], names: [String]) throws {
    var report = Self.report
    report.groupBy = groupBy
    report.groups.removeLast(3)
    #expect(try Self.workbook(report).sheets.map(\.name) == names)
  }

  /// As many cells as headings, codes as texts, and who cannot be counted blank.
  @Test func groupsAreRows() throws {
    let workbook = try Self.workbook(Self.report)
    for sheet in workbook.sheets.prefix(2) {
      for row in Self.rows(sheet) + sheet.below { #expect(row.count == sheet.columns.count) }
    }
    let rows = Self.rows(workbook.sheets[0])
    #expect(rows.map { $0[0].value } == [.text("059001"), .text("nobody")])
    #expect(rows[0][1].value == .text("=1+1") && rows[0][2].value == .number(40))
    #expect(rows[0][3].value == .number(0.9) && rows[0][5].value == .text("✓ 达标 met"))
    #expect(rows[1][2].value == .number(0) && rows[1][3].value == .blank && rows[1][4].value == .blank)
    #expect(rows[1][5].value == .text("– 无人可算 nobody") && rows[1][6].value == .blank)
    #expect(workbook.sheets[0].below[0][0].value == .text("合计 All"))
    let program = Self.rows(workbook.sheets[1])[0]
    #expect(program.prefix(4).map(\.value) == [.text("059001"), .blank, .text("-p"), .text("@x")])
  }

  /// What is shown never stands on the other side of the target.
  @Test(arguments: [
    (9, 10, 1, 0.9), (89_960, 100_000, 2, 0.8996), (899_996, 1_000_000, 4, 0.899996),
    (8_999_996, 10_000_000, 4, 0.899999), (90_040, 100_000, 1, 0.9004),
  ])
  func sharesShowAsManyDecimalsAsItTakes(placed: Int, graduates: Int, decimals: Int, value: Double) throws {
    let tally = SmallReport.tally(graduates, placed: placed)
    let sheet = try Self.workbook(SmallReport.report(tally)).sheets[0]
    let cell = sheet.below[0][3]
    #expect(cell.value == .number(value) && cell.style.format == .percent(decimals: decimals))
  }

  @Test func withoutFlowsAndDefinitionsItSaysHowToHaveThem() throws {
    let sheets = try Self.workbook(Self.report).sheets
    func text(_ name: String) -> String {
      "\(sheets.filter { $0.name == name }.flatMap { Self.rows($0).map { $0.map(\.value) } })"
    }
    #expect(text("去向").contains("--flows city") && text("口径").contains("--sensitivity"))
    var report = Self.report
    report.showsSensitivity = true
    let definitions = try #require(try Self.workbook(report).sheets.first { $0.name == "口径" })
    // Of everyone and of each institution, but of no program.
    #expect(definitions.rowCount == 9 * 3)
    #expect(Self.rows(definitions).count { $0[4].value == .text("●") } == 3)
  }

  @Test(
    arguments: [
      (nil, nil), ("2026-06-01T00:00:01Z", 1_780_272_001), ("yesterday", nil), ("1969-12-31T23:59:59Z", nil),
      ("0001-01-01T00:00:00Z", nil),
    ] as [(String?, Int?)])
  func isAsOldAsItsReport(finishedAt: String?, created: Int?) throws {
    var report = Self.report
    report.run = finishedAt.map { .init(startedAt: $0, finishedAt: $0, seconds: 1, threads: 1) }
    #expect(try Self.workbook(report).created == created)
  }
}
