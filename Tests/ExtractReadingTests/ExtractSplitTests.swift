import Differential
import ExtractReading
import Testing

/// Ranges lie one behind the other, and what readers of them find is what one finds who reads everything.
struct ExtractSplitTests {
  @Test(arguments: [0, 8, 64, 1000])
  func readersOfRangesFindWhatPlainLibcsvFinds(limit: Int) {
    for seed in 0..<2000 as Range<UInt64> {
      var drawn = DifferentialCase(seed: seed)
      drawn.dialect.maxRecordBytes = limit
      guard let difference = drawn.splitDifference() else { continue }
      let smallest = drawn.shrunk { $0.splitDifference() }
      Issue.record("seed \(seed): \(difference)\n\(smallest): \(smallest.splitDifference() ?? "")")
      return
    }
  }

  /// Else the law above would say nothing.
  @Test(arguments: [(0, 3000), (8, 3000), (64, 2500)])
  func mostDrawnExtractsAreCut(limit: Int, least: Int) {
    let ranges = (0..<2000 as Range<UInt64>).reduce(0) { sum, seed in
      var drawn = DifferentialCase(seed: seed)
      drawn.dialect.maxRecordBytes = limit
      return sum + drawn.foundInRanges(limits: CutProof.Limits()).reads
    }
    #expect(ranges > least)
  }

  @Test(arguments: [1, 2, 5, 64])
  func casesOfTheReaderToo(rangeSize: Int) {
    for testCase in ParallelReadingTests.cases {
      for columns in [nil, DifferentialCase.Columns(wanted: [1], expected: 2)] {
        var drawn = DifferentialCase(testCase.text, rangeSize: rangeSize, threads: 1)
        drawn.columns = columns
        drawn.dialect.maxRecordBytes = 8
        let found = drawn.foundInRanges(limits: CutProof.Limits())
        #expect(found.readings == drawn.expected() && found.breaches.isEmpty, "\(testCase.name)")
      }
    }
  }

  /// Where each byte could be a cut, the pieces are as equal as can be.
  @Test(arguments: [
    (0, 10, 3, [3, 3, 3, 1]), (0, 9, 3, [3, 3, 3]), (0, 10, 4, [4, 4, 2]), (0, 10, 9, [5, 5]),
    (0, 10, 10, [10]),
    (0, 10, 1 << 40, [10]), (4, 10, 3, [3, 3]), (4, 4, 3, [0]), (3, 4, 3, [1]), (0, 5, 1, [1, 1, 1, 1, 1]),
  ])
  func piecesAreOfOneSize(start: Int, bytes: Int, size: Int, lengths: [Int]) throws {
    let split = try ExtractSplit(from: start, bytes: bytes, size: size) { cut, _ in
      .proved(at: cut, doubled: cut)
    }
    #expect(split.ranges.map(\.length) == lengths && split.unproved == 0)
    #expect(split.ranges.first?.first == start)
    #expect(split.ranges.dropLast().allSatisfy { $0.doubled == $0.first + $0.length })
    #expect(split.ranges.last?.doubled == 0)
  }

  @Test func whatCannotBeProvedIsLeftOut() throws {
    let split = try ExtractSplit(from: 0, bytes: 40, size: 10) { cut, _ in
      cut == 20 ? .unproved : .proved(at: cut + 2, doubled: 1)
    }
    #expect(split.ranges.map(\.first) == [0, 12, 32] && split.ranges.map(\.length) == [12, 20, 8])
    #expect(split.unproved == 1)
  }

  /// A record that reaches over several cuts, and one that reaches to the end.
  @Test func aCutWithinARecordThatIsKnownIsNone() throws {
    var asked: [Int] = []
    let split = try ExtractSplit(from: 0, bytes: 60, size: 10) { cut, _ in
      asked.append(cut)
      return .proved(at: cut == 10 ? 35 : 60, doubled: 0)
    }
    #expect(asked == [10, 40])
    #expect(split.ranges.map(\.length) == [35, 25])
  }
}
