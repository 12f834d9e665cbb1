import Differential
import FileNames
import Foundation
import Testing

/// Names of files as text: nothing of a name is lost.
struct FileNameTests {
  @Test(
    "What a name is called for people",
    arguments: [
      ("", ""), ("a.csv", "a.csv"), ("重庆/2025.csv", "重庆/2025.csv"), ("e\u{301}.csv", "e\u{301}.csv"),
      ("🎓.csv", "🎓.csv"), ("\u{FFFD}", "\u{FFFD}"), ("\u{10FE7F}", "\u{10FE7F}"),
      ("\u{10FF00}", "\u{10FF00}"),
      // A name that really has the scalars which stand for bytes.
      ("\u{10FE80}", #"\xf4\x8f\xba\x80"#), ("\u{10FEFF}a", #"\xf4\x8f\xbb\xbfa"#),
    ])
  func validNamesStay(name: String, legible: String) {
    let text = String(onDisk: Array(name.utf8))
    #expect(text.bytesOnDisk == Array(name.utf8))
    #expect(text.legible == legible)
    #expect(text.holdsBytes == (name != legible))
    #expect(text.holdsBytes || Array(text.utf8) == Array(name.utf8))
  }

  @Test(
    "What bytes that are no text are called",
    arguments: [
      ([0xD6, 0xD8, 0xC7, 0xEC, 0x2E, 0x63], #"\xd6\xd8\xc7\xec.c"#), ([0xFF], #"\xff"#),
      // A character cut short, one too long, a surrogate, a number beyond the last plane.
      ([0x61, 0xE9, 0x87, 0x2F], #"a\xe9\x87/"#), ([0xC0, 0xAF], #"\xc0\xaf"#),
      ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#), ([0xF4, 0x90, 0x80, 0x80], #"\xf4\x90\x80\x80"#),
      ([0xE9, 0x87, 0x8D, 0x80, 0x41], #"重\x80A"#), ([0x80, 0xE9, 0x87, 0x8D], #"\x80重"#),
    ] as [([UInt8], String)])
  func otherBytesAreKept(bytes: [UInt8], legible: String) {
    let text = String(onDisk: bytes)
    #expect(text.bytesOnDisk == bytes && text.holdsBytes)
    #expect(text.legible == legible)
    #expect(text.onDisk.map(UInt8.init(bitPattern:)) == bytes + [0])
    #expect(text.onDisk.withUnsafeBufferPointer { String(onDisk: $0.baseAddress!) } == text)
  }

  /// Two names are never one text, and each comes back; cut at a slash, too.
  @Test func everyNameComesBack() {
    var random = SplitMix(seed: 13)
    let pieces: [[UInt8]] = [
      [0x61], [0x2F], [0xD6], [0xD8], [0xE9, 0x87, 0x8D], [0xE9, 0x87], [0xF4, 0x8F, 0xBA, 0x80],
      [0xF4, 0x8F, 0xBB],
      [0xBF], [0x80], [0xF0, 0x9F, 0x8E, 0x93], [0xF4], [0xFF], [0xCC, 0x81],
    ]
    var texts: [[UInt32]: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(7)).flatMap { _ in random.pick(pieces) }
      let text = String(onDisk: bytes)
      #expect(text.bytesOnDisk == bytes)
      #expect(!text.legible.holdsBytes)
      let other = texts.updateValue(bytes, forKey: text.unicodeScalars.map(\.value))
      #expect(other == nil || other == bytes)
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0).bytesOnDisk }
      // Where a slash bears no accent.
      if !bytes.contains(0xCC) { #expect(Array(parts.joined(separator: [0x2F])) == bytes) }
    }
  }
}
