import Differential
import Foundation
import Testing

@testable import Counting
@testable import Cubes
@testable import Jobs
@testable import Outputs
@testable import Pipelines
@testable import Rendering
@testable import Reports

/// Whatever stands in a file is a graduate, or it is named: the two laws of rows that are no records.
struct SkippedRowsTests {
  private static let pipeline = """
    name: t
    dimensions: {gender: [性别, xb]}
    sources:
      - path: a.csv
        encoding: %
        destination_codes: gxjy
        columns:
          graduate_id: [学号, xh]
          year: [毕业年份, bynf]
          institution_code: [学校代码, yxdm]
          program_code: [专业代码, zydm]
          destination_code: [毕业去向代码, byqxdm]
          destination_text: [毕业去向, byqx]
          location_code: [单位所在地代码, dwszddm]
          employer: [单位名称, dwmc]

    """

  /// Rows that are no records, put anywhere into an extract, leave every group and every account as it was.
  @Test(arguments: 0..<40)
  func insertedRowsChangeNothing(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let clean = RandomTable(random: &random)
    var dirty = clean
    var expected: [RejectReason: Int] = [:]
    for _ in 0..<random.below(20) {
      let (kind, row) = clean.rowThatIsNoRecord(&random)
      // A header in place of the header, or before a record: never before the first line.
      dirty.rows.insert(row, at: random.below(dirty.rows.count + 1))
      expected[kind, default: 0] += 1
    }
    let before = try report(on: clean, seed: seed)
    let after = try report(on: dirty, seed: seed + 1)
    #expect(before.totals.skipped == [:])
    #expect(after.totals.skipped == expected, "\(dirty.text)")
    #expect(try json(after) == json(before), "\(dirty.text)")
  }

  /// Of a record with a possible ID any other field may be blank, or stand for nothing: it is never skipped.
  @Test(arguments: 0..<40)
  func recordsWithAnIDAreNeverSkipped(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) + 1000)
    var table = RandomTable(random: &random)
    for row in table.rows.indices {
      for column in table.rows[row].indices where column != table.idColumn && random.once(in: 2) {
        table.rows[row][column] = random.pick(["", "", " ", "　", "\u{A0}", "无", "/", "合计", "备注："])
      }
    }
    let report = try report(on: table, seed: seed)
    #expect(report.totals.skipped == [:], "\(table.text)")
    #expect(report.totals.control.records == table.rows.count)
  }

  private func report(on table: RandomTable, seed: Int) throws -> Report {
    let folder = try TemporaryFolder()
    try Data(table.bytes).write(to: folder.url.appending(path: "a.csv"))
    let text = Self.pipeline.replacing("%", with: table.isGB18030 ? "gb18030" : "utf-8")
    let pipeline = try PipelineFile.parse(Array(text.utf8), path: folder.url.appending(path: "p.yaml").path)
    var job = Job(pipeline)
    job.maxRejectRate = 1
    (job.threads, job.rangeSize) = (1 + seed % 3, [50, 333, 4096, 1 << 20][seed % 4])
    return try job.run().report
  }

  /// All that a report says, but for the size of the file and what was skipped.
  private func json(_ report: Report) throws -> String {
    var report = report
    report.totals.skipped = [:]
    report.inputs = report.inputs.map { input in
      var input = input
      (input.path, input.bytes) = ("a.csv", 0)
      return input
    }
    let sink = MemorySink()
    try report.writeJSON(to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}

/// Some graduates in a table whose columns stand in any order, and one that nobody reads.
private struct RandomTable {
  private static let headers = [
    ["学号", "xh"], ["毕业年份", "bynf"], ["学校代码", "yxdm"], ["专业代码", "zydm"], ["毕业去向代码", "byqxdm"],
    ["毕业去向", "byqx"],
    ["单位所在地代码", "dwszddm"], ["单位名称", "dwmc"], ["性别", "xb"], ["序号", "xh#"],
  ]
  /// By column of the table, an index of `headers`.
  private let order: [Int]
  private let lineEnd: String
  let isGB18030: Bool
  var rows: [[String]] = []

  var idColumn: Int { order.firstIndex(of: 0)! }

  init(random: inout SplitMix) {
    var left = Array(Self.headers.indices)
    order = left.indices.map { _ in left.remove(at: random.below(left.count)) }
    lineEnd = random.pick(["\n", "\r\n"])
    isGB18030 = random.once(in: 3)
    for number in 0..<(1 + random.below(60)) {
      let (code, text) = random.pick([("10", "签就业协议形式就业"), ("70", "待就业"), ("80", "")])
      let record = [
        Self.id(number, &random), random.pick(["2024", "2025届", "2025-06-30"]),
        random.pick(["59001", "59002"]),
        random.pick(["510203", "530704"]), code, text,
        random.pick(["500118", "510104", ""]), random.pick(["重庆长安汽车股份有限公司", "合计云科技有限公司", ""]),
        random.pick(["男", "女"]), String(number + 1),
      ]
      rows.append(order.map { record[$0] })
    }
  }

  private static func id(_ number: Int, _ random: inout SplitMix) -> String {
    let digits = String(20_500_000_000_000 + number)
    return random.pick([
      digits, "\"=\"\"\(digits)\"\"\"", "'\(digits)", "\(digits).0", "A\(1000 + number)", "\(1000 + number)",
      "２０２５\(100 + number)",
      "2.0500000000001E13", "50010120050101\(100 + number)X",
    ])
  }

  /// A row, and what it is.
  func rowThatIsNoRecord(_ random: inout SplitMix) -> (RejectReason, [String]) {
    let width = order.count
    func blank(_ texts: [String]) -> [String] { (0..<width).map { _ in random.pick(texts) } }
    switch random.below(6) {
    case 0: return (.blankRow, blank([""]))
    case 1: return (.blankRow, blank(["", " ", "　", "\"\"", "\t"]))
    case 2: return (.repeatedHeader, order.map { random.pick(Self.headers[$0]).replacing("#", with: "") })
    case 3:
      return (.repeatedHeader, order.map { "\(Self.headers[$0][0])\(random.pick(["", "*", "（必填）", " "]))" })
    case 4:
      // A total: figures anywhere but for the ID.
      var row = (0..<width).map { $0 == idColumn ? "" : random.pick(["", "12", "95.0%"]) }
      row[0] = random.pick(["合计", "合　计", "总计：", "小计", "Grand Total", "total", "\"合 计\"", "本页小计"])
      return (.note, row)
    default:
      var row = blank([""])
      row[random.below(width)] = random.pick([
        "西部职教基地2025届毕业生去向统计", "填表人：张三　审核人：李四", "第 1 页 共 3 页", "注：数据截至2025年8月31日", "(公章)",
        "\"联系电话:023-1234, 5678\"",
        "※",
      ])
      return (.note, row)
    }
  }

  var text: String {
    let header = order.map { Self.headers[$0][0] }
    return ([header] + rows).map { $0.joined(separator: ",") + lineEnd }.joined()
  }

  var bytes: [UInt8] { isGB18030 ? text.inGB18030 : Array(text.utf8) }
}
