import Outcomes
import Pipelines
import Rendering
import Reports
import Spreadsheets
import Testing

@testable import Pages

/// What stands where.
struct PageGroupsTests {
  private static let good = SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30)
  private static let missesOne = SmallReport.tally(100, placed: 80, chongqing: 60, circle: 10)
  private static let missesMore = SmallReport.tally(100, placed: 70, chongqing: 60, circle: 10)
  private static let open = SmallReport.tally(100, placed: 89, chongqing: 60, circle: 20, unclear: 5)
  private static let small = SmallReport.tally(19, placed: 0)

  private func groups(_ groups: [Report.Group], by: [Dimension]? = nil) throws -> PageGroups {
    var report = SmallReport.report(Self.good, groups)
    if let by { report.groupBy = by }
    return PageGroups(try SmallReport.published(report))
  }

  @Test func mostMissedMostOpenMostShortThenByCode() throws {
    let order = [
      ("a", Self.good), ("b", Self.open), ("c", Self.missesOne), ("d", Self.good), ("e", Self.missesMore),
      ("f", Self.small),
    ]
    let rows = try groups(order.map { SmallReport.group($0.0, of: $0.1) }).rows
    #expect(rows.map(\.group.key) == [["e"], ["c"], ["b"], ["a"], ["d"], ["f"]])
    let parts = try groups(
      [SmallReport.group("1", of: Self.good)] + order.map { SmallReport.group("1", $0.0, of: $0.1) }
    ).rows[0].parts
    #expect(parts.map { $0.key[1] } == ["e", "c", "b", "a", "d", "f"])
  }

  /// One school in two years is two rows and one school; what is said of rows says no schools.
  @Test func aSchoolOfTwoYearsIsOne() throws {
    func group(_ key: [String]) -> Report.Group {
      Report.Group(
        by: Array([Dimension.year, .institution].prefix(key.count)), key: key, name: key.map { _ in nil },
        tally: Self.good)
    }
    var report = SmallReport.report(
      Self.good, [["2024"], ["2024", "1"], ["2024", "2"], ["2025"], ["2025", "1"]].map(group))
    report.groupBy = [.year, .institution]
    report.showsSensitivity = true
    let head = PageHead(try SmallReport.published(report), PageGroups(try SmallReport.published(report)))
    #expect(head.about.chinese.html.contains("2 所学校") && !head.about.chinese.html.contains("3 所"))
    #expect(head.rows?.chinese.html == "3 组中，3 组三项全部达标，0 组至少一项未达标，0 组无法判定。")
    let sheet = try #require(
      ReportWorkbook(SmallReport.published(report)).workbook.sheets.first { $0.name == "口径" })
    #expect(sheet.columns[0].heading.hasPrefix("毕业年份") && sheet.rowCount == 9 * 6)
    #expect(sheet.row(9)[0].value == .text("2024") && sheet.row(18)[1].value == .text("1"))
  }

  /// Where the other definitions of one row are not known, no row says that its verdict never turns.
  @Test func definitionsOfSomeRowsAreNotShown() throws {
    let tally = SmallReport.tally(100, placed: 95, chongqing: 57, circle: 19)
    var report = SmallReport.report(
      tally, [SmallReport.group("1", of: tally), SmallReport.group("2", of: tally)])
    report.showsSensitivity = true
    var published = try SmallReport.published(report)
    published.groups[2].sensitivity = nil
    let section = InstitutionTable(published, PageGroups(published), .all).section
    #expect(section?.body.html.contains("class=d") == false && section?.body.html.contains("种口径") == false)
  }

  @Test func unlikeSchoolsStandInTablesOfTheirOwn() throws {
    func group(_ key: [String]) -> Report.Group {
      Report.Group(
        by: Array([Dimension.level, .institution, .program].prefix(key.count)), key: key,
        name: key.map { _ in nil }, tally: Self.good)
    }
    let groups = try groups(
      [["中职"], ["中职", "1"], ["中职", "1", "p"], ["高职"], ["高职", "1"], ["高职", "2"], ["高职", "2", "q"]].map(group),
      by: [.level, .institution, .program])
    #expect(groups.tables.map { $0.above.map(\.label) } == [["中职"], ["高职"]])
    #expect(groups.tables.map { $0.rows.map(\.group.label) } == [["1"], ["1", "2"]])
    #expect(groups.partCount == 2 && groups.deeperDimensions.isEmpty)
  }

  @Test func whateverComesFirstMakesRows() throws {
    func group(_ key: [String]) -> Report.Group {
      Report.Group(
        by: Array([Dimension.year, .level, .declared("gender")].prefix(key.count)), key: key,
        name: key.map { _ in nil }, tally: Self.good)
    }
    let groups = try groups(
      [["2024"], ["2024", "高职"], ["2024", "高职", "女"]].map(group), by: [.year, .level, .declared("gender")])
    #expect(groups.dimension == .year && groups.partDimension == .level)
    #expect(groups.deeperDimensions == [.declared("gender")])
    #expect(groups.rows.count == 1 && groups.partCount == 1)
    #expect(try self.groups([], by: []).dimension == nil)
  }

  @Test func listsWhatItsNumberAllows() throws {
    #expect(ListedParts.usual(for: 4000) == .all && ListedParts.usual(for: 4001) == .missed)
    let parts = try groups(
      [SmallReport.group("1", of: Self.good)]
        + [Self.good, Self.missesOne, Self.open, Self.small].enumerated().map {
          SmallReport.group("1", "\($0.offset)", of: $0.element)
        }
    ).rows[0].parts
    func keys(_ listed: ListedParts) -> [String] { parts.filter(listed.lists).map { $0.key[1] } }
    #expect(keys(.all).count == 4 && keys(.missed) == ["1", "2"] && keys(.none).isEmpty)
  }

  @Test func gapCountsPeopleOfRatesThatAreLargeEnough() throws {
    let groups = try groups(
      [SmallReport.group("1", of: Self.good)]
        + (0..<10).map {
          SmallReport.group("1", "\($0)", of: SmallReport.tally(100, placed: 80 - $0, chongqing: 70))
        }
        + [SmallReport.group("1", "few", of: SmallReport.tally(19, placed: 0))])
    let gap = Gap(.employment, in: groups)
    #expect(gap.parts.map(\.rate.needed) == [19, 18, 17, 16, 15, 14, 13, 12, 11, 10])
    #expect(
      gap.sentence(Noun(.program))
        == Phrase(
          "10 个专业未达标，合计差 <b>145</b> 人；前 8 个占 86%。",
          "10 programs miss it by <b>145 graduates</b>; the first 8 make up 86%."))
    #expect(
      Gap(.stayInChongqing, in: groups).sentence(Noun(.program))
        == Phrase("没有专业未达标。", "No program misses it."))
  }

  @Test func yearsAreComparedWithCaution() throws {
    var report = SmallReport.report(Self.good)
    func trend(_ by: [Dimension], _ key: [String], _ years: [String]) -> Report.Trend {
      Report.Trend(
        by: by, key: key, name: key.map { _ in nil }, years: years.map { .init(year: $0, tally: Self.good) })
    }
    #expect(try YearByYear(SmallReport.published(report)) == nil)
    report.trend = [
      trend([], [], ["", "2023", "2024"]), trend([.institution], ["1"], ["2023", "2024"]),
      trend([.institution], ["2"], ["", "2024"]),
    ]
    let years = try #require(YearByYear(SmallReport.published(report)))
    #expect(years.span.html == "2023–2024" && years.withoutYear == 100)
    #expect(
      years.caution.chinese.html
        == "各届计入的学校不同（2023 届 1 所、2024 届 2 所），升降不全是就业变化。100 人没有毕业年份，未列入。纵轴不从零开始。")
    report.trend?[0].years?.removeLast()
    #expect(try YearByYear(SmallReport.published(report)) == nil)
  }
}
