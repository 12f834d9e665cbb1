import Differential
import ExtractReading
import Foundation
import Testing

@testable import Counting
@testable import Jobs
@testable import Pipelines
@testable import Reports

/// Of rows that cannot be cut like the header, the quick look at their bytes skips what the obvious rule skips.
struct RefusedRowsTests {
  private static let header = ["学号", "毕业年份", "学校代码", "专业代码", "毕业去向代码"]
  private static let values = [
    "", "", "", " ", "　", "\"\"", "合计", "合 计", "填表人", "填表人：张三", "审批局", "共20人", "20500000000001", "学号", "毕业年份",
    "*学号", "xh", "byqxdm", "12", "95%", "张三", "\"a,b\"", "\"合计,\"", "x\"y", "合计\"y", "'", "=", "无", "/",
    "第1页", "专科", "\u{200B}", "é",
  ]

  private static func pipeline(_ encoding: String) -> String {
    """
    name: t
    sources:
      - path: a.csv
        encoding: \(encoding)
        destination_codes: gxjy
        columns:
          graduate_id: [学号, xh]
          year: [毕业年份]
          institution_code: [学校代码]
          program_code: [专业代码]
          destination_code: [毕业去向代码, byqxdm]

    """
  }

  @Test(arguments: 0..<20)
  func areSkippedByTheRule(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let rows = (0..<400).map { _ in
      let width = random.pick([1, 2, 3, 4, 6, 7, 9])
      let fewest = random.below(3)
      let row = (0..<width).map { $0 > fewest && random.once(in: 2) ? "" : random.pick(Self.values) }
      // Blank fields too many would be forgiven.
      return row + [random.pick(["12", "张三", "合计", "学号"])].prefix(width > Self.header.count ? 1 : 0)
    }
    let text = ([Self.header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    let isGB18030 = seed % 3 == 0
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "a.csv")
    try Data(isGB18030 ? text.inGB18030 : Array(text.utf8)).write(to: path)
    let pipeline = try PipelineFile.parse(
      Array(Self.pipeline(isGB18030 ? "gb18030" : "utf-8").utf8),
      path: folder.url.appending(path: "p.yaml").path)
    var job = Job(pipeline)
    (job.maxRejectRate, job.rangeSize) = (1, [50, 333, 4096][seed % 3])
    let totals = try job.run().report.totals

    #expect(totals.skipped == expected(of: text, pipeline.sources[0]))
    #expect(totals.skipped.count == 3)
  }

  /// What the rule says of each row that the obvious reader refuses.
  private func expected(of text: String, _ source: Pipeline.Source) -> [RejectReason: Int] {
    let rules = RowRules(source, header: Self.header, passedOver: [], hasID: true)
    let readings = Oracle(Array(text.utf8), dialect: .init(), expectedFields: Self.header.count).readings()
    var skipped: [RejectReason: Int] = [:]
    for reading in readings.dropFirst() {
      let row = RowText(text: String(decoding: reading.raw, as: UTF8.self), delimiter: ",")
      let kind: SkippedRow? =
        switch reading.content {
        case .refused(let kind): rules.skipped(refused: row, isCut: kind == .fieldCount, idColumn: 0)
        case .record: nil
        }
      if let kind { skipped[Fault.skipped(kind).reason, default: 0] += 1 }
    }
    return skipped
  }
}
