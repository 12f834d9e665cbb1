import Buffers
import ExtractReading
import Foundation
import Outcomes
import ReferenceData
import Regions
import Testing

@testable import Counting

/// Names read anew in every record against names that are read once and remembered.
struct EmployerColumnTests {
  private static let names: [String] = {
    let heads = ["重庆", "四川省成都市", "永川区", " 涪陵", "'宜宾", "云栖", "（重庆）", "A", "四川外国语大学", ""]
    let endings = ["云栖贸易有限公司", "银行成都分行", "（北京）有限公司", "路桥公司\u{3000}", "", "\u{200B}", "集团驻绵阳办事处"]
    return heads.flatMap { head in endings.map { head + $0 } }.filter { !$0.isEmpty }
  }()

  /// Cities whose counties are in two zones, with one of them in front of a dish or a trade that may be named after it.
  private static let heads: [String] = ["绵阳市江油", "四川省雅安市雨城", "达州市宣汉", "成都市武侯区", "重庆市永川区", "昭通市"].flatMap {
    head in
    ["腾曜火锅店", "茶馆", "曦商贸有限公司", "附属医院", "骏肥肠店", "曜驻南充办事处"].map { head + $0 }
  }

  /// More records than are read name by name, and as many as fill the tables.
  private static let fewest = 12_000

  @Test(
    arguments: [TextEncoding.utf8, .gb18030],
    [
      (Category.contract, nil), (.contract, 511_303), (.contract, 511_503), (.contract, 500_118),
      (.contract, 510_700),
      (.contract, 310_115), (.furtherStudy, nil),
    ] as [(Category, UInt32?)])
  func aNameMeansTheSameAsRemembered(encoding: TextEncoding, graduate: (Category, UInt32?)) throws {
    var bytes: [UInt8] = []
    for name in Self.names + Self.heads {
      bytes += encoding == .utf8 ? Array(name.utf8) : try #require(Self.gb18030(name))
      bytes.append(UInt8(ascii: "\n"))
    }
    let once = Self.names.count + Self.heads.count
    bytes = (0...Self.fewest / once).flatMap { _ in bytes }
    let decoder = try TextDecoder(encoding, path: "")
    var results: [[Outcome]] = []
    for column: any LocationSource in [
      EmployerColumn(slot: 0, decoder: decoder), PlaceColumn(slot: 0, .employer, decoder: decoder),
    ] {
      results.append(try Self.outcomes(of: column, in: bytes, graduate.0, graduate.1))
    }
    #expect(results[0].count > Self.fewest)
    #expect(results[0] == results[1])
    #expect(Set(results[0].map(\.bits)).count > 1 || graduate.0 == .furtherStudy)
  }

  private static func gb18030(_ text: String) -> [UInt8]? {
    // 0x80000632 is GB18030.
    text.data(using: .init(rawValue: 0x8000_0632)).map { Array($0) }
  }

  private static func outcomes(
    of column: any LocationSource, in bytes: [UInt8], _ category: Category, _ code: UInt32?
  ) throws -> [Outcome] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(filePath: path))
    let sink = OutcomeSink(column, category, code)
    let source = try SourceOpening.open(path)
    _ = try RangeReader(dialect: Dialect(), columns: [0], expectedFields: 1)
      .read(0..<bytes.count, of: source, from: .known(0), into: sink)
    return sink.outcomes
  }
}

private final class OutcomeSink: RecordSink {
  private let column: any LocationSource
  private let graduate: Outcome
  private let outcome = RangeOutcome()
  var outcomes: [Outcome] = []

  /// - Parameter code: of the place that is believed before the column is read.
  init(_ column: any LocationSource, _ category: Category, _ code: UInt32?) {
    self.column = column
    var graduate = Outcome(category)
    if category.isEmployed { graduate.locate(Outcome.unlocatedPlace) }
    if let code = code.flatMap(DivisionCode.init(number:)) {
      let placement = Placement(zone: Gazetteer.builtIn.zone(of: code), division: code)
      graduate.hear(PlaceReading.code.bits(of: placement))
    }
    self.graduate = graduate
  }

  func take(_ batch: borrowing RecordBatch) {
    var values = Growing<Outcome>()
    values.fill(to: batch.count, with: graduate)
    let faults = BatchFaults(outcome: outcome)
    faults.begin(records: batch.count)
    column.read(batch, into: values.lent, faults: faults)
    outcomes += (0..<batch.count).map { values[$0] }
  }

  func refuse(_ record: borrowing RefusedRecord) {}
}
