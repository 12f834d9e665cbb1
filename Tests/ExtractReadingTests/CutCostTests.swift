import Differential
import ExtractReading
import Testing

/// What a proof costs: little where extracts are as they usually are, and never more than its limits say.
struct CutCostTests {
  private static let columns = DifferentialCase.Columns(wanted: [0], expected: 6)

  /// Rows as schools export them, some with a line end in a field and some with a quote too many.
  private static func table(rows: Int, lineEnds: Int, strayQuotes: Int, seed: UInt64) -> String {
    var dice = SplitMix(seed: seed)
    return (0..<rows).map { row in
      var fields = ["2050\(row)", "2025", "59001", "渝西云栖职业技术学院", "重庆市永川区", "备注"]
      if dice.below(100) < lineEnds { fields[1 + dice.below(5)] = "\"线路\n第\(row)号,\"\"甲\"\"\"" }
      if dice.below(100) < strayQuotes { fields[1 + dice.below(5)] = dice.pick(["5\"寸", "\"半", "\"一\"二"]) }
      return fields.joined(separator: ",") + "\n"
    }.joined()
  }

  /// All cuts are proved, none from more than one window, and hardly a byte is followed twice.
  @Test(arguments: [(0, 0), (2, 1), (30, 5), (90, 20)])
  func everyCutOfAnOrdinaryExtractIsProved(lineEnds: Int, strayQuotes: Int) throws {
    let text = Self.table(rows: 12_000, lineEnds: lineEnds, strayQuotes: strayQuotes, seed: UInt64(lineEnds))
    var drawn = DifferentialCase(text, rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 16 << 10
    drawn.columns = Self.columns
    var limits = CutProof.Limits()
    limits.runway = 4 << 10
    let proof = drawn.proof(limits: limits)
    let count = text.utf8.count
    let places = drawn.places()
    var cuts = 0
    for cut in stride(from: 50_001, to: count, by: 7919) {
      let expected = places.first { $0 >= cut }!
      #expect(try proof.verdict(on: cut, knowing: 0) == .proved(at: expected, doubled: 0), "cut \(cut)")
      cuts += 1
    }
    #expect(cuts > 80)
    // At 90 in 100 each second line is one within quotes, and is followed over a piece of its own.
    let window = dialectWindow(drawn, limits)
    #expect(proof.bytesFollowed < cuts * window * (lineEnds > 30 ? 30 : lineEnds > 0 ? 16 : 2))
  }

  private func dialectWindow(_ drawn: DifferentialCase, _ limits: CutProof.Limits) -> Int {
    drawn.dialect.maxRecordBytes + 2 + limits.runway
  }

  private static let hostile: [(name: String, text: String)] = [
    ("one quote in every line, right both ways", String(repeating: "a,\"\n", count: 60_000)),
    ("the same with CR", String(repeating: "a,\"\r", count: 60_000)),
    ("quotes right both ways, now and then", String(repeating: "a,b\nc,\"d,e\nf,g\nh,\"\n", count: 12_000)),
    ("two quotes in every line", String(repeating: "\",a,\"\n", count: 40_000)),
    ("line ends within quotes", "a,\"" + String(repeating: "\n", count: 240_000) + "\"\n"),
    (
      "line ends within quotes of records that are not too long",
      String(repeating: "a,\"" + String(repeating: "\n", count: 4000) + "\"\n", count: 60)
    ),
    (
      "texts within quotes of records that are not too long",
      String(repeating: "a,\"" + String(repeating: "b,c\n", count: 1000) + "\"\n", count: 60)
    ),
    ("CRs within quotes", "a,\"" + String(repeating: "\r", count: 240_000) + "\"\n"),
    ("a quote that never closes", "\"" + String(repeating: "a,b\n", count: 60_000)),
    (
      "quotes that never close, a record apart",
      String(repeating: "\"" + String(repeating: "a,b\n", count: 1500), count: 40)
    ),
    ("quotes that start each line", String(repeating: "\"a,b\n", count: 48_000)),
    ("quotes alone", String(repeating: "\"\n", count: 120_000)),
    ("nothing but quotes", String(repeating: "\"", count: 240_000)),
    ("formulas without an end", String(repeating: "=\"a\n", count: 60_000)),
    ("records of several lines that lack a field", String(repeating: "\"a\nb\"\n", count: 40_000)),
    ("blank lines", String(repeating: "\n", count: 240_000)),
    ("blank lines of blanks", String(repeating: "  \t\r\n", count: 48_000)),
    ("one line", String(repeating: "a,b,", count: 60_000)),
    (
      "lines of just too many bytes", String(repeating: String(repeating: "x", count: 4097) + "\n", count: 60)
    ),
    (
      "records of just as many bytes as may be",
      String(repeating: "a," + String(repeating: "x", count: 4094) + "\r\n", count: 60)
    ),
  ]

  /// Whatever is made to be hard: right or undecided, and at the cost of the limits.
  @Test(arguments: hostile)
  func hostileInputEndsSoonAndIsNeverWrong(_ testCase: (name: String, text: String)) throws {
    var drawn = DifferentialCase(testCase.text, rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 4096
    drawn.columns = .init(wanted: [0], expected: 2)
    drawn.steps.segment = 256
    var limits = CutProof.Limits()
    (limits.runway, limits.largestWindow, limits.leastWork) = (1024, 64 << 10, 0)
    let places = drawn.places()
    let count = testCase.text.utf8.count
    for cut in stride(from: 9973, to: count, by: 49_999) {
      let proof = drawn.proof(limits: limits)
      if case .proved(let place, _) = try proof.verdict(on: cut, knowing: 0) {
        #expect(place == places.first { $0 >= cut }, "cut \(cut)")
      }
      // The last piece may go past what is allowed, with a record at its end.
      #expect(proof.bytesFollowed <= limits.work * dialectWindow(drawn, limits) + (1 << 20), "cut \(cut)")
    }
  }

  /// Two readings that are both right to the end: nobody can prove which one it is, far from the start.
  @Test func whatCanBeReadInTwoWaysIsNotProved() throws {
    var drawn = DifferentialCase(Self.hostile[0].text, rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 4096
    drawn.columns = .init(wanted: [0], expected: 2)
    var limits = CutProof.Limits()
    (limits.runway, limits.largestWindow) = (1024, 64 << 10)
    let proof = drawn.proof(limits: limits)
    for cut in [70_001, 100_000, 200_003] { #expect(try proof.verdict(on: cut, knowing: 0) == .unproved) }
    #expect(try proof.verdict(on: 60_000, knowing: 0) == .proved(at: 60_000, doubled: 4), "from the start")
  }
}
