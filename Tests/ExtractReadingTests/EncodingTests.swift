import Differential
import Glibc
import Testing

@testable import ExtractReading

struct EncodingTests {
  /// Text as another program would encode it.
  private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    let descriptor = iconv_open(encoding, "UTF-8")
    defer { iconv_close(descriptor) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 8)
    let count = output.count
    let left = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        var (inputLeft, outputLeft) = (input.count, output.count)
        #expect(iconv(descriptor, &from, &inputLeft, &to, &outputLeft) != -1)
        return outputLeft
      }
    }
    return output[..<(count - left)].map { UInt8(bitPattern: $0) }
  }

  private func decoded(_ bytes: [UInt8], _ encoding: String) throws -> String? {
    let decoder = try TextDecoder(try #require(TextEncoding(name: encoding)), path: "")
    return decoder.decode(bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Decoding

  @Test(arguments: ["gb18030", "utf-8", "big5", "euc-kr", "iso-8859-1", "windows-1252"])
  func decodesWhatAnotherProgramEncoded(encoding: String) throws {
    let letters: [String] =
      switch encoding {
      case "gb18030", "utf-8": ["a", "\n", "留", "渝", "镕", "龦", "㐂", "𠮷", "€", "é", "\u{E000}", "😀"]
      case "big5": ["a", "重", "慶", "大", "學"]
      case "euc-kr": ["a", "서", "울"]
      default: ["a", "é", "ü", "ÿ", "£"]
      }
    var random = SplitMix(seed: 1)
    for length in 0..<60 {
      let text = (0..<length).map { _ in random.pick(letters) }.joined()
      #expect(try decoded(encoded(text, encoding), encoding) == text)
    }
  }

  @Test(
    arguments: [
      ("gb18030", [0xD6]), ("gb18030", [0x61, 0xFF]), ("gb18030", [0xD6, 0xD0, 0x81]),
      ("gb18030", [0x81, 0x30, 0x81]),
      ("utf-8", [0xE4, 0xB8]), ("utf-8", [0xC0, 0x80]), ("utf-8", [0xED, 0xA0, 0x80]),
      ("utf-8", [0xD6, 0xD0]),
      ("big5", [0xA4]),
    ] as [(String, [UInt8])])
  func refusesWhatTheEncodingDoesNotHave(encoding: String, bytes: [UInt8]) throws {
    #expect(try decoded(bytes, encoding) == nil)
    // The failure before must not show.
    let decoder = try TextDecoder(try #require(TextEncoding(name: encoding)), path: "")
    _ = decoder.decode(bytes)
    #expect(decoder.decode(try encoded("重", encoding)) == Array("重".utf8))
  }

  @Test(
    "Encodings are those that iconv knows",
    arguments: [
      ("utf8", "utf-8"), ("UTF-8-sig", "utf-8"), ("GBK", "gb18030"), ("cp936", "gb18030"),
      ("utf_16le", "utf-16le"), ("Shift_JIS", "shift_jis"), ("ucs2", "ucs2"), ("auto", "auto"),
      ("AUTO", "auto"),
      ("gbk//IGNORE", nil), ("utf-8//TRANSLIT", nil), ("Klingon", nil), ("", nil),
    ])
  func namesOfEncodings(text: String, name: String?) { #expect(DeclaredEncoding(text)?.name == name) }

  @Test func everyUsualNameIsKnown() {
    for name in DeclaredEncoding.usualNames { #expect(DeclaredEncoding(name) != nil, "\(name)") }
  }

  @Test(arguments: [
    (",", UInt8(0x2C)), (";", 0x3B), ("|", 0x7C), ("\\", 0x5C), ("\t", 0x09), ("\\t", 0x09), ("\u{1}", 1),
    ("a", 0x61),
    ("", nil), (",,", nil), (" ", nil), ("\"", nil), ("\n", nil), ("\r", nil), ("\0", nil), ("，", nil),
  ])
  func delimiters(text: String, byte: UInt8?) { #expect(Delimiter(text)?.byte == byte) }

  /// Of what an encoding's characters are made, nothing delimits undecoded bytes.
  @Test(arguments: [TextEncoding.utf8, .gb18030, TextEncoding(name: "big5")])
  func bytesThatDelimitAreNoPartOfACharacter(encoding: TextEncoding?) throws {
    let encoding = try #require(encoding)
    let decoder = try TextDecoder(encoding, path: "")
    for byte in 0x01...0x7F as ClosedRange<UInt8> {
      guard let delimiter = Delimiter(String(UnicodeScalar(byte))) else { continue }
      let isPart = (0x81...0xFE as ClosedRange<UInt8>).contains { lead in
        let decoded = decoder.decode([lead, byte]) ?? decoder.decode([lead, byte, 0x81, 0x30])
        return decoded.map { !$0.contains(byte) } ?? false
      }
      if isPart { #expect(!encoding.isCutAsBytes(at: delimiter), "\(byte)") }
    }
    #expect(encoding.isCutAsBytes(at: .comma))
  }

  // MARK: Guessing

  /// Whatever the place at which a sample ends.
  @Test(arguments: ["留渝", "a重庆b𠮷é", "姓名,😀\n"])
  func aSampleMayEndWithinACharacter(text: String) throws {
    for (name, encoding) in [("utf-8", TextEncoding.utf8), ("gb18030", .gb18030)] {
      let bytes = try encoded("id," + String(repeating: text, count: 3) + "重庆市", name)
      for count in 0...bytes.count {
        let guess = EncodingDetection.guess(Array(bytes[..<count]))
        // The first character may be all there is, and be cut off: then nothing is known.
        let isCertain = count > 9
        #expect(guess == encoding || (!isCertain && (guess == nil || name == "gb18030")), "\(name) \(count)")
      }
    }
  }

  /// A few lines damaged beyond recognition do not make others of them.
  @Test(arguments: [("utf-8", TextEncoding.utf8), ("gb18030", .gb18030)])
  func damagedLinesDoNotHideTheEncoding(name: String, encoding: TextEncoding) throws {
    let line = try encoded("1,渝西,510201,重庆市\n", name)
    let rubbish = [UInt8](repeating: 0xB5, count: 400) + [10]
    let bytes = line + line + rubbish + line
    #expect(EncodingDetection.guess(bytes) == encoding)
  }

  @Test func nothingIsKnownOfASampleWithoutAWholeCharacter() {
    for bytes in [[], [0x61], [0x61, 0xE7], [0x61, 0xE7, 0x95], [0xD6]] as [[UInt8]] {
      #expect(EncodingDetection.guess(bytes) == nil, "\(bytes)")
    }
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", 3), ([0xFF, 0xFE, 0x61, 0x00], "utf-16le", 2),
      ([0xFE, 0xFF], "utf-16be", 2), ([0x84, 0x31, 0x95, 0x33, 0x61], "gb18030", 4),
    ] as [([UInt8], String, Int)])
  func marksSayTheEncoding(bytes: [UInt8], name: String, count: Int) throws {
    let encoding = try #require(TextEncoding(name: name))
    #expect(EncodingDetection.mark(bytes) == .init(encoding: encoding, markBytes: count))
    #expect(EncodingDetection.mark(bytes.dropFirst()) == nil)
  }
}
