import Foundation
import Testing

/// `Benchmarks/accuracy.py` on a few labelled names: what it counts, and where it says that there is work.
struct AccuracyTests {
  /// Of the even rows one is labelled wrong on purpose, and one cannot be read; the odd ones are right.
  private static let names = """
    tag,employer_name,expected_region
    a,重庆云栖科技有限公司,chongqing
    b,成都云栖科技有限公司,circle
    c,云栖银行股份有限公司成都分行,elsewhere
    d,云栖银行股份有限公司重庆分行,chongqing
    e,重庆云栖建设有限公司西南分公司,chongqing
    f,武汉云栖科技有限公司,elsewhere
    g,云栖科技有限公司,unknown

    """

  private func accuracy(_ options: String...) throws -> Command.Outcome {
    let workspace = try Workspace()
    try workspace.write(Self.names, to: "data/names.csv")
    return try Command(
      program: Command.python,
      arguments: ["Benchmarks/accuracy.py", Command.liuyu, workspace["data"].path, "--no-peers"] + options
    ).run()
  }

  @Test func itCountsByListHalfAndRule() throws {
    let run = try accuracy()
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    let list = try #require(
      lines.first { $0.hasPrefix("names, employer_name: liuyu 6 66.67% 16.67% 16.67% ") })
    let first = try #require(lines.firstIndex(of: list))
    #expect(lines[first + 1] == "even rows 3 33.33% 33.33% 33.33%")
    #expect(lines[first + 2] == "odd rows 3 100.00% 0.00% 0.00%")
    // The rule with the most wrong answers first, then the one with the most unresolved ones.
    let rules = ["rule right wrong unresolved", "branch 1 1 0", "region 0 0 1", "employer_head 3 0 0"]
    let start = try #require(lines.firstIndex(of: rules[0]))
    #expect(Array(lines[start..<start + 4]) == rules)
    #expect(
      Array(lines[(start + 4)...].prefix(2)) == [
        "branch: WRONG 云栖银行股份有限公司成都分行 is elsewhere, not circle",
        "region: unresolved 重庆云栖建设有限公司西南分公司 is chongqing, not unresolved",
      ])
    #expect(Array(lines.suffix(4)) == rules)
  }

  @Test func examplesAreAsManyAsAskedFor() throws {
    let run = try accuracy("--worst", "0")
    #expect(run.text.contains("branch: WRONG      … and 1 more of the even rows"), "\(run.text)")
    #expect(!run.text.contains("云栖"))
  }
}
