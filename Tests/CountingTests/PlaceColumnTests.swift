import Buffers
import ExtractReading
import Foundation
import Outcomes
import Regions
import Testing

@testable import Counting

/// A column of employers, different in every record: what is remembered stays small, and the answers stay right.
struct PlaceColumnTests {
  @Test(arguments: [4 << 10, 64 << 10, PlaceColumn.mostBytes])
  func whatIsRememberedIsBounded(mostBytes: Int) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let names = (0..<5_000).map { "\($0 % 2 == 0 ? "重庆" : "成都")云栖第\($0 % 3_000)贸易有限公司" }
    try names.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)

    let column = PlaceColumn(
      slot: 0, .employer, decoder: try TextDecoder(.utf8, path: path), mostBytes: mostBytes)
    let sink = PlacedSink(column)
    let source = try SourceOpening.open(path)
    _ = try RangeReader(dialect: Dialect(), columns: [0], expectedFields: 1)
      .read(0..<names.joined(separator: "\n").utf8.count, of: source, from: .known(0), into: sink)

    #expect(sink.zones == names.map { $0.hasPrefix("重庆") ? "chongqing_unspecified" : "circle" })
    // One new name may be on top, and the slots of the smallest table.
    #expect(sink.mostKept < mostBytes + 64 << 10)
  }
}

private final class PlacedSink: RecordSink {
  private let column: PlaceColumn
  private let outcome = RangeOutcome()
  var zones: [String] = []
  var mostKept = 0

  init(_ column: PlaceColumn) { self.column = column }

  func take(_ batch: borrowing RecordBatch) {
    var employed = Outcome(.contract)
    employed.locate(Outcome.unlocatedPlace)
    var outcomes = Growing<Outcome>()
    outcomes.fill(to: batch.count, with: employed)
    let faults = BatchFaults(outcome: outcome)
    faults.begin(records: batch.count)
    column.read(batch, into: outcomes.lent, faults: faults)
    zones += (0..<batch.count).map { outcomes[$0].whereabouts.zone.name }
    mostKept = max(mostKept, column.keptBytes)
  }

  func refuse(_ record: borrowing RefusedRecord) {}
}
