import Cubes
import Outcomes
import Pipelines
import Regions
import Rendering

@testable import Outputs
@testable import Pages
@testable import Reports

/// Reports for tests, by way of their JSON.
enum SmallReport {
  /// Graduates of whom some are placed, all of them employed, some of these in Chongqing, others in the circle.
  static func tally(_ graduates: Int, placed: Int, chongqing: Int = 0, circle: Int = 0, unclear: Int = 0)
    -> Tally
  {
    var tally = Tally()
    tally.byCategory[Int(Category.contract.rawValue)] = placed
    tally.byCategory[Int(Category.unclear.rawValue)] = unclear
    tally.byCategory[Int(Category.notPlaced.rawValue)] = graduates - placed - unclear
    tally.byZone[Int(Zone.chongqingCore.rawValue)] = chongqing
    tally.byZone[Int(Zone.circle.rawValue)] = circle
    tally.byZone[Int(Zone.elsewhere.rawValue)] = placed - chongqing - circle
    return tally
  }

  static func group(_ key: String..., name: String? = nil, of tally: Tally) -> Report.Group {
    Report.Group(
      by: Array([Dimension.institution, .program].prefix(key.count)), key: key,
      name: key.map { $0 == key.last ? name : nil }, tally: tally)
  }

  /// - Parameter groups: of institutions and programs; everyone stands before them.
  static func report(_ all: Tally, _ groups: [Report.Group] = []) -> Report {
    Report(
      run: nil, pipeline: .init(name: "base", title: "监测", sha256: String(repeating: "0", count: 64)),
      methodology: Methodology(), targets: Targets(), destinationCodes: [.gxjy], divisionsAsOf: "2026-05",
      filters: [], inputs: [], totals: Report.Totals(), groupBy: [.institution, .program],
      groups: [Report.Group(by: [], key: [], name: [], tally: all)] + groups)
  }

  static func json(_ report: Report) -> [UInt8] {
    let sink = MemorySink()
    do throws(OutputError) { try report.write(.json, to: sink) } catch { return [] }
    return sink.bytes
  }

  static func published(_ report: Report) throws -> PublishedReport {
    try PublishedReport(json(report), path: "r.json")
  }

  static func page(_ report: Report, listed: ListedParts? = nil) throws -> String {
    let sink = MemorySink()
    try ReportPage(published(report), listed: listed).write(to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}
