import Differential
import ExtractReading
import Testing

/// The header is the first record, and the records are those behind it.
struct HeaderReaderTests {
  private static func read(
    _ bytes: [UInt8], row: Int = 1, skippedRows: Int = 0, delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(ExtractError) -> HeaderReader.Header {
    try HeaderReader.read(
      MemorySource(bytes), from: 0, row: row, skippedRows: skippedRows, dialect: Dialect(delimiter: delimiter)
    ) { isBlank($0, delimiter) }
  }

  private static func isBlank(_ row: [UInt8], _ delimiter: UInt8) -> Bool {
    row.allSatisfy { $0 == delimiter || " \t\"".utf8.contains($0) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", 1, 0, "a|b", 4, 1), ("a,b\r\n1,2\r\n", 1, 0, "a|b", 5, 1),
    ("a,b\r1,2\r", 1, 0, "a|b", 4, 1),
    ("a,b", 1, 0, "a|b", 3, 0), (" a ,\"b\n\"\"c\"\n1,2\n", 1, 0, "a|b\n\"c", 12, 2),
    ("title\na,b\n1,2\n", 2, 0, "a|b", 10, 2), ("title\r\n\r\na,b\r\n1", 3, 0, "a|b", 14, 3),
    ("a \"title\"\na,b\n", 2, 0, "a|b", 14, 2), ("a,b\nx,y\n1,2\n", 1, 1, "a|b", 8, 2),
    ("a,b\n\"x\ny\",z\n1,2\n", 1, 1, "a|b", 12, 3), ("a,b\n", 1, 3, "a|b", 4, 1),
    ("a,b\r", 1, 0, "a|b", 4, 1),
    // Blank rows above the header, and below it before another
    ("\na,b\n", 1, 0, "a|b", 5, 2), (",,\n \r\n\"\",\na,b\n1,2\n", 1, 0, "a|b", 14, 4),
    ("t\n\n\na,b\n", 2, 0, "a|b", 8, 4),
    ("\"\n\",b\n", 1, 0, "\n|b", 6, 2), ("a,b\n,\n\nx,y\n1,2\n", 1, 1, "a|b", 11, 4),
    ("a,b\n,\n\n", 1, 1, "a|b", 7, 3),
    // A line that names the delimiter, and what spreadsheets make of it
    ("sep=,\na,b\n", 1, 0, "a|b", 10, 2), ("SEP = ,\r\na,b\n", 1, 0, "a|b", 13, 2),
    ("\"sep=,\"\na,b\n", 1, 0, "a|b", 12, 2),
    ("sep=;;;;\nt\na,b\n", 3, 0, "a|b", 15, 3), ("sep=,\na,b\n", 2, 0, "a|b", 10, 2),
    ("\nsep=,\nt\na,b\n", 4, 0, "a|b", 13, 4), ("sep=,\nt\n\na,b\n", 3, 0, "a|b", 13, 4),
    ("\n,,\nsep=,,,\n\na,b\n", 1, 0, "a|b", 17, 5),
    ("sep=\na,b", 1, 0, "sep=", 5, 1),
    ("sepa=,\n", 1, 0, "sepa=|", 7, 1), ("sep=ab\n", 1, 0, "sep=ab", 7, 1),
  ])
  func findsTheHeader(text: String, row: Int, skipped: Int, fields: String, dataStart: Int, lines: Int) throws
  {
    let header = try Self.read(Array(text.utf8), row: row, skippedRows: skipped)
    #expect(header.fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") == fields)
    #expect(header.dataStart == dataStart)
    #expect(header.lines == lines)
  }

  @Test(
    arguments: [
      ("", 1, .noHeader(row: 1)), ("\n,,\n", 1, .noHeader(row: 3)), ("a,b\n", 2, .noHeader(row: 2)),
      ("sep=,\na,b\n", 3, .noHeader(row: 3)),
      ("sep=,\na\"b\n", 1, .malformedHeader(row: 2, .strayQuote(at: 2))),
      ("a", 3, .noHeader(row: 3)), ("  \n", 1, .noHeader(row: 2)),
      ("\"a,b\n1,2\n", 1, .malformedHeader(row: 1, .quoteNeverCloses)),
      ("a\"b\n", 1, .malformedHeader(row: 1, .strayQuote(at: 2))),
      ("x\n\"a\"b\n", 2, .malformedHeader(row: 2, .strayQuote(at: 4))),
      ("\"a\nb\nc\"d\n", 1, .malformedHeader(row: 1, .quoteClosesLater(lines: 2))),
    ] as [(String, Int, ExtractError.Kind)])
  func saysWhatIsWrong(text: String, row: Int, kind: ExtractError.Kind) {
    #expect(throws: ExtractError(kind, path: "memory.csv")) { _ = try Self.read(Array(text.utf8), row: row) }
  }

  /// So many blank rows are passed over; of more it is said that they are there, and not that the file ends.
  @Test(arguments: [1, 2])
  func blankRowsHaveALimit(columns: Int) throws {
    let row = String(repeating: ",", count: columns) + "\n"
    let most = (64 << 10) / (columns + 1)
    for (before, count, kind) in [
      ("", most, nil), ("", most + 1, .blankRows(row: 1, limit: 64 << 10)),
      ("a,b\n", most, nil), ("a,b\n", most + 1, .blankRows(row: 2, limit: 64 << 10)),
    ] as [(String, Int, ExtractError.Kind?)] {
      let text = Array((before + String(repeating: row, count: count) + "x,y\n1,2\n").utf8)
      if let kind {
        #expect(throws: ExtractError(kind, path: "memory.csv")) { _ = try Self.read(text, skippedRows: 1) }
      } else {
        let header = try Self.read(text, skippedRows: before.isEmpty ? 0 : 1)
        #expect(header.dataStart == text.count - 4)
      }
    }
  }

  @Test func rowsThatArePassedOverHaveNone() throws {
    let rows = (0..<10_000).map { "row \($0),b\n" }
    let text = Array(("a,b\n" + rows.joined() + "1,2\n").utf8)
    let header = try Self.read(text, skippedRows: rows.count)
    #expect(header.below.count == rows.count && header.dataStart == text.count - 4)
  }

  /// More is read of the extract in steps; line ends lie on both sides of each.
  @Test func longHeadersAndTitlesAreRead() throws {
    for length in (64 << 10) - 3...(64 << 10) + 2 {
      for lineEnd in ["\n", "\r\n", "\r"] {
        let title = String(repeating: "t", count: length)
        let header = try Self.read(Array("\(title)\(lineEnd)a,b\(lineEnd)1,2".utf8), row: 2)
        #expect(header.fields.count == 2)
        #expect(header.dataStart == length + 2 * lineEnd.utf8.count + 3)
        let long = try Self.read(Array("\(title),b\(lineEnd)1,2".utf8))
        #expect(long.fields.map(\.count) == [length, 1])
        #expect(long.dataStart == length + 2 + lineEnd.utf8.count)
      }
    }
  }

  @Test func aQuoteThatNeverClosesIsNotReadToTheEnd() {
    let bytes = Array("\"".utf8) + [UInt8](repeating: 10, count: 8 << 20)
    let kind = ExtractError.Kind.malformedHeader(row: 1, .tooLong(limit: 1 << 20))
    #expect(throws: ExtractError(kind, path: "memory.csv")) { _ = try Self.read(bytes) }
  }

  /// Neither as a header nor as a line above one.
  @Test(arguments: [1, 2])
  func aLineThatNeverEndsIsNotReadToTheEnd(row: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20) + Array("\na,b\n1,2\n".utf8)
    let kind = ExtractError.Kind.malformedHeader(row: 1, .tooLong(limit: 1 << 20))
    #expect(throws: ExtractError(kind, path: "memory.csv")) { _ = try Self.read(bytes, row: row) }
  }

  @Test func equalsPlainLibcsvOnHostileBytes() throws {
    for seed in 0..<4000 as Range<UInt64> {
      let drawn = DifferentialCase(seed: seed)
      let dialect = Dialect(delimiter: drawn.dialect.delimiter)
      let bytes = drawn.extracts[0].bytes
      let oracle = Oracle(bytes, dialect: dialect)
      let readings = oracle.readings()
      do throws(ExtractError) {
        let header = try Self.read(bytes, delimiter: dialect.delimiter)
        let blank = Set(header.above.map(\.byte))
        let found = readings.first { !blank.contains($0.byte) }
        #expect(found?.content == .record(header.fields), "seed \(seed)")
        let rest = oracle.readings(from: header.dataStart, lines: header.lines)
        #expect(rest == readings.filter { $0.byte >= header.dataStart }, "seed \(seed)")
      } catch {
        if case .malformedHeader = error.kind {
          #expect(readings.contains { $0.content == .refused(.quoting) }, "seed \(seed)")
        } else {
          #expect(readings.allSatisfy { Self.isBlank($0.raw, dialect.delimiter) }, "seed \(seed)")
        }
      }
    }
  }
}
