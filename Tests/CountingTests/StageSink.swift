import Buffers
import ExtractReading
import Foundation
import Outcomes
import Regions
import Testing

@testable import Counting

/// Runs the stage that locates graduates over rows of four values.
final class StageSink: RecordSink {
  private let stage: LocationStage
  private let range = RangeOutcome()
  private var outcomes: [Outcome] = []

  private init(_ stage: LocationStage) { self.stage = stage }

  static func outcomes(of rows: [[String]]) throws -> [Outcome] { try read(rows).outcomes }
  /// By `Repair`, how many values needed it.
  static func repairs(of rows: [[String]]) throws -> [Int] { try read(rows).range.repairs }

  private static func read(_ rows: [[String]]) throws -> StageSink {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = rows.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    try Data(bytes).write(to: URL(filePath: path))
    let stage = LocationStage(
      .init(code: .slot(0), text: .slot(1), creditCode: .slot(2), employer: .slot(3)),
      decoder: try TextDecoder(.utf8, path: ""))
    let sink = StageSink(stage)
    _ = try RangeReader(dialect: Dialect(), columns: [0, 1, 2, 3], expectedFields: 4)
      .read(0..<bytes.count, of: try SourceOpening.open(path), from: .known(0), into: sink)
    return sink
  }

  func take(_ batch: borrowing RecordBatch) {
    var values = Growing<Outcome>()
    values.fill(to: batch.count, with: Outcome(.contract))
    let faults = BatchFaults(outcome: range)
    faults.begin(records: batch.count)
    stage.read(batch, into: values.lent, faults: faults)
    outcomes += (0..<batch.count).map { values[$0] }
  }

  func refuse(_ record: borrowing RefusedRecord) { Issue.record("refused") }
}
