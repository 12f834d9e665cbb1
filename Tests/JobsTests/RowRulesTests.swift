import Differential
import ExtractReading
import Foundation
import Testing

@testable import Counting
@testable import Jobs
@testable import Pipelines
@testable import Reports

/// Of rows of any width, those that cannot be cut like the header among them, the quick look at their bytes skips what the
/// obvious rule skips.
struct RowRulesTests {
  private static let header = ["学号", "毕业年份", "学校代码", "专业代码", "毕业去向代码", "姓名"]
  private static let values = [
    "", "", "", " ", "　", "\"\"", "合计", "合 计", "填表人", "填表人：张三", "审批局", "共20人", "20500000000001", "学号", "毕业年份",
    "*学号", "xh", "byqxdm", "12", "95%", "张三", "\"a,b\"", "\"合计,\"", "x\"y", "合计\"y", "'", "=", "无", "/",
    "第1页", "专科", "\u{200B}", "é", "小计", "某校 汇总", "会计", "统计", "某校小计：", "Grand Total", "合计:35人", "班级：软件一班",
    "班级:", "2021-0101",
    "2025-06-30", "21级0101", "打印时间 2025-08-31", "数据截止：2025-08-31", "2. 本表", "2. 本表\"", "本\"表", "10", "59001",
    "510201",
    "备注：20500000000006", "　小计",
  ]

  private static func pipeline(_ encoding: String, hasID: Bool) -> String {
    """
    name: t
    sources:
      - path: a.csv
        encoding: \(encoding)
        destination_codes: gxjy
        columns:
          \(hasID ? "graduate_id: [学号, xh]" : "employer: [学号, xh]")
          year: [毕业年份]
          institution_code: [学校代码]
          program_code: [专业代码]
          destination_code: [毕业去向代码, byqxdm]

    """
  }

  @Test(arguments: 0..<30)
  func rowsAreSkippedByTheRule(seed: Int) throws {
    let hasID = seed % 5 != 4
    var random = SplitMix(seed: UInt64(seed))
    let rows = (0..<400).map { _ in
      let width = random.pick([1, 2, 3, 4, 6, 6, 6, 6, 7, 9])
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
      Array(Self.pipeline(isGB18030 ? "gb18030" : "utf-8", hasID: hasID).utf8),
      path: folder.url.appending(path: "p.yaml").path)
    var job = Job(pipeline)
    (job.maxRejectRate, job.rangeSize) = (1, [50, 333, 4096][seed % 3])
    let totals = try Self.totals(of: job)

    #expect(totals.skipped == expected(of: text, pipeline.sources[0], hasID: hasID))
    #expect(totals.skipped.count > 1)
  }

  /// Also where a row looks like the header in another order, so that there is no report.
  private static func totals(of job: Job) throws -> Report.Totals {
    do {
      return try job.run().report.totals
    } catch JobError.movedHeader(let result, _, _) {
      return result.report.totals
    }
  }

  /// What the rule says of each row that the obvious reader finds, but for records with a possible ID.
  private func expected(of text: String, _ source: Pipeline.Source, hasID: Bool) -> [RejectReason: Int] {
    let rules = RowRules(source, header: Self.header, passedOver: [], hasID: hasID)
    let readings = Oracle(Array(text.utf8), dialect: .init(), expectedFields: Self.header.count).readings()
    var skipped: [RejectReason: Int] = [:]
    for reading in readings.dropFirst() {
      let row = RowText(text: String(decoding: reading.raw, as: UTF8.self), delimiter: ",")
      let kind: SkippedRow? =
        switch reading.content {
        case .refused(let kind):
          rules.skipped(refused: row, isCut: kind == .fieldCount, idColumn: hasID ? 0 : nil)
        case .record(let fields):
          hasID && PossibleID.isPossible(String(decoding: fields[0], as: UTF8.self))
            ? nil : rules.skipped(Self.read(fields, hasID: hasID), in: row)
        }
      if let kind { skipped[Fault.skipped(kind).reason, default: 0] += 1 }
    }
    return skipped
  }

  /// What the pipeline reads of a record.
  private static func read(_ fields: [[UInt8]], hasID: Bool) -> [RowRules.Field] {
    fields.prefix(5).enumerated().map { column, bytes in
      RowRules.Field(
        text: CellText(String(decoding: bytes, as: UTF8.self)).text,
        kind: column == 0 && hasID ? .id : column == 2 ? .school : column == 4 ? .destinationCode : .other)
    }
  }
}
