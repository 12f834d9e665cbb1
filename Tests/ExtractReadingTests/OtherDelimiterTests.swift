import Differential
import ExtractReading
import Testing

/// A record that is refused for its form tells at what else it would have the fields of the header.
struct OtherDelimiterTests {
  struct Case: CustomTestStringConvertible {
    let row: String
    var used = ","
    var fields = 3
    let found: String?

    var testDescription: String { "\(row) cut at \(used)" }
  }

  @Test(arguments: [
    Case(row: "a;b;c", found: ";"), Case(row: "a\tb\tc", found: "\\t"), Case(row: "a|b|c", found: "|"),
    Case(row: "a,b,c", used: ";", found: ","), Case(row: "a,b,c", used: "\\t", found: ","),
    Case(row: "a,b,c", used: "#", found: ","), Case(row: "a;b;c", used: "|", found: ";"),
    // Blank fields and those too many.
    Case(row: ";;", found: ";"), Case(row: "a;b;c;; ;", found: ";"), Case(row: "a;b;c;\"\"", found: ";"),
    Case(row: "a;b;c;d", found: nil), Case(row: "a;b;c;\" \"", found: nil),
    Case(row: "a;b;c;\"\"\"\"", found: nil),
    Case(row: "a;b", found: nil), Case(row: "a b c", found: nil), Case(row: "a,b", found: nil),
    // A delimiter of the extract in a text, also once too often.
    Case(row: "a,x;b;c", found: ";"), Case(row: "a,b,c,d;e;f", found: ";"), Case(row: "a,b;c", found: nil),
    // Quotes, which are astray where they are cut at the other one.
    Case(row: "\"a\";\"b\";\"c\"", found: ";"), Case(row: "\"a;b\";c;d", found: ";"),
    Case(row: "\"a\"\"\";b;\"c,\"", found: ";"), Case(row: "=\"1\";b;=\"2\"", found: ";"),
    Case(row: "\"a\"x;b;c", found: nil), Case(row: "a;b\"b;c", found: nil), Case(row: "a;b;\"c", found: nil),
    // What does not occur in a row leaves one field of it.
    Case(row: "a,b", fields: 1, found: nil), Case(row: "a;b", fields: 2, found: ";"),
    // More than is kept of a record.
    Case(row: String(repeating: "长", count: 2000) + ";b;c", found: ";"),
    Case(row: String(repeating: "x", count: 70) + ";b;" + String(repeating: "y", count: 70), found: ";"),
  ])
  func isFound(_ it: Case) throws {
    #expect(try found(in: it.row, cutAt: it.used, fields: it.fields, .utf8) == [it.found])
    #expect(try found(in: it.row, cutAt: it.used, fields: it.fields, .gb18030) == [it.found])
  }

  /// In GB18030 `|` is the later byte of 厊.
  @Test func halvesOfCharactersDelimitNothing() throws {
    #expect(try found(in: "厊;厊", cutAt: ",", fields: 3, .gb18030) == [nil])
    #expect(try found(in: "厊厊", cutAt: ",", fields: 3, .gb18030) == [nil])
    #expect(try found(in: "厊|㐂|厊", cutAt: ",", fields: 3, .gb18030) == ["|"])
    #expect(try found(in: "厊厊|b|c|㐂厊", cutAt: ",", fields: 4, .gb18030) == ["|"])
  }

  /// It is found where a reader that cuts there takes the row for a record, and nowhere else.
  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func isWhatAReaderWouldCutAt(encoding: TextEncoding) throws {
    let pieces = [
      "", "a", "厊", "渝㐂", " ", "\t", "\"b\"", "\"\"", "\"c;d\"", "\"e\"\"f\"", "=\"1\"", "=\"1;2\"", "g,h",
      "i|j", "\"k", "l\"m", "\" \"", "\"\"\"\"", "n;", "\"o\" ",
    ]
    var random = SplitMix(seed: 7)
    var fitting = 0
    for _ in 0..<4000 {
      let (mark, used) = (random.pick([",", ";", "\t", "|"]), random.pick([",", ";", "\t", "|", "#"]))
      let fields = 2 + random.below(4)
      let row = (0..<fields + random.below(3) - 1).map { _ in random.pick(pieces) }.joined(separator: mark)
      let found = try found(in: row, cutAt: used, fields: fields, encoding)
      guard !found.isEmpty else { continue }
      let expected = Delimiter.usual.first {
        "\($0)" != used && $0 != Delimiter(used) && isRecord(row, cutAt: $0, fields: fields)
      }
      #expect(found == [expected.map { "\($0)" }], "\(row) cut at \(used), \(fields) fields")
      if expected != nil { fitting += 1 }
    }
    #expect(fitting > 500)
  }

  /// What is said of each refused record; blank rows are none.
  private func found(in row: String, cutAt used: String, fields: Int, _ encoding: TextEncoding) throws
    -> [String?]
  {
    let used = try #require(Delimiter(used))
    let sink = Refusals(OtherDelimiters(than: used.byte, fields: fields, in: encoding))
    read(encoding == .gb18030 ? row.inGB18030 : Array(row.utf8), cutAt: used, fields: fields, into: sink)
    return sink.found
  }

  private func isRecord(_ row: String, cutAt delimiter: Delimiter, fields: Int) -> Bool {
    let sink = Refusals(OtherDelimiters(than: delimiter.byte, fields: fields, in: .utf8))
    read(Array(row.utf8), cutAt: delimiter, fields: fields, into: sink)
    return sink.records == 1 && sink.found.isEmpty
  }

  private func read(_ row: [UInt8], cutAt delimiter: Delimiter, fields: Int, into sink: Refusals) {
    let dialect = Dialect(delimiter: delimiter.byte)
    let reader = RangeReader(dialect: dialect, columns: Array(0..<fields), expectedFields: fields)
    let bytes = row + [10]
    do {
      _ = try reader.read(0..<bytes.count, of: MemorySource(bytes), from: .known(0), into: sink)
    } catch { Issue.record(error) }
  }
}

private final class Refusals: RecordSink {
  private let others: OtherDelimiters
  var found: [String?] = []
  var records = 0

  init(_ others: OtherDelimiters) { self.others = others }

  func take(_ batch: borrowing RecordBatch) { records += batch.count }

  func refuse(_ record: borrowing RefusedRecord) { found.append(others.fitting(record).map { "\($0)" }) }
}
