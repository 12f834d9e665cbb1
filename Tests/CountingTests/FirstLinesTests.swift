import Differential
import Testing

@testable import Counting

/// Where the first of many things stand, told without keeping where all of them do.
struct FirstLinesTests {
  /// Held against a plain list of all records, in runs of any length, taken over in parts.
  @Test(arguments: 0..<50)
  func everyRecordHasItsLine(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var lines = RecordLines()
    var expected: [Int: Int] = [:]
    var (record, line) = (0, 1)
    for _ in 0..<random.below(20) {
      var part = RecordLines()
      var (offset, height) = (0, 0)
      for _ in 0..<random.below(10) {
        let count = random.below(4)
        part.append(count, from: offset, line: height)
        for step in 0..<count { expected[record + offset + step] = line + height + step }
        // Records that are refused, and lines that are none or belong to the record before.
        offset += count + random.below(2)
        height += count + random.below(3)
      }
      lines.append(part, fromRecord: record, line: line)
      record += offset + random.below(5)
      line += height + random.below(5)
    }
    for number in -1...record { #expect(lines[number] == expected[number]) }
  }

  @Test(arguments: 0..<50)
  func theFirstFewAreKeptInAnyOrder(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let places = (0..<random.below(12)).map { _ in random.below(9) }
    var few = FirstFew()
    for place in places { few.add(place) }
    #expect(few.all == Array(Set(places).sorted().prefix(3)))
  }
}
