import Differential
import ExtractReading
import Testing

/// Any input, cut anywhere, on any number of threads, gives what one pass of plain libcsv gives.
struct ParallelReadingTests {
  static let cases: [(name: String, text: String)] = [
    ("plain", "a,b,c\nd,e,f\n"), ("no final newline", "a,b\nc,d"), ("crlf", "a,b\r\nc,d\r\n"),
    ("lone cr", "a,b\rc,d\r"), ("mixed line ends", "a\r\nb\rc\nd\n\r\ne"),
    ("blank lines", "\n\na,b\n\n\nc,d\n\n"), ("blank crlf lines", "\r\n\r\na,b\r\n\r\n"),
    ("lines of blanks", "  \t \na,b\n \n"), ("blanks around", "  a \t, b c ,\td\t\n"),
    ("empty fields", ",,\n,\n"), ("empty", ""), ("only newline", "\n"), ("only cr", "\r"),
    ("quoted", "\"a\",\"b\"\n\"c\",\"d\"\n"), ("quoted delimiter", "\"a,b\",c\n"),
    ("quoted newline", "\"a\nb\",c\nd,e\n"), ("quoted crlf", "\"a\r\nb\",c\r\nd,e\r\n"),
    ("quoted lone cr", "\"a\rb\",c\rd,e\r"),
    ("doubled quote", "\"a\"\"b\",\"\"\"\"\n"), ("empty quoted", "\"\",\"\"\n"),
    ("quoted blank", "\" a \",b\n"), ("blank before quote", " \"a\",b\n"),
    ("blank after quote", "\"a\" ,b\n"), ("blank after quote, crlf", "\"a\" \r\nb\r\n"),
    ("stray quote", "a\"b,c\nd,e\n"), ("stray quote after close", "\"a\"b,c\nd,e\n"),
    ("runaway quote", "a,b\nc,\"d\ne,f\ng,h\n"), ("runaway at the end", "a,b\n\"c"),
    ("runaway meets next quote", "\"a,b\nc,\"d\",e\nf,g\n"), ("quote alone", "\""), ("two quotes", "\"\""),
    ("three quotes", "\"\"\"\na\n"), ("nul", "a\0b,\0\n\0\n"),
    ("quoted then space quote", "\"a\" \"b\"\nc\n"),
    ("bom inside", "\u{FEFF}\"a\",b\n"), ("quoted end at eof", "a,\"b\""), ("cr at eof", "a,b\r"),
    ("quote after cr", "a\r\"b\"\r\n\"c\"\n"), ("utf-8", "考生号,姓名\n1,张三\n"),
    ("error after quoted newline", "\"a\nb\"x,c\nd,e\n"),
    ("error in crlf lines", "a\"b\r\nc,d\r\n\"e\"f\r\n\r\ng,h\r\n"),
    ("runaway quote that closes", "a,b\n\"c,d\ne,f\n\",\"g\"\nh,i\n"),
    ("runaway quote that closes with a blank behind it", "a,b\n\"c,d\ne,f\r\n\" \ng,h\r\ni,j"),
    ("miscounted over several lines, the second as well", "\"a\n\"\"b\n\"\n\"c\nd\",e\n"),
    ("miscounted over several lines up to the end", "a,b\n\"c\n\n\"d,e\n\"\n\""),
    ("blank fields too many over several lines", "\"a\nb\",c,,\nd,e\n"),
    ("one record over many ranges", "\"" + String(repeating: "a,b\n", count: 60) + "\",c\nd,e\n"),
    (
      "blank after a quote that closes a block of 64 bytes",
      String(repeating: "x", count: 61) + ",\"\" \nb\n"
    ),
    (
      "stray byte after a quote that closes a block of 64 bytes",
      String(repeating: "x\n", count: 31) + "\"\"y,z\nb\n"
    ),
    ("formulas", "=\"1\",a,=\"500118\"\n=\"\",\"=\"\"2\"\"\",=\"b c\"\r\n\"d\",=\"3\""),
    ("blanks around formulas", " =\"1\" ,\t=\"2\"\t\r\n =\"3\" "),
    ("no formulas", "=\"1\"2,a\nb\n=\"a,b\"\nc\n= \"1\"\n=\"a\"\"b\"\nx=\"1\"\n==\"1\"\n=\"\n=\"\"\"\nd,e"),
    ("an open formula that ends with the extract, a byte past a limit", "\n=\"xyz"),
    ("an open formula at the end", "a,b\n=\"c"), ("a formula over lines", "a,=\"b\nc\",d\ne,f\n"),
    ("a formula and a stray quote", "=\"1\",b\"\nc,=\"2\"\n"),
    ("a quote after an equals sign in quotes", "\"=\"\"\",\"=\"\na,b\n"),
    ("a long formula", "=\"" + String(repeating: "x", count: 150) + "\",b\nc,d\n"),
    ("quotes that look closed from within", "\"x\n\"\",\n\"\",\ny\",z\nu,v\n"),
  ]

  @Test(arguments: cases, [1, 2, 3, 5, 7, 64, 4096])
  func equalsPlainLibcsv(_ testCase: (name: String, text: String), rangeSize: Int) {
    // Once as extracts are read, once so that buffers grow and segments end at every byte.
    var smallest = RangeReader.Steps()
    (smallest.segment, smallest.slack) = (1, 1)
    for threads in [1, 2, 4] {
      for limit in [0, 3, 8, 1 << 20] {
        for columns in [nil, DifferentialCase.Columns(wanted: [1, 0], expected: 2)] {
          for steps in [RangeReader.Steps(), smallest] {
            var reading = DifferentialCase(testCase.text, rangeSize: rangeSize, threads: threads)
            reading.dialect.maxRecordBytes = limit
            reading.columns = columns
            reading.steps = steps
            #expect(reading.difference() == nil, "\(testCase.name): \(reading)")
          }
        }
      }
    }
  }

