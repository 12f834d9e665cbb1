import Counting
import Differential
import ExtractReading
import Foundation
import Rendering
import Reports
import Testing

@testable import Pipelines
@testable import Outputs
@testable import Jobs

/// A report depends on the records only: not on where ranges are cut, nor on how many threads read them.
struct FoldTests {
  static let pipeline = """
    name: t
    dimensions: {note: [备注]}
    sources:
      - path: "*.csv"
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          year: [毕业年份]
          institution_code: [学校代码]
          institution_name: [学校名称]
          program_code: [专业代码]
          destination_code: [毕业去向代码]
          location_code: [单位所在地代码]
          location_text: [单位所在地]
          updated_at: [签约日期]

    """

  /// Records with notes that hold line ends, and behind them what looks like a record of another school: a range that
  /// starts there reads wrong records before it knows better.
  static func extract(seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    let lineEnd = random.pick(["\n", "\r\n", "\r"])
    var text = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,单位所在地,签约日期,备注" + lineEnd
    for _ in 0..<60 {
      let id = random.once(in: 10) ? "" : "2050000\(random.below(40))"
      let row = [
        id, random.pick(["2024", "2025届", "2025"]), random.pick(["59001", "59002", ""]),
        random.pick(["渝西云栖职业技术学院", "渝西枫汀职业学院", "\"渝西\"\"云栖\"\"职业技术学院\""]),
        random.pick(["510201", "530701"]), random.pick(["10", "11", "70", "80", "99", ""]),
        random.pick(["", "", "500118", "510104", "500118-成都市"]),
        random.pick(["重庆市璧山区", "四川省成都市", "北京市", ""]),
        random.pick(["", "2025-06-01", "2025-06-02", "2024/7/3"]),
      ].joined(separator: ",")
      let note =
        switch random.below(6) {
        case 0: "\"见附\(lineEnd)20599999,2019,59999,不存在的学校,510201,10,510104,重庆市,2026-01-01,\(lineEnd)\""
        case 1: "\"\(lineEnd)\(lineEnd)\""
        case 2: "散\"引号"
        case 3: "\"没有\"\"结束"
        default: ""
        }
      text += row + "," + note + lineEnd
      if random.once(in: 15) { text += lineEnd }
    }
    if random.once(in: 2) { text.removeLast() }
    return text
  }

  private struct Findings: Equatable {
    var report: String
    var rejects: [String]
    var conflicts: [String]
    /// By kind and institution.
    var contradictions: [String]
  }

  private func findings(in folder: URL, threads: Int, rangeSize: Int, groupBy: [Pipelines.Dimension]) throws
    -> Findings
  {
    let path = folder.appending(path: "p.yaml").path
    var job = Job(try PipelineFile.parse(Array(Self.pipeline.utf8), path: path))
    job.threads = threads
    job.rangeSize = rangeSize
    job.inquiry.groupBy = groupBy
    job.maxRejectRate = 1
    job.purpose = .check(checksums: false)
    let (rejects, conflicts) = (MemorySink(), MemorySink())
    let result = try job.run(rejectsTo: rejects, conflictsTo: conflicts)
    let sink = MemorySink()
    try result.report.writeJSON(to: sink)
    try QualityReport(result.report, result.findings).write(.json, to: sink)
    return Findings(
      report: String(decoding: sink.bytes, as: UTF8.self),
      rejects: String(decoding: rejects.bytes, as: UTF8.self).split(separator: "\n").map(String.init),
      conflicts: String(decoding: conflicts.bytes, as: UTF8.self).split(separator: "\n").map(String.init),
      contradictions: result.findings.contradictions.map {
        let found = $0.found
        return
          "\($0.institution.key) \(found.kind) \(found.count) \(found.places) \(found.extracts.sorted()) "
          + "\(found.asCounted) \(found.ifOtherWon)"
      })
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func everyCutAndEveryNumberOfThreadsGivesTheSame(seed: UInt64) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for place in 0..<2 as Range<UInt64> {
      try Self.extract(seed: seed * 2 + place).write(
        to: folder.appending(path: "\(place).csv"), atomically: false, encoding: .utf8)
    }
    let groupBy: [Pipelines.Dimension] =
      seed % 2 == 0 ? [.institution, .program] : [.declared("note"), .year]
    let whole = try findings(in: folder, threads: 1, rangeSize: 1 << 20, groupBy: groupBy)
    #expect(!whole.rejects.isEmpty && !whole.contradictions.isEmpty)
    #expect(whole.conflicts.count > 3)
    for threads in 1...4 {
      for rangeSize in [7, 64, 200, 1111] {
        #expect(
          try findings(in: folder, threads: threads, rangeSize: rangeSize, groupBy: groupBy) == whole,
          "\(threads) threads, ranges of \(rangeSize)")
      }
    }
  }
}
