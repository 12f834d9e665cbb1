import Differential
import Testing

@testable import ExtractReading

/// Line ends are found and counted as by looking at each byte, however far apart they are.
struct LineEndTests {
  @Test(arguments: 0..<4)
  func endsAreThoseOfEachByte(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<200 {
      let bytes = (0..<random.below(8)).flatMap { _ in
        Array(repeating: UInt8(ascii: "a"), count: random.pick([0, 1, 3, 1000, 1023, 1024, 1025, 3000]))
          + random.pick([[0x0A], [0x0D], [0x0D, 0x0A], [0x0A, 0x0D], []])
      }
      for start in [0, random.below(bytes.count + 1)] {
        let found = unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe bytes.baseAddress.map { unsafe firstLineEnd($0, from: start, count: bytes.count) }
        }
        let expected = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        #expect(found == expected || bytes.isEmpty)
      }
      let lines = bytes.indices.count { place in
        bytes[place] == 0x0A || bytes[place] == 0x0D && bytes[(place + 1)...].first != 0x0A
      }
      #expect(unsafe bytes.withUnsafeBufferPointer { unsafe countLines($0) } == lines)
    }
  }
}
