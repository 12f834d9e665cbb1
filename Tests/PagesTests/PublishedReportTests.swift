import Foundation
import Outcomes
import Reports
import Testing

@testable import Pages

/// A report read back from its JSON, as whatever somebody made of it.
struct PublishedReportTests {
  private static let report = SmallReport.report(
    SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30),
    [
      SmallReport.group(
        "59001", name: "渝西", of: SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30, unclear: 2))
    ])

  private func error(_ json: String) -> ReportFileError? {
    do throws(ReportFileError) {
      _ = try PublishedReport(Array(json.utf8), path: "r.json")
      return nil
    } catch { return error }
  }

  private var json: String { String(decoding: SmallReport.json(Self.report), as: UTF8.self) }

  @Test func everyFigureComesBack() throws {
    var full = Self.report
    full.showsSensitivity = true
    let published = try SmallReport.published(full)
    for (group, own) in zip(full.groups, published.groups) {
      let rates = Rates(group.tally, methodology: full.methodology, targets: full.targets)
      #expect(own.figures.rates == rates.all)
      #expect(own.figures.counts[.graduates] == group.tally.graduates && own.key == group.key)
    }
    #expect(
      published.groups.count == 2 && published.groups[1].label == "渝西" && published.groups[1].code == "59001")
    #expect(published.methodology == full.methodology && published.flow == nil && published.trend == nil)
    for variant in Methodology.variants {
      let rate = Rates(full.groups[0].tally, methodology: variant, targets: full.targets).stayInCircle
      #expect(published.all.sensitivity?[variant, .stayInCircle]?.value == rate.valueInMillionths)
    }
  }

  @Test(arguments: ["", "{}", "[]", "<html>", "{\"schema_version\": \"1.1\"}", "{\"a\": ", "学校,专业\n", "null"])
  func whatIsNoReportIsRefused(text: String) {
    #expect(error(text) == .notAReport(path: "r.json"))
  }

  @Test func anotherVersionIsRefused() {
    let other = json.replacing("\"schema_version\": \"1.1\"", with: "\"schema_version\": \"2.0\"")
    #expect(error(other) == .otherVersion(path: "r.json", version: "2.0", known: "1.1"))
  }

  @Test(arguments: [
    ("\"groups\"", "\"grupos\"", ".groups", "is missing"),
    ("\"placed\": 95", "\"placed\": 96", ".groups[0].counts", "do not add up"),
    ("\"graduates\": 100", "\"graduates\": null", ".groups[0].suppressed", "hide"),
    ("\"counts\": ", "\"suppressed\": [\"placed\"], \"counts\": ", ".groups[0].suppressed", "hide"),
    (
      "\"groups\"", "\"disclosure\": {\"threshold\": 5}, \"groups\"", ".groups",
      "tell of fewer people"
    ),
    (
      "\"groups\"", "\"disclosure\": {\"threshold\": 1}, \"groups\"", ".disclosure.threshold",
      "from 2 to 100"
    ),
    ("\"graduates\": 100", "\"graduates\": -1", ".groups[0].counts.graduates", "is no number of people"),
    (
      "\"graduates\": 100", "\"graduates\": 9223372036854775807", ".groups[0].counts.graduates",
      "is no number of people"
    ),
    ("\"graduates\": 100, ", "", ".groups[0].counts.graduates", "is missing"),
    ("\"numerator\": 60", "\"numerator\": 61", ".groups[0].rates.stay_in_chongqing", "contradicts"),
    ("\"verdict\": \"met\"", "\"verdict\": \"missed\"", ".groups[0].rates.employment", "contradicts"),
    ("\"value\": 0.95,", "\"value\": 0.96,", ".groups[0].rates.employment", "contradicts"),
    ("\"value\": 0.95,", "\"value\": 1e300,", ".groups[0].rates.employment", "contradicts"),
    (
      "\"denominator\": 95", "\"denominator\": 9223372036854775807", ".groups[0].rates.stay_in_chongqing",
      "contradicts"
    ),
    ("\"needed\": 0", "\"needed\": 1", ".groups[0].rates.employment", "contradicts"),
    ("\"employment\": {", "\"enjoyment\": {", ".groups[0].rates.employment", "is missing"),
    (
      "\"circle\": \"all-chongqing\"", "\"circle\": \"square\"", ".methodology.circle",
      "is none of the choices"
    ),
    ("\"by\": [],", "\"by\": [\"level\"],", ".groups[0].key.level", "is missing"),
    (
      "\"by\": [\"institution\"],\n      \"key\": {\"institution\"",
      "\"by\": [\"level\"],\n      \"key\": {\"level\"", ".groups", "are not"
    ),
    ("\"key\": {\"institution\": \"59001\"}", "\"key\": 7", ".groups[1].key", "is of another kind"),
    ("\"title\": \"监测\"", "\"title\": null", ".pipeline.title", "is of another kind"),
    ("\"rejected\": 0", "\"rejected\": -5", ".totals.totals", "has no number of records"),
  ])
  func damageIsSeen(old: String, new: String, place: String, fault: String) throws {
    let range = try #require(json.range(of: old), "\(old)")
    guard case .damaged(_, let found, let what)? = error(json.replacingCharacters(in: range, with: new))
    else {
      Issue.record("\(new) is no damage")
      return
    }
    #expect(found == place && what.contains(fault), "\(found) \(what)")
  }

  /// Of 100 graduates 95 are employed, 60 of them in Chongqing and 30 more in the circle.
  @Test(
    arguments: [
      ("placed", "all_chongqing", "stay_in_chongqing", "value", 0.9),
      ("graduates", "strict_in", "stay_in_chongqing", "upper", 0.7),
      ("placed", "all_chongqing", "stay_in_chongqing", "verdict", "missed"),
      ("graduates", "all_chongqing", "stay_in_circle", "value", 0.8),
      // Of the strict circle the counts say nothing, but a verdict has to follow.
      ("placed", "strict_out", "stay_in_circle", "verdict", "undetermined"),
      ("placed", "strict_out", "stay_in_circle", "upper", 0.1),
      ("placed", "strict_in", "stay_in_circle", "verdict", "not_assessed"),
    ] as [(String, String, String, String, any Sendable)])
  func definitionsThatContradictAreRefused(
    denominator: String, circle: String, rate: String, figure: String, value: any Sendable
  ) throws {
    var report = SmallReport.report(SmallReport.tally(100, placed: 95, chongqing: 60, circle: 30))
    report.showsSensitivity = true
    _ = try SmallReport.published(report)
    let found = try edited(report) { groups in
      var all = try #require(groups[0]["sensitivity"] as? [String: [String: [String: [String: Any]]]])
      all[denominator]?[circle]?[rate]?[figure] = value
      groups[0]["sensitivity"] = all
    }
    guard case .damaged(_, let place, _)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(place.hasPrefix(".groups[0].sensitivity"), "\(place)")
  }

  /// Of a group they are one more table across the groups, which no protected report has.
  @Test func definitionsOfAGroupAreNotBelievedWhereSmallNumbersAreHidden() throws {
    let tally = SmallReport.tally(100, placed: 90, chongqing: 60, circle: 20)
    var report = SmallReport.report(tally, [SmallReport.group("59001", of: tally)])
    report.showsSensitivity = true
    let told = report.protected(5)
    #expect(try SmallReport.published(told).groups[1].sensitivity == nil)
    let found = try edited(told) { groups in
      groups[1]["sensitivity"] = groups[0]["sensitivity"]
    }
    guard case .damaged(_, ".groups", let fault)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(fault.contains("which `disclosure` hides"))
  }

  /// What is wrong with a report whose groups were edited.
  private func edited(
    _ report: Report, _ edit: (inout [[String: Any]]) throws -> Void
  ) throws -> ReportFileError? {
    var object = try #require(
      JSONSerialization.jsonObject(with: Data(SmallReport.json(report))) as? [String: Any])
    var groups = try #require(object["groups"] as? [[String: Any]])
    try edit(&groups)
    object["groups"] = groups
    return error(String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
  }

  /// Whatever is cut off or turned around, there is an answer and no crash.
  @Test func anyDamageIsAnAnswer() {
    let bytes = SmallReport.json(Self.report)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var edited = bytes
      edited[Int.random(in: bytes.indices, using: &random)] = .random(in: 0x20...0x7E, using: &random)
      let cut = Array(edited.prefix(.random(in: 0...bytes.count, using: &random)))
      _ = try? PublishedReport(cut, path: "r.json")
      if let published = try? PublishedReport(edited, path: "r.json") { _ = ReportPage(published) }
    }
  }
}
