import Differential
import Foundation
import Testing

@testable import Jobs
@testable import Pipelines
@testable import Ranges

/// Nothing is put together that does not fit.
struct UnfitRangesTests {
  /// Lines that somebody else wrote.
  @Test(arguments: [(-1, 5), (0, -1), (Int.max, 1), (5, Int.max)])
  func rangesThatCannotBeAreRefused(first: Int, length: Int) {
    let line = SplitLine(
      range: 0, input: 0, path: "a.csv", pathBytes: nil, encoding: "utf-8", source: 0, first: first,
      length: length)
    #expect(throws: CellsDamage.self) { try line.request(partitions: 1) }
  }

  /// Nothing is put together of which a part is missing, there twice, or of another make.
  @Test func whatDoesNotFitIsRefused() throws {
    let path = CutJob.cases.appending(path: "flows-city/pipeline.yaml").path
    let job = Job(try PipelineFile.load(path: path))
    var random = SplitMix(seed: 1)
    var whole = try CutJob.folder(job, partitions: 3, &random)
    whole.ranges.sort { $0.first < $1.first }
    #expect(whole.ranges.count > 2 && whole.cells.count > 1 && whole.settled.count > 1)
    _ = try whole.account(mostDistinct: 1000)
    let slips: [(String, (inout CellsFolder) -> Void)] = [
      ("the first is missing", { $0.ranges.removeFirst() }),
      ("one in the middle is missing", { $0.ranges.remove(at: 1) }),
      ("the last is missing", { $0.ranges.removeLast() }),
      ("all are missing", { $0.ranges = [] }),
      ("one is there twice", { $0.ranges.append($0.ranges[1]) }),
      (
        "two have each other's number",
        { (folder: inout CellsFolder) in
          (folder.ranges[0].ordinal, folder.ranges[1].ordinal) = (
            folder.ranges[1].ordinal, folder.ranges[0].ordinal
          )
        }
      ),
      ("two have one number", { $0.ranges[1].ordinal = $0.ranges[0].ordinal }),
      ("another version", { $0.ranges[1].maker.version = "0.0.1" }),
      ("another pipeline", { for index in $0.ranges.indices { $0.ranges[index].maker.pipeline = "0" } }),
      ("an input that nobody names", { $0.ranges[0].input = 7 }),
      ("another record limit", { $0.ranges[1].maker.maxRecordBytes = 64 }),
      ("another rule", { $0.order.duplicates = "count" }),
      ("settled by another version", { $0.settled[0].version = "0.0.1" }),
      ("the file grew", { $0.ranges[1].bytes += 1 }),
      ("the file is longer", { for index in $0.ranges.indices { $0.ranges[index].bytes += 1 } }),
      ("the file was written to", { $0.ranges[1].modified = "0.000000000" }),
      ("a partition was not settled", { $0.settled.removeLast() }),
      ("a partition was settled twice", { $0.settled.append($0.settled[0]) }),
      ("a cell is missing", { $0.cells.removeLast() }),
      ("a cell has more", { $0.cells[0].people += 1 }),
      ("a cell of nobody", { $0.cells[0].cell ^= 1 }),
      ("no outcome", { $0.cells[0].outcome = .max }),
      ("a cell of a value that is not there", { $0.ranges[0].values[0].removeLast() }),
      ("a cell of too few values", { $0.ranges[0].cells[0].removeLast(2) }),
      ("a cell without a name", { $0.ranges[0].cells[0] = String($0.ranges[0].cells[0].dropFirst()) }),
      (
        "a cell with another one's name",
        {
          $0.ranges[0].cells[0] = String(
            $0.ranges[0].cells[1].prefix(16) + $0.ranges[0].cells[0].dropFirst(16))
        }
      ),
      ("values of too few dimensions", { $0.ranges[0].values.removeLast() }),
      ("a value without a name", { $0.ranges[0].values[0][0].removeLast() }),
      (
        "other dimensions", { for index in $0.ranges.indices { $0.ranges[index].maker.dimensions.reverse() } }
      ),
      ("another input", { $0.order.inputs.append("b.csv") }),
      ("a repair that nobody knows", { $0.ranges[0].repairs["glue"] = 1 }),
      (
        "a range that nobody read",
        { $0.settled[0].repeats.append(.init(range: 99, repeated: 1, oddities: [:])) }
      ),
    ]
    for (slip, change) in slips {
      var folder = whole
      change(&folder)
      #expect(throws: CellsDamage.self, "\(slip)") { try folder.account(mostDistinct: 1000) }
    }
  }
}
