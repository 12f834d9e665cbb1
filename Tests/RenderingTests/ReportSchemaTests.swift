import Foundation
import Outcomes
import Pipelines
import Testing

@testable import Reports
@testable import Rendering

/// Reports before a validator that shares no code with this program (`Tests/validate_report.py`).
struct ReportSchemaTests {
  /// Debian's own Python, since `python3-jsonschema` belongs to it. Missing, it is a failure and not a skip.
  static let python = "/usr/bin/python3"
  static let validator = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "validate_report.py")

  /// What the validator says, `nil` when it is content.
  private func complaint(about report: Report, edit: (String) -> String = { $0 }) throws -> String? {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try [ReportFormat.json, .ndjson, .csv].map { format in
      let path = folder.appending(path: "report.\(format.rawValue)")
      let text = SampleReport.text(report, format)
      try Data((format == .json ? edit(text) : text).utf8).write(to: path)
      return path.path
    }
    let process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [Self.validator.path] + paths
    let output = Pipe()
    process.standardError = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }

  @Test func plainReportIsValid() throws {
    #expect(try complaint(about: SampleReport.report()) == nil)
  }

  @Test func fullReportIsValid() throws {
    #expect(try complaint(about: SampleReport.full) == nil)
  }

  @Test func emptyReportIsValid() throws {
    var report = SampleReport.report([])
    report.groupBy = []
    report.inputs = []
    report.filters = []
    #expect(try complaint(about: report) == nil)
  }

  @Test(arguments: Methodology.variants)
  func randomReportIsValid(methodology: Methodology) throws {
    var report = SampleReport.report((0..<200).map { _ in Self.randomGroup() })
    report.methodology = methodology
    report.targets.stayInCircle = Target(millionths: 666_667)
    report.showsSensitivity = true
    #expect(try complaint(about: report) == nil)
  }

  @Test(arguments: [
    (#""needed": 1"#, #""needed": 2"#), (#""value": null"#, #""value": 0.0"#), (#""flexible": 0, "#, ""),
    (#""accepted": 12, "filtered": 1"#, #""filtered": 1, "accepted": 12"#),
    (#""upper": 0.916667"#, #""upper": 0.916666"#),
    (#""filtered": 1,"#, #""filtered": 2,"#), (#""by": []"#, #""by": [], "extra": 1"#),
    ("chongqing_unspecified", "chongqing_somewhere"),
  ])
  func damageIsSeen(old: String, new: String) throws {
    let text = try complaint(about: SampleReport.full) { $0.replacing(old, with: new) }
    #expect(text != nil)
    #expect(text?.contains("ModuleNotFoundError") != true, "apt-get install python3-jsonschema")
  }

  /// Categories and zones at random, of sizes from none to a nation.
  private static func randomGroup() -> Report.Group {
    let most = [0, 1, 3, 100, 10_000_000].randomElement() ?? 1
    var tally = Tally()
    for index in tally.byCategory.indices { tally.byCategory[index] = .random(in: 0...most) }
    for _ in 0..<8 {
      let zone = Int.random(in: tally.byZone.indices)
      tally.byZone[zone] += (tally.employed - tally.byZone.reduce(0, +)) / 2
    }
    tally.byZone[0] += tally.employed - tally.byZone.reduce(0, +)
    return Report.Group(by: [.institution], key: ["\(most)"], name: [nil], tally: tally)
  }
}
