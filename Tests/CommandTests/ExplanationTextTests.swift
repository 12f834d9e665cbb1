import Foundation
import Testing

/// What `explain` says of names that are easily misread, as an official would read it: `Tests/explanations.txt`.
///
/// A line of the file that is not indented is a name; what stands below it is its explanation. Adding a name needs no
/// code: `UPDATE_GOLDEN=1` writes the explanations again, and fails, so that nobody records by accident.
struct ExplanationTextTests {
  private struct Answer: Decodable {
    struct Division: Decodable { let path: String }
    struct Candidate: Decodable {
      let text: String
      let division: Division?
      let zone: String?
      let reason: String
    }

    let division: Division?
    let zone, rule, ruleName: String
    let joints: [String]
    let candidates: [Candidate]

    var text: String {
      let joints = joints.isEmpty ? "" : "  连接词 \(joints.joined(separator: "、"))\n"
      let lost = candidates.dropFirst().map { candidate in
        "  ✗ \(candidate.text) = \(candidate.division?.path ?? candidate.zone ?? "–"): \(candidate.reason)\n"
      }
      return "  \(division?.path ?? "–") · \(zone) · \(ruleName)\n  ✓ \(rule)\n" + joints + lost.joined()
    }
  }

  @Test func explanationsReadWell() throws {
    let golden = Command.package.appending(path: "Tests/explanations.txt")
    let expected = try String(contentsOf: golden, encoding: .utf8)
    let names = expected.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map(String.init)
    #expect(names.count >= 20)
    let workspace = try Workspace()
    let input = try workspace.write(names.joined(separator: "\n") + "\n", to: "names.txt")
    let explain = try liuyu("explain", "--stdin", "--column", "employer", input: input)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let answers = try explain.text.split(separator: "\n").map {
      try decoder.decode(Answer.self, from: Data($0.utf8)).text
    }
    let found = zip(names, answers).map { "\($0)\n\($1)" }.joined()
    guard found != expected else { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("\(golden.path) was written: review the diff")
    } else {
      Issue.record("\(golden.path) differs; found:\n\(found)")
    }
  }
}
