import Counting
import Cubes
import Outcomes
import Pipelines
import ReferenceData
import Regions

@testable import Reports
@testable import Rendering
@testable import Outputs

/// Reports for tests: small, and odd in the ways that matter.
enum SampleReport {
  static func tally(
    contract: Int = 0, furtherStudy: Int = 0, notPlaced: Int = 0, unclear: Int = 0, core: Int = 0,
    outer: Int = 0, circle: Int = 0, unresolved: Int = 0
  ) -> Tally {
    var tally = Tally()
    tally.byCategory[Int(Category.contract.rawValue)] = contract
    tally.byCategory[Int(Category.furtherStudy.rawValue)] = furtherStudy
    tally.byCategory[Int(Category.notPlaced.rawValue)] = notPlaced
    tally.byCategory[Int(Category.unclear.rawValue)] = unclear
    tally.byZone[Int(Zone.chongqingCore.rawValue)] = core
    tally.byZone[Int(Zone.chongqingOuter.rawValue)] = outer
    tally.byZone[Int(Zone.circle.rawValue)] = circle
    tally.byZone[Int(Zone.unresolved.rawValue)] = unresolved
    return tally
  }

  static let college = tally(
    contract: 9, furtherStudy: 1, notPlaced: 1, unclear: 1, core: 4, outer: 1, circle: 1, unresolved: 3)

  static func report(_ groups: [Report.Group] = groups, run: Report.Run? = nil) -> Report {
    var totals = Report.Totals()
    totals.control.records = 15
    totals.control.accepted = 12
    totals.control.filtered = 1
    totals.control.rejected = 2
    totals.rejectedByReason = [.quoting: 1, .fieldCount: 1]
    totals.conflicts = [.locationCodeAndText: 1]
    totals.refined = [Refinement(believed: .locationCode, finer: .employer): 2]
    totals.locatedBy = [3, 2, 1, 0, 3]
    return Report(
      run: run,
      pipeline: Provenance.PipelineIdentity(
        name: "base", title: "就业\"监测\"", sha256: String(repeating: "0a", count: 32)),
      methodology: Methodology(), targets: Targets(),
      destinationCodes: [.gxjy], divisionsAsOf: "2026-05", filters: ["year=2025"],
      inputs: [Report.Input(path: "a.csv", bytes: 9, encoding: "gb18030", control: totals.control)],
      totals: totals, groupBy: [.institution, .program], groups: groups)
  }

  static let groups = [
    Report.Group(by: [], key: [], name: [], tally: college),
    Report.Group(by: [.institution], key: ["50001"], name: ["渝,\"州\"大学"], tally: college),
    Report.Group(
      by: [.institution, .program], key: ["50001", "=510201"], name: ["渝,\"州\"大学", nil], tally: college),
    Report.Group(by: [.institution], key: ["空学校"], name: ["空学校"], tally: Tally()),
  ]

  static let flows = [
    Report.Flow(
      by: [], key: [], name: [], level: .city,
      destinations: [
        .init(division: "500100", name: "重庆市", zone: .chongqingUnspecified, employed: 5),
        .init(division: nil, name: nil, zone: .unresolved, employed: 3),
        .init(division: "510000", name: "四川省", zone: nil, employed: 1),
      ])
  ]

  /// Everything optional at once.
  static var full: Report {
    var report = report(
      run: .init(
        startedAt: "2026-06-01T00:00:00Z", finishedAt: "2026-06-01T00:00:01Z", seconds: 0.8, threads: 2))
    report.showsSensitivity = true
    report.flows = flows
    return report
  }

  static func text(_ report: Report, _ format: ReportFormat, table: TableStyle = TableStyle()) -> String {
    let sink = MemorySink()
    do throws(OutputError) { try report.write(format, to: sink, table: table) } catch { return "\(error)" }
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}
