import Buffers
import ExtractReading
import Foundation
import Outcomes
import Testing

@testable import Counting

/// Names read anew in every record against names that are read once and remembered.
struct EmployerColumnTests {
  private static let names: [String] = {
    let heads = ["重庆", "四川省成都市", "永川区", " 涪陵", "'宜宾", "云栖", "（重庆）", "A", "四川外国语大学", ""]
    let endings = ["云栖贸易有限公司", "银行成都分行", "（北京）有限公司", "路桥公司\u{3000}", "", "\u{200B}", "集团驻绵阳办事处"]
    return heads.flatMap { head in endings.map { head + $0 } }.filter { !$0.isEmpty }
  }()

  @Test(arguments: [TextEncoding.utf8, .gb18030], [Category.contract, .furtherStudy])
  func aNameMeansTheSameAsRemembered(encoding: TextEncoding, category: Category) throws {
    var bytes: [UInt8] = []
    for name in Self.names {
      bytes += encoding == .utf8 ? Array(name.utf8) : try #require(Self.gb18030(name))
      bytes.append(UInt8(ascii: "\n"))
    }
    let decoder = try TextDecoder(encoding, path: "")
    var results: [[Outcome]] = []
    for column: any LocationSource in [
      EmployerColumn(slot: 0, decoder: decoder), PlaceColumn(slot: 0, .employer, decoder: decoder),
    ] {
      results.append(try Self.outcomes(of: column, in: bytes, category))
    }
    #expect(results[0] == results[1])
    #expect(Set(results[0].map(\.bits)).count > 1 || category == .furtherStudy)
  }

  private static func gb18030(_ text: String) -> [UInt8]? {
    // 0x80000632 is GB18030.
    text.data(using: .init(rawValue: 0x8000_0632)).map { Array($0) }
  }

  private static func outcomes(
    of column: any LocationSource, in bytes: [UInt8], _ category: Category
  ) throws -> [Outcome] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(filePath: path))
    let sink = OutcomeSink(column, category)
    let source = try SourceOpening.open(path)
    _ = try RangeReader(dialect: Dialect(), columns: [0], expectedFields: 1)
      .read(0..<bytes.count, of: source, from: .known(0), into: sink)
    return sink.outcomes
  }
}

private final class OutcomeSink: RecordSink {
  private let column: any LocationSource
  private let category: Category
  private let outcome = RangeOutcome()
  var outcomes: [Outcome] = []

  init(_ column: any LocationSource, _ category: Category) {
    self.column = column
    self.category = category
  }

  func take(_ batch: borrowing RecordBatch) {
    var graduate = Outcome(category)
    if category.isEmployed { graduate.locate(Outcome.unlocatedPlace) }
    var values = Growing<Outcome>()
    values.fill(to: batch.count, with: graduate)
    let faults = BatchFaults(outcome: outcome)
    faults.begin(records: batch.count)
    column.read(batch, into: values.lent, faults: faults)
    outcomes += (0..<batch.count).map { values[$0] }
  }

  func refuse(_ record: borrowing RefusedRecord) {}
}