  /// Every combination of range size and threads, several times; `make fuzz` draws a million more.
  @Test func equalsPlainLibcsvOnHostileBytes() {
    for seed in 0..<UInt64(10 * DifferentialCase.combinations) {
      let drawn = DifferentialCase(seed: seed)
      guard let difference = drawn.difference() else { continue }
      let smallest = drawn.shrunk()
      Issue.record("seed \(seed): \(difference)\n\(smallest): \(smallest.difference() ?? "")")
      return
    }
  }

  @Test(arguments: ScanLevel.available)
  func everyLevelOfTheScanReadsTheSame(_ level: ScanLevel) {
    for seed in 0..<2000 as Range<UInt64> {
      var drawn = DifferentialCase(seed: seed)
      drawn.steps = RangeReader.Steps()
      drawn.steps.level = level
      drawn.threads = 1
      // Large enough for blocks of 64 bytes to be scanned whole.
      drawn.rangeSize = 4096
      #expect(drawn.difference() == nil, "seed \(seed)")
    }
  }

  /// Guesses cost nothing where no line end lies inside quotes.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsNoRangeTwiceWhereNothingIsQuoted(lineEnd: String) {
    let lines = (0..<100).map { "\($0),\(String(repeating: "x", count: $0 % 17))" }
    let text = lines.joined(separator: lineEnd) + lineEnd
    for rangeSize in 30...100 {
      let found = DifferentialCase(text, rangeSize: rangeSize, threads: 2).found()
      #expect(found.readings.count == 100)
      #expect(found.reads == (text.utf8.count + rangeSize - 1) / rangeSize, "range size \(rangeSize)")
    }
  }

  @Test func countsLinesAndRecordsByExtract() {
    var reading = DifferentialCase(
      [.init(Array("h\na,\"b\nc\"\nd\"\ne,f".utf8)), .init([]), .init(Array("g,h\r\ni,j\r\n".utf8))],
      rangeSize: 2,
      threads: 3)
    reading.extracts[0].start = 2
    reading.extracts[0].linesBefore = 1
    #expect(reading.difference() == nil)
    let found = reading.found().readings
    #expect(found.map(\.extract) == [0, 0, 0, 2, 2])
    #expect(found.map(\.line) == [1, 3, 4, 0, 1])
    #expect(found.map(\.byte) == [2, 10, 13, 0, 5])
  }

  @Test func takesOnlyTheWantedColumns() {
    let text = "1,2,3,4\na,\"b,\"\"x\"\"\",c,d,,\n,,,\nshort,line\n1,2,3,4,5\n"
    for rangeSize in [1, 3, 10, 4096] {
      var reading = DifferentialCase(text, rangeSize: rangeSize, threads: 2)
      reading.columns = .init(wanted: [2, 1], expected: 4)
      #expect(
        reading.found().readings.map(\.summary) == [
          "3|2", "c|b,\"x\"", "|", "fieldCount", "fieldCount",
        ])
    }
  }

  /// A stray quote that happens to close again costs its own line, not the lines in between.
  @Test(arguments: [1, 3, 10, 4096])
  func givesUpOnlyTheFirstLineOfAMiscountedRecord(rangeSize: Int) {
    var reading = DifferentialCase(
      "1,2\n3,\"4\n5,6\n7,8\n\",9\nx,y\nu,\"v\nw\"\n\"r\ns\",t,z\n", rangeSize: rangeSize, threads: 2)
    reading.columns = .init(wanted: [0, 1], expected: 2)
    #expect(
      reading.found().readings.map(\.summary) == [
        "1|2", "fieldCount", "5|6", "7|8", "quoting", "x|y", "u|v\nw", "fieldCount", "quoting",
      ])
  }

  /// A line that is refused is let go of piece by piece; here its end lies around the end of the first piece.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func findsTheEndOfALineThatWasLetGoOf(lineEnd: String) {
    for length in (8 << 10) - 3...(8 << 10) + 3 {
      let long = String(repeating: "x", count: length)
      var reading = DifferentialCase("\(long)\(lineEnd)a,b\(lineEnd)", rangeSize: 1, threads: 1)
      reading.dialect.maxRecordBytes = 10
      reading.steps.slack = 1
      #expect(reading.difference() == nil, "\(length)")
    }
  }

  @Test(arguments: [64 << 10, 1 << 20])
  func passesLinesOfTenMegabytes(rangeSize: Int) {
    let long = String(repeating: "x", count: 10 << 20)
    let reading = DifferentialCase(
      "a,b\n\(long)\nc,d\n\"\(long)\ne,f\n\(long)\r\ng,h\r\(long)", rangeSize: rangeSize, threads: 2)
    #expect(
      reading.found().readings.map(\.summary) == [
        "a|b", "tooLong", "c|d", "tooLong", "e|f", "tooLong", "g|h",
        "tooLong",
      ])
  }

  @Test func takesALineOfTenMegabytesWhereOneIsAllowed() {
    let long = String(repeating: "x\"\"\n", count: (10 << 20) / 4)
    var reading = DifferentialCase("a,b\n\"\(long)\",c\nd,e\n", rangeSize: 300_000, threads: 2)
    reading.dialect.maxRecordBytes = 11 << 20
    reading.columns = .init(wanted: [1], expected: 2)
    #expect(reading.found().readings.map(\.summary) == ["b", "c", "e"])
  }
}

extension Reading {
  fileprivate var summary: String {
    switch content {
    case .record(let fields): fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
    case .refused(let kind): "\(kind)"
    }
  }
}
