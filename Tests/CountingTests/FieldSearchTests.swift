import Differential
import ExtractReading
import Testing

@testable import Counting

/// Bytes of a row are sought eight at a time; byte by byte they are found at the same places.
struct FieldSearchTests {
  @Test func theFirstOfTwoBytesIsFound() {
    forRandomRows { row, field in
      for start in 0...row.count {
        let expected = row[start...].firstIndex { $0 == 0x2C || $0 == 0x22 } ?? row.count
        #expect(field.first(of: 0x2C, or: 0x22, from: start) == expected, "\(row) from \(start)")
      }
    }
  }

  @Test func sevenDigitsInARowAreALongNumber() {
    forRandomRows { row, field in
      let isLong = row.split { !(0x30...0x39).contains($0) }.contains { $0.count >= 7 }
      #expect(field.hasLongNumber == isLong, "\(row)")
    }
  }

  /// Beside the bytes sought those that differ from them in one bit, and of both halves.
  private func forRandomRows(_ body: ([UInt8], FieldBytes) -> Void) {
    var random = SplitMix(seed: 20_260_613)
    let bytes: [UInt8] = [0x2C, 0x22, 0x2D, 0x23, 0xAC, 0xA2, 0x00, 0xFF, 0x80, 0x7F] + Array(0x30...0x39)
    for _ in 0..<2_000 {
      let digits = random.below(10)
      let row = (0..<random.below(40)).map { _ in
        random.below(10) < digits ? random.pick(Array(0x30...0x39)) : random.pick(bytes)
      }
      FieldBytes.withPadded(row) { body(row, $0) }
    }
  }
}
