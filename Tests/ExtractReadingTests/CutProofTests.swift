import Differential
import ExtractReading
import Testing

/// A cut that is proved is where one reader that reads everything comes by, whatever stands around it.
struct CutProofTests {
  /// Windows of nothing but what the proof needs, doubled once or twice; and those of real extracts.
  private static func limits(runway: Int, largestWindow: Int) -> CutProof.Limits {
    var limits = CutProof.Limits()
    (limits.runway, limits.largestWindow) = (runway, largestWindow)
    return limits
  }

  private struct Tally {
    var proved = 0
    var known = 0
    var cuts = 0
  }

  /// Asks for a verdict on cuts of the first extract of a case.
  private func judge(
    _ drawn: DifferentialCase, cuts: some Sequence<Int>, _ limits: CutProof.Limits, _ name: String,
    into tally: inout Tally
  ) throws {
    let extract = drawn.extracts[0]
    let places = drawn.places()
    let proof = drawn.proof(limits: limits)
    var next = 0
    for cut in cuts where cut > extract.start && cut <= extract.bytes.count {
      while places[next] < cut { next += 1 }
      tally.cuts += 1
      let reach = drawn.dialect.maxRecordBytes + 2 + limits.runway
      if cut - reach <= extract.start { tally.known += 1 }
      guard case .proved(let place, _) = try proof.verdict(on: cut, knowing: extract.start) else { continue }
      tally.proved += 1
      #expect(place == places[next], "\(name), cut \(cut): \(drawn)")
    }
  }

  /// Each byte of small extracts with everything that a reader is likely to get wrong.
  @Test(arguments: [0, 1, 3, 8, 20, 64])
  func isRightOnHostileBytes(limit: Int) throws {
    var tally = Tally()
    for seed in 0..<1500 as Range<UInt64> {
      var drawn = DifferentialCase(seed: seed)
      drawn.dialect.maxRecordBytes = limit
      let runway = [0, 5, 40][Int(seed % 3)]
      let limits = Self.limits(runway: runway, largestWindow: [0, 100, 1000][Int(seed / 3 % 3)])
      let cuts = drawn.extracts[0].start + 1..<drawn.extracts[0].bytes.count + 1
      guard !cuts.isEmpty else { continue }
      try judge(drawn, cuts: cuts, limits, "seed \(seed)", into: &tally)
    }
    // Else the law would say nothing: neither of cuts that are proved by what stands before them, nor of others.
    #expect(tally.proved - tally.known > tally.cuts / 20, "\(tally)")
    // With records of a byte or two no line can hide in one.
    #expect(limit < 8 || tally.proved < tally.cuts, "\(tally)")
  }

  /// The same of the cases that every reading is compared by, each behind some records.
  @Test(arguments: ParallelReadingTests.cases, [0, 3, 8, 64])
  func isRightOnTheCasesOfTheReader(_ testCase: (name: String, text: String), limit: Int) throws {
    for columns in [nil, DifferentialCase.Columns(wanted: [1, 0], expected: 2)] {
      for before in ["", String(repeating: "u,v\n", count: 40), "\"u\",\"v\n\"\r\n\r\r"] {
        var drawn = DifferentialCase(before + testCase.text + before, rangeSize: 1, threads: 1)
        drawn.dialect.maxRecordBytes = limit
        drawn.columns = columns
        let count = drawn.extracts[0].bytes.count
        guard count > 0 else { continue }
        var tally = Tally()
        try judge(
          drawn, cuts: 1...count, Self.limits(runway: 0, largestWindow: 200), testCase.name, into: &tally)
      }
    }
  }

  /// Records of up to a thousand bytes, in pieces of several drawn extracts.
  @Test func isRightOnLongHostileBytes() throws {
    var tally = Tally()
    var dice = SplitMix(seed: 16)
    for round in 0..<60 as Range<UInt64> {
      let bytes = (0..<40).flatMap { DifferentialCase(seed: round * 40 + $0).extracts[0].bytes }
      var drawn = DifferentialCase([.init(bytes)], rangeSize: 1, threads: 1)
      drawn.dialect = Dialect(maxRecordBytes: 1000)
      if dice.once(in: 2) { drawn.columns = .init(wanted: [0], expected: 1 + dice.below(3)) }
      let cuts = Set((0..<60).map { _ in 1 + dice.below(bytes.count) }).sorted()
      let limits = Self.limits(runway: dice.pick([0, 200]), largestWindow: dice.pick([0, 4000]))
      try judge(drawn, cuts: cuts, limits, "round \(round)", into: &tally)
    }
    #expect(tally.proved - tally.known > tally.cuts / 20, "\(tally)")
  }

