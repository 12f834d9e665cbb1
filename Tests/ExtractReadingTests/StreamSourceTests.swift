import Differential
import Testing

@testable import ExtractReading

/// A stream can be read like a file, as long as nothing is asked for that was released.
struct StreamSourceTests {
  private static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) }
  }

  @Test(arguments: [1, 2, 7, 64, 1000, 1 << 20])
  func readsLikeAFile(blockSize: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let bytes = Self.bytes(random.below(3000))
      let source = StreamSource(path: "-", stream: PiecewiseStream(bytes, seed: seed), blockSize: blockSize)
      var released = 0
      for _ in 0..<200 {
        let offset = released + random.below(300)
        switch random.below(4) {
        case 0: #expect(try source.reaches(offset) == (offset < bytes.count))
        case 1:
          released = min(offset, released + 50)
          source.release(before: released)
        default:
          let count = random.below(400)
          #expect(
            try source.bytes(at: offset, count: count) == Array(bytes.dropFirst(offset).prefix(count)))
        }
      }
    }
  }

  @Test func keepsOnlyWhatWasNotReleased() throws {
    let bytes = Self.bytes(10_000)
    let source = StreamSource(path: "-", stream: PiecewiseStream(bytes, seed: 1), blockSize: 64)
    for offset in stride(from: 0, to: 10_000, by: 100) {
      #expect(try source.bytes(at: offset, count: 200) == Array(bytes[offset...].prefix(200)))
      source.release(before: offset)
      #expect(source.keptBytes <= 200 + 3 * 64)
    }
    source.release(before: 1 << 40)
    #expect(source.keptBytes <= 64)
    #expect(try source.bytes(at: 10_000, count: 5).isEmpty)
    #expect(source.bytesConsumed == 10_000)
  }

  @Test func aFailureComesAgainWhereverItIsReached() throws {
    let failure = ExtractError(.cannotRead(errno: 5, byte: 100), path: "-")
    let source = StreamSource(
      path: "-", stream: PiecewiseStream(Self.bytes(100), seed: 1, failure: failure), blockSize: 16)
    for _ in 0..<2 {
      #expect(try source.bytes(at: 50, count: 50) == Array(Self.bytes(100)[50...]))
      #expect(throws: failure) { try source.bytes(at: 50, count: 51) }
      #expect(throws: failure) { try source.reaches(100) }
      #expect(try source.reaches(99))
    }
  }

  /// The whole machinery over a stream with blocks so small that most ranges let go of some.
  @Test(arguments: [1, 3, 64, 5000])
  func rangesOfAStreamEqualPlainLibcsv(blockSize: Int) {
    for seed in 0..<600 as Range<UInt64> {
      var drawn = DifferentialCase(seed: seed * 7)
      drawn.makeSource = {
        StreamSource(path: "-", stream: PiecewiseStream($0, seed: seed), blockSize: blockSize)
      }
      #expect(drawn.difference() == nil, "seed \(seed * 7)")
    }
  }

  /// Lines longer than a record may be, of which the inside is dropped.
  @Test(arguments: [64, 1000, 4096])
  func longLinesOfAStreamEqualPlainLibcsv(blockSize: Int) {
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let limit = random.pick([1, 100, 5000, 20_000])
      let text = (0..<(1 + random.below(5))).map { _ in
        let fill = random.pick(["x", "a,", "\"\"", "x\"", ",", "中"])
        let line = String(
          repeating: fill, count: random.pick([0, 1, 10, 4000, 9000, 30_000]) / fill.utf8.count)
        return random.pick(["", "\"", "a,b\n", "=\""]) + line + random.pick(["\n", "\r\n", "\r", "\"\n", ""])
      }.joined()
      var reading = DifferentialCase(
        text, rangeSize: random.pick([500, 4096, 100_000]), threads: 1 + random.below(3))
      reading.dialect.maxRecordBytes = limit
      reading.steps.slack = random.pick([1, 4096])
      reading.makeSource = {
        let source = StreamSource(path: "-", stream: PiecewiseStream($0, seed: seed), blockSize: blockSize)
        source.limitRecords(to: limit)
        return source
      }
      #expect(reading.difference() == nil, "seed \(seed)")
    }
  }

  @Test func ofALongLineOnlyItsStartAndItsEndAreKept() throws {
    let line = [UInt8](repeating: 0x61, count: 3_000_000)
    let source = StreamSource(
      path: "-", stream: PiecewiseStream([0x0A] + line + [0x62, 0x0A, 0x63], seed: 1), blockSize: 4096)
    source.limitRecords(to: 10_000)
    #expect(try source.reaches(3_000_003))
    #expect(source.keptBytes < 10_000 + 10 * 4096)
    #expect(try source.bytes(at: 0, count: 10_000) == [0x0A] + line.prefix(9999))
    #expect(try source.bytes(at: 2_999_999, count: 5) == [0x61, 0x61, 0x62, 0x0A, 0x63])
    #expect(try !source.bytes(at: 1, count: 3_000_000).contains(0x0A))
  }

  @Test(arguments: [1, 2, 3, 4, 61, 4096])
  func transcodesUTF16InPiecesOfAnySize(blockSize: Int) throws {
    let text = String(repeating: "考生号,a\r\n\u{10400}𠮷😀,\"é\"\n", count: 50)
    for (name, isBig) in [("utf-16le", false), ("utf-16be", true)] {
      let units = Array(text.utf16).flatMap { unit in
        isBig
          ? [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
          : [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      }
      let raw = StreamSource(path: "-", stream: PiecewiseStream(units, seed: 3), blockSize: blockSize)
      let encoding = try #require(TextEncoding(name: name))
      let source = StreamSource(
        path: "-", stream: try TranscodingStream(raw, from: 0, encoding: encoding), blockSize: blockSize)
      #expect(try source.bytes(at: 0, count: units.count * 2) == Array(text.utf8), "\(name)")
    }
  }

  @Test(
    arguments: [
      ("utf-16le", [0x61, 0xD8, 0x61, 0x00], "\u{FFFD}a"),  // half a character
      ("utf-16le", [0x61, 0x00, 0x00, 0xDC], "a\u{FFFD}"),  // its other half
      ("utf-16le", [0x61, 0x00, 0x62], "a\u{FFFD}"),  // half a unit
      ("utf-16le", [0x61, 0x00, 0x61, 0xD8], "a\u{FFFD}"), ("utf-16le", [0x61], "\u{FFFD}"),
      ("utf-16le", [], ""),
      ("utf-32le", [0, 0, 0x11, 0, 0x61, 0, 0, 0], "\u{FFFD}a"),  // a unit of four bytes
      ("gb18030", [0xFF, 0x0A, 0x61], "\u{FFFD}\na"),  // one byte
      ("gb18030", [0xD6, 0x0A, 0x61], "\u{FFFD}\na"),
    ] as [(String, [UInt8], String)])
  func whatAnEncodingDoesNotHaveIsInvalidUTF8(name: String, bytes: [UInt8], expected: String) throws {
    let raw = StreamSource(path: "-", stream: PiecewiseStream(bytes, seed: 3))
    let encoding = try #require(TextEncoding(name: name))
    let source = StreamSource(path: "-", stream: try TranscodingStream(raw, from: 0, encoding: encoding))
    #expect(String(decoding: try source.bytes(at: 0, count: 50), as: UTF8.self) == expected)
  }
}
