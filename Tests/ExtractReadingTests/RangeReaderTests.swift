import ExtractReading
import Testing

struct RangeReaderTests {
  static let cases: [(name: String, text: String)] = [
    ("plain", "a,b,c\nd,e,f\n"), ("no final newline", "a,b\nc,d"), ("crlf", "a,b\r\nc,d\r\n"),
    ("lone cr", "a,b\rc,d\r"), ("mixed line ends", "a\r\nb\rc\nd\n\r\ne"),
    ("blank lines", "\n\na,b\n\n\nc,d\n\n"),
    ("lines of blanks", "  \t \na,b\n \n"), ("blanks around", "  a \t, b c ,\td\t\n"),
    ("empty fields", ",,\n,\n"), ("empty", ""), ("only newline", "\n"), ("only cr", "\r"),
    ("quoted", "\"a\",\"b\"\n\"c\",\"d\"\n"), ("quoted delimiter", "\"a,b\",c\n"),
    ("quoted newline", "\"a\nb\",c\nd,e\n"), ("quoted crlf", "\"a\r\nb\",c\r\nd,e\r\n"),
    ("doubled quote", "\"a\"\"b\",\"\"\"\"\n"), ("empty quoted", "\"\",\"\"\n"),
    ("quoted blank", "\" a \",b\n"), ("blank before quote", " \"a\",b\n"),
    ("blank after quote", "\"a\" ,b\n"),
    ("stray quote", "a\"b,c\nd,e\n"), ("stray quote after close", "\"a\"b,c\nd,e\n"),
    ("runaway quote", "a,b\nc,\"d\ne,f\ng,h\n"), ("runaway at the end", "a,b\n\"c"),
    ("runaway meets next quote", "\"a,b\nc,\"d\",e\nf,g\n"), ("quote alone", "\""), ("two quotes", "\"\""),
    ("three quotes", "\"\"\"\na\n"), ("nul", "a\0b,\0\n\0\n"),
    ("quoted then space quote", "\"a\" \"b\"\nc\n"),
    ("bom inside", "\u{FEFF}\"a\",b\n"), ("quoted end at eof", "a,\"b\""), ("cr at eof", "a,b\r"),
    ("quote after cr", "a\r\"b\"\r\n\"c\"\n"), ("utf-8", "考生号,姓名\n1,张三\n"),
    ("error after quoted newline", "\"a\nb\"x,c\nd,e\n"),
  ]

  @Test(arguments: cases, [1, 2, 3, 5, 7, 64, 4096])
  func equalsPlainLibcsv(_ testCase: (name: String, text: String), size: Int) throws {
    let bytes = Array(testCase.text.utf8)
    for limit in [3, 8, 1 << 20] {
      let dialect = Dialect(maxRecordBytes: limit)
      let expected = Oracle(bytes, maxRecordBytes: limit).readings()
      let found = try readInRanges(bytes, size: size, dialect: dialect)
      #expect(found == expected, "\(testCase.name), limit \(limit)")
    }
  }

  /// Bytes with a bias to those that matter, in lines of every length.
  static func hostileBytes(seed: UInt64) -> [UInt8] {
    var random = SplitMix(state: seed)
    let count = Int(random.next() % 300)
    let alphabets: [[UInt8]] = [
      Array("\"\n,a".utf8), Array("\"\",,\n\r ab\t".utf8), Array("ab,\n".utf8),
      Array("\"\n,\r\0 \u{FEFF}中x".utf8), Array("\"\"\"\",\n".utf8),
    ]
    let alphabet = alphabets[Int(random.next() % UInt64(alphabets.count))]
    let pieces: [[UInt8]] = ["\"a\",", "\"\"\"\",", "\r\n", "\",\"", "\"\n\"", "plain,text,here\n"].map {
      Array($0.utf8)
    }
    var bytes: [UInt8] = []
    while bytes.count < count {
      let draw = random.next()
      if draw % 5 == 0 {
        bytes += pieces[Int(draw / 5 % UInt64(pieces.count))]
      } else {
        bytes.append(alphabet[Int(draw / 5 % UInt64(alphabet.count))])
      }
    }
    return bytes
  }

  @Test func equalsPlainLibcsvOnHostileBytes() throws {
    for seed in 0..<6000 as Range<UInt64> {
      let bytes = Self.hostileBytes(seed: seed)
      let size = Int(seed % 200) + 1
      let limit = seed % 3 == 0 ? Int(seed % 40) + 1 : 1 << 20
      let expected = Oracle(bytes, maxRecordBytes: limit).readings()
      let found = try readInRanges(bytes, size: size, dialect: Dialect(maxRecordBytes: limit))
      #expect(found == expected, "seed \(seed), size \(size), limit \(limit)")
      if found != expected { return }
    }
  }

  @Test func takesOnlyTheWantedColumns() throws {
    let text = "1,2,3,4\na,\"b,\"\"x\"\"\",c,d,,\n,,,\nshort,line\n1,2,3,4,5\n"
    for size in [1, 3, 10, 4096] {
      let found = try readInRanges(
        Array(text.utf8), size: size, dialect: Dialect(), columns: [2, 1], expectedFields: 4)
      let records: [[String]] = found.map {
        if case .record(let fields, _, _) = $0 {
          fields.map { String(decoding: $0, as: UTF8.self) }
        } else {
          ["reject"]
        }
      }
      #expect(records == [["3", "2"], ["c", "b,\"x\""], ["", ""], ["reject"], ["reject"]])
    }
  }

  @Test func passesLinesOfTenMegabytes() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: 10 << 20)
    let bytes = Array("a,b\n".utf8) + long + Array("\nc,d\n\"".utf8) + long + Array("\ne,f\n".utf8)
    for size in [64 << 10, 1 << 20] {
      let found = try readInRanges(bytes, size: size, dialect: Dialect())
      #expect(found.map(\.summary) == ["record", "record_too_long", "record", "record_too_long", "record"])
    }
  }
}

extension Reading {
  var summary: String {
    switch self {
    case .record: "record"
    case .reject(let reason, _, _): reason.rawValue
    }
  }
}

/// A small generator, so that a failing seed can be run again.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
