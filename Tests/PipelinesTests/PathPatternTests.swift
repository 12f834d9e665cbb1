import Differential
import Testing

@testable import Pipelines

/// `from_path`: what is found is what `Regex` finds, and no pattern waits on any path.
struct PathPatternTests {
  @Test(
    "What a pattern reads",
    arguments: [
      (#"(?<c>\d{5})-(?<n>[^/]+)\.csv"#, "2025/50001-某校.csv", ["c": "50001", "n": "某校"]),
      (#"(?<c>\d{5})-(?<n>[^/]+)\.csv"#, "50001-某校.csv/a.csv", ["c": "50001", "n": "某校"]),
      (#"(?<c>\d{5})-(?<n>[^/]+)\.csv"#, "5001-某校.csv", nil),
      (#"^(?<y>20\d\d)/(?:x|xx)/(?P<n>.+?)(\.csv)?$"#, "2025/xx/a.csv", ["y": "2025", "n": "a"]),
      (#"(?<n>\p{Han}+)[\s\-_]*(?<y>\d{4})?"#, "x/某校 - 2025.csv", ["n": "某校", "y": "2025"]),
      (#"(?<n>\p{Han}+)(?<y>\d{4})?"#, "某校.csv", ["n": "某校"]), ("(?<n>a*)", "b", [:]),
      (#"\b(?<c>\d+)\b"#, "a1/22.csv", ["c": "22"]), ("(?<n>[a-c--b]+)", "bac", ["n": "ac"]),
      ("(?<n>(?<c>a|b)+)", "xabb", ["n": "abb", "c": "b"]),
      ("(?<n>(?:^|[.])*b)", ".b", ["n": ".b"]), ("(?:a?)*(?<n>b)", "aab", ["n": "b"]),
      ("(?:^|[.])*(?<n>.b)", ".b", ["n": ".b"]),
      (#"(?<n>.\u{301}.)"#, "e\u{301}b", ["n": "e\u{301}b"]), (#"(?<n>\w+)校"#, "a1校", ["n": "a1"]),
      // A name in GBK, which nobody says so; and one in nothing that is known.
      (#"/(?<n>[^/]+)\.csv"#, "某/\u{10FED6}\u{10FED8}\u{10FEC7}\u{10FEEC}.csv", ["n": "重庆"]),
      (#"/(?<n>[^/]+)\.csv"#, "某/\u{10FED6}.csv", ["n": "\u{10FED6}"]),
    ] as [(String, String, [String: String]?)])
  func reads(pattern: String, path: String, values: [String: String]?) throws {
    #expect(try PathPattern(pattern).values(in: path) == values)
  }

  @Test(
    "What cannot be bounded, or is not read",
    arguments: [
      ("(?<n>a)(?=b)", "(?="), ("(?<n>a)(?!b)", "(?!"),
      (#"(?<n>a)\1"#, #"\1"#), (#"(?<n>a)\k<n>"#, #"\k"#), ("(?>a)(?<n>b)", "(?>"), ("(?<n>a++)", "++"),
      ("(?<n>a{2}+)", "}+"), ("(?i)(?<n>a)", "(?i"), (#"(?<n>\X)"#, #"\X"#), (#"\Q.\E(?<n>a)"#, #"\Q"#),
      ("(?<n>a){x}", "{"), ("(?<n>a{2)", "{"), (#"(?<n>\u{61 62})"#, #"\u{61 62}"#),
      (#"(?#a)(?<n>b)"#, "(?#"),
    ])
  func refuses(pattern: String, part: String) {
    #expect(throws: PathPattern.Fault.notRead(part)) { try PathPattern(pattern) }
  }

  @Test(arguments: [
    "(?<n>a{1001})", "(?<n>((a{20}){20}){20})", "(?<n>((|a){60}){60})",
    String(repeating: "(", count: 100) + "(?<n>a)" + String(repeating: ")", count: 100),
    String(repeating: "(", count: 500_000), "(?<n>" + String(repeating: "a", count: 1000) + ")",
  ])
  func refusesWhatIsTooLarge(pattern: String) {
    #expect(throws: PathPattern.Fault.tooLarge) { try PathPattern(pattern) }
  }

  /// Each would try more ways than there are atoms; Linux has no longer paths.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "(?<n>(a+)+b)", "(?<n>(a|a)*b)", "(?<n>(a*)*b)", "(?<n>(.*)*(.*)*(.*)*b)", "(?<n>a*a*a*a*a*a*a*a*b)",
      "(?<n>(a?){300}a{300}b)", "(?<n>(a|aa)+$)b", "(?<n>([^/]+)+)/(b+)+c", "(?<n>((a+)+)+)+b",
      "(?<n>(()|a)+b)",
    ])
  func noPatternWaits(pattern: String) throws {
    let pattern = try PathPattern(pattern)
    for path in [String(repeating: "a", count: 4096), String(repeating: "aa/", count: 1365)] {
      #expect(pattern.values(in: path) == nil)
    }
    #expect(pattern.values(in: String(repeating: "重", count: 1365)) == nil)
  }

  /// On paths that are short enough for it, and where nothing is repeated that may take nothing: there it passes over matches.
  /// So it does with `\w` of a digit before a Chinese character, which is read here.
  @Test func findsWhatRegexFinds() throws {
    var random = SplitMix(seed: 7)
    let atoms = ["a", "b", ".", #"\d"#, "[ab]", "[^a]", "[a-z校]", "校", #"\."#, "/", "^", "$", #"\b"#, "(?:)"]
    let repeats = ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{1,}?"]
    let characters: [Character] = ["a", "b", "1", ".", "/", "校", "-", "\n"]
    func part(_ depth: Int) -> (text: String, mayBeEmpty: Bool) {
      var whole = (text: "", mayBeEmpty: true)
      for _ in 0...random.below(3) {
        var (atom, mayBeEmpty) = (random.pick(atoms), false)
        if depth > 0, random.once(in: 3) {
          let (one, other) = (part(depth - 1), random.once(in: 2) ? part(depth - 1) : nil)
          (atom, mayBeEmpty) = (
            "(?:\(one.text)\(other.map { "|" + $0.text } ?? ""))",
            one.mayBeEmpty || other?.mayBeEmpty ?? false
          )
        } else {
          mayBeEmpty = ["^", "$", #"\b"#, "(?:)"].contains(atom)
        }
        let times = mayBeEmpty ? "" : random.pick(repeats)
        whole.text += atom + times
        whole.mayBeEmpty =
          whole.mayBeEmpty && (mayBeEmpty || !["", "+", "+?", "{2}", "{1,2}", "{1,}?"].contains(times))
      }
      return whole
    }
    var matches = 0
    for _ in 0..<1000 {
      let text = "\(part(1).text)(?<n>\(part(2).text))\(random.once(in: 2) ? part(1).text : "")"
      let (pattern, regex) = (try PathPattern(text), try Regex(text).matchingSemantics(.unicodeScalar))
      for _ in 0..<5 {
        let path = String((0..<random.below(9)).map { _ in random.pick(characters) })
        let match = path.firstMatch(of: regex)
        let expected = match.map { match in
          match["n"]?.substring.flatMap { $0.isEmpty ? nil : String($0) } ?? ""
        }
        let found = pattern.values(in: path).map { $0["n"] ?? "" }
        #expect(
          found.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) },
          "\(text) in \(path.debugDescription)")
        if match != nil { matches += 1 }
      }
    }
    #expect(matches > 500)
  }
}
