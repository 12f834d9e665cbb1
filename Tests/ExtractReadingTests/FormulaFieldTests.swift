import Differential
import ExtractReading
import Testing

/// An unquoted field `="…"` is what its quoted form `"=""…"""` is.
struct FormulaFieldTests {
  private static let fields = [
    "=\"500118\"", "=\"\"", "=\"a b\"", "=\"'\"", "=\"张三\"", "=\"=1\"",
    "=\"" + String(repeating: "0", count: 70) + "\"",
    "", "a", "\"b\"", "\"c,d\"", "\"e\nf\"", "\"g\"\"h\"", "=SUM(A1)", "=",
  ]

  private func quoted(_ field: String) -> String {
    field.hasPrefix("=\"") ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }

  @Test func isReadLikeItsQuotedForm() {
    var random = SplitMix(seed: 1)
    for _ in 0..<2000 {
      let rows = (0..<1 + random.below(6)).map { _ in
        (0..<1 + random.below(4)).map { _ in random.pick(Self.fields) }
      }
      let lineEnd = random.pick(["\n", "\r\n", "\r"])
      let (before, behind) = (random.pick(["", "", " "]), random.pick(["", "", "\t"]))
      func text(_ field: (String) -> String) -> String {
        rows.map { $0.map { before + field($0) + behind }.joined(separator: ",") }.joined(separator: lineEnd)
      }
      let size = 1 + random.below(300)
      let bare = DifferentialCase(text { $0 }, rangeSize: size, threads: 2).found()
      let whole = DifferentialCase(text(quoted), rangeSize: size, threads: 2).found()
      #expect(bare.readings.map(\.content) == whole.readings.map(\.content), "\(text { $0 })")
      #expect(bare.readings.map(\.line) == whole.readings.map(\.line), "\(text { $0 })")
      #expect(bare.breaches.isEmpty)
    }
  }

  @Test(arguments: [
    ("=\"1\"2,a", Reading.Content.refused(.quoting)), ("=\"1,a", .refused(.quoting)),
    ("= \"1\",a", .refused(.quoting)),
    ("x=\"1\",a", .refused(.quoting)), ("=\"1\"\"2\",a", .refused(.quoting)), ("=\"1", .refused(.quoting)),
    ("=\"1\",a", .record([Array("=\"1\"".utf8), Array("a".utf8)])),
    (" =\"1\"\t,a", .record([Array("=\"1\"".utf8), Array("a".utf8)])),
  ])
  func whatElseUsesQuotesIsRefused(line: String, content: Reading.Content) {
    let found = DifferentialCase(line + "\nb,c\n", rangeSize: 4096, threads: 1).found()
    #expect(found.readings.map(\.content) == [content, .record([Array("b".utf8), Array("c".utf8)])])
  }

  /// A formula is in the batch of its neighbours: a whole extract of them costs little more than one without.
  @Test func isReadTogetherWithOthers() throws {
    final class Batches: RecordSink {
      var records = 0
      var count = 0
      func take(_ batch: borrowing RecordBatch) { (records, count) = (records + batch.count, count + 1) }
      func refuse(_ record: borrowing RefusedRecord) {}
    }
    let text = String(repeating: "=\"20250001\",a,=\"500118\"\n", count: 1000)
    let batches = Batches()
    let reader = RangeReader(dialect: Dialect(), columns: [2, 0], expectedFields: 3)
    _ = try reader.read(
      0..<text.utf8.count, of: MemorySource(Array(text.utf8)), from: .known(0), into: batches)
    #expect(batches.records == 1000)
    #expect(batches.count < 5)
  }
}
