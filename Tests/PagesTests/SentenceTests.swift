import Outcomes
import Pipelines
import Reports
import Testing

@testable import Pages

/// The sentences of the page, word by word.
struct SentenceTests {
  private static func rate(_ numerator: Int, _ denominator: Int, unknown: Int = 0) -> Rate {
    Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: 900_000))
  }

  @Test(arguments: [
    (rate(95, 100), "高出目标 <b>5</b> 人", "<b>5</b> graduates above the line"),
    (rate(91, 100), "高出目标 <b>1</b> 人", "<b>1</b> graduate above the line"),
    (rate(90, 100), "正好达到目标", "Exactly on the line"),
    (rate(19, 100), "还差 <b>71</b> 人", "<b>71</b> graduates short"),
    (
      rate(19, 100, unknown: 8), "还差 <b>71</b> 人；即使 8 个不明去向全部计入也达不到",
      "<b>71</b> graduates short; not even all 8 unknown would do"
    ),
    (
      rate(800, 1000, unknown: 112), "无法判定：112 人不明，其中查实 <b>100</b> 人即达标",
      "Undecided: 112 are unknown; <b>100</b> of them would meet the target"
    ),
    (rate(0, 0), "没有人可算", "Nobody to count"),
  ])
  func cardSays(rate: Rate, chinese: String, english: String) {
    #expect(rate.sentence.chinese.html == chinese)
    #expect(rate.sentence.english.html == english)
  }

  @Test(arguments: [
    (rate(1170, 1229), "超 63 人", "+63"), (rate(700, 968), "差 172 人", "172 short"),
    (rate(840, 1000, unknown: 114), "至 95.4% 待定", "to 95.4%, open"),
  ])
  func cellSays(rate: Rate, chinese: String, english: String) {
    #expect(rate.margin == Phrase(Markup(text: chinese), Markup(text: english)))
  }

  @Test func basisNamesItsPeople() {
    let rate = Rate(
      numerator: 5457, unknown: 224, denominator: 8660, target: Target(millionths: 600_000))
    #expect(
      rate.basis(.stayInChongqing, over: .employed)
        == Phrase(
          "8,660 名就业者中 5,457 人在重庆就业；224 人不明，全部计入最高 65.6%",
          "5,457 of 8,660 employed are employed in Chongqing; 224 unknown, at most 65.6% with them"))
    let certain = Rate(
      numerator: 12_091, unknown: 0, denominator: 13_322, target: Target(millionths: 900_000))
    #expect(
      certain.basis(.employment, over: .placed)
        == Phrase("13,322 名毕业生中 12,091 人落实去向", "12,091 of 13,322 graduates are placed"))
  }

  /// Of 100 graduates, so that each rate can be met, missed, or counted for nobody.
  @Test(arguments: [
    (SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30), "三项目标均已达到", "All three targets are met"),
    (
      SmallReport.tally(100, placed: 95, chongqing: 20, circle: 60), "三项目标达到 2 项：留渝就业率尚未达到",
      "2 of three targets are met; open: Stay in Chongqing"
    ),
    (
      SmallReport.tally(100, placed: 50, chongqing: 40), "三项目标达到 2 项：就业率尚未达到",
      "2 of three targets are met; open: Employment"
    ),
    (
      SmallReport.tally(100, placed: 95), "三项目标达到 1 项：留渝就业率、留双城经济圈就业率尚未达到",
      "1 of three targets is met; open: Stay in Chongqing, Stay in the circle"
    ),
    (SmallReport.tally(100, placed: 0), "三项目标均未达到或无法判定", "None of the three targets is met for certain"),
  ])
  func leadSaysTheVerdict(all: Tally, chinese: String, english: String) throws {
    let report = try SmallReport.published(SmallReport.report(all))
    let lead = Verdicts(report, PageGroups(report)).lead
    #expect(lead == Phrase(Markup(text: chinese), Markup(text: english)))
  }

  @Test func rowsAreToldApart() throws {
    let good = SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30)
    let bad = SmallReport.tally(100, placed: 50, chongqing: 40)
    let open = SmallReport.tally(100, placed: 89, chongqing: 60, circle: 20, unclear: 5)
    let report = try SmallReport.published(
      SmallReport.report(
        good, [("1", good), ("2", bad), ("3", open), ("4", good)].map { SmallReport.group($0.0, of: $0.1) }))
    let groups = PageGroups(report)
    #expect(
      Verdicts(report, groups).sentence(Noun(.institution))
        == Phrase(
          "4 所学校中，2 所三项全部达标，<b>1 所至少一项未达标</b>，1 所无法判定。",
          "Of 4 institutions 2 meet all three, <b>1 misses at least one</b>, 1 cannot be decided."))
  }

  @Test func otherDefinitionsAreNamedWhereAVerdictTurns() throws {
    var report = SmallReport.report(SmallReport.tally(100, placed: 95, chongqing: 57, circle: 30))
    report.showsSensitivity = true
    let sentence = try #require(Self.definitions(report)?.sentence)
    #expect(sentence.chinese.html == "以全部毕业生为分母，留渝 57.0%（未达标）。")
    #expect(sentence.english.html == "As a share of all graduates Chongqing 57.0% (missed).")
    report.groups[0].tally = SmallReport.tally(100, placed: 100, chongqing: 80, circle: 20)
    #expect(try Self.definitions(report)?.sentence == nil)
    report.showsSensitivity = false
    #expect(try Self.definitions(report) == nil)
  }

  private static func definitions(_ report: Report, of group: Int = 0) throws -> OtherDefinitions? {
    let published = try SmallReport.published(report)
    return OtherDefinitions(of: published.groups[group], in: published)
  }

  /// Of Chongqing there are two others, of the circle eight.
  @Test func aRowSaysUnderHowManyDefinitionsItTurns() throws {
    let all = SmallReport.tally(200, placed: 195, chongqing: 117, circle: 70)
    let school = SmallReport.tally(100, placed: 95, chongqing: 57, circle: 19)
    var report = SmallReport.report(
      all, [SmallReport.group("1", of: school), SmallReport.group("1", "a", of: school)])
    report.showsSensitivity = true
    let definitions = try #require(try Self.definitions(report, of: 1))
    #expect(
      definitions.turns(of: .stayInChongqing) == Phrase("另 2 种口径：1 种未达标", "2 other definitions: 1 missed"))
    #expect(definitions.turns(of: .stayInCircle) == nil)
    #expect(try Self.definitions(report, of: 2) == nil, "nobody looks at a program's")
    let page = try SmallReport.page(report)
    #expect(page.matches(of: #/<small class=d>/#).count == 1 && page.contains("没有注明的，哪种口径都是同一结论"))
    report.showsSensitivity = false
    let plain = try SmallReport.page(report)
    #expect(!plain.contains("<small class=d>") && !plain.contains("没有注明的"))
  }

  @Test func nobodyIsNoVerdict() throws {
    let report = try SmallReport.published(SmallReport.report(SmallReport.tally(0, placed: 0)))
    #expect(Verdicts(report, PageGroups(report)).lead.chinese.html == "没有可计的毕业生，三项指标无从计算")
  }
}