  /// Second bytes of GB18030 are letters, digits or above: cut as bytes they are cut as text.
  @Test(arguments: [64, 1000])
  func isRightInGB18030(limit: Int) throws {
    var dice = SplitMix(seed: UInt64(limit))
    let fields = ["渝西云栖", "\"重庆\n永川\"", "𠮷野家", "\"成都\"\"武侯\"", "丂丄", "\"北碚\r\n，渝\"", "镕\"堃"]
    let rows = (0..<300).map { _ in
      (0..<3).map { _ in dice.pick(fields) }.joined(separator: ",") + dice.pick(["\n", "\r\n", "\n\n"])
    }
    var drawn = DifferentialCase([.init(rows.joined().inGB18030)], rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = limit
    drawn.columns = .init(wanted: [0], expected: 3)
    var tally = Tally()
    try judge(
      drawn, cuts: 1...drawn.extracts[0].bytes.count, Self.limits(runway: 200, largestWindow: 8000),
      "limit \(limit)", into: &tally)
    #expect(tally.proved == tally.cuts, "\(tally)")
  }

  /// Between CR and LF nobody stands, and the line behind them starts behind both.
  @Test func nothingStartsBetweenCRAndLF() throws {
    let text = String(repeating: "ab,c\r\n", count: 100)
    let drawn = DifferentialCase(text, rangeSize: 1, threads: 1)
    for limit in [4, 64] {
      var drawn = drawn
      drawn.dialect.maxRecordBytes = limit
      let proof = drawn.proof(limits: Self.limits(runway: 0, largestWindow: 0))
      for cut in 1...600 {
        let place = (cut + 5) / 6 * 6
        #expect(try proof.verdict(on: cut, knowing: 0) == .proved(at: place, doubled: 0), "cut \(cut)")
      }
    }
  }

  /// What is longer than a record may be is no record, so the line behind it starts one, whatever the quotes before it say.
  @Test func aLineBehindALongOneIsProvedByItself() throws {
    let (doubt, long) = (String(repeating: "a,\"\n", count: 25_000), String(repeating: "x", count: 500))
    var drawn = DifferentialCase("\(doubt)\(long)\nb,c\n\(long)\"\r\nd,e\n", rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 64
    drawn.columns = .init(wanted: [0], expected: 2)
    let proof = drawn.proof(limits: Self.limits(runway: 0, largestWindow: 1000))
    for (cut, place) in [(600, 901), (901, 901), (903, 905), (1200, 1408), (1408, 1408)] {
      #expect(
        try proof.verdict(on: 99_600 + cut, knowing: 0) == .proved(at: 99_600 + place, doubled: 0),
        "cut \(cut)")
    }
    #expect(try proof.verdict(on: 99_900, knowing: 0) == .unproved)
  }

  /// The first place behind a cut is looked for no farther than a window reaches.
  @Test func nobodyLooksForTheEndOfAnEndlessLine() throws {
    let text = "a,b\n" + String(repeating: "x", count: 300_000) + "\nc,d\n"
    var drawn = DifferentialCase(text, rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 64
    for (largest, verdict) in [
      (100_000, CutProof.Verdict.unproved), (400_000, .proved(at: 300_005, doubled: 0)),
    ] {
      let proof = drawn.proof(limits: Self.limits(runway: 0, largestWindow: largest))
      #expect(try proof.verdict(on: 10, knowing: 0) == verdict)
      #expect(try proof.verdict(on: 300_000, knowing: 4) == .proved(at: 300_005, doubled: 0))
    }
  }

  /// Where two lines are left to start at, paths meet farther back.
  @Test func aWindowIsDoubledWherePathsDoNotMeet() throws {
    // Each line could open or close a quote, until one says which it was.
    let doubt = String(repeating: "a,\"\n", count: 20)
    let text = String(repeating: "u,v\n", count: 50) + doubt + String(repeating: "w,x\n", count: 5)
    var drawn = DifferentialCase(text, rangeSize: 1, threads: 1)
    drawn.dialect.maxRecordBytes = 38
    drawn.columns = .init(wanted: [0], expected: 2)
    let proof = drawn.proof(limits: Self.limits(runway: 0, largestWindow: 160))
    #expect(try proof.verdict(on: 240, knowing: 0) == .proved(at: 240, doubled: 1))
    #expect(try proof.verdict(on: 270, knowing: 0) == .proved(at: 272, doubled: 2))
    let hasty = drawn.proof(limits: Self.limits(runway: 0, largestWindow: 40))
    #expect(try hasty.verdict(on: 240, knowing: 0) == .unproved)
    #expect(try hasty.verdict(on: 240, knowing: 200) == .proved(at: 240, doubled: 0), "a start is known")
  }
}
