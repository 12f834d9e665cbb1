import Foundation
import Testing

/// A folder of `Tests/Cases` is a test, named after what is odd about it: `pipeline.yaml` and its extracts, and
/// what must come out. Adding one needs no code.
///
/// - `expected.json`: the report (`--reproducible`); missing where there is none.
/// - `expected.html`: the page, where one is asked for (`--html`); it has to be there, empty, before it is written.
/// - `expected.sheets`: the cells of the workbook (`--format xlsx`), as `Tests/dump_workbook.py` writes them; the same.
/// - `expected.stderr`: lines that must occur. `expected.exit`: the exit code where it is not 0.
/// - `args`: more arguments, on one line.
///
/// `UPDATE_GOLDEN=1` writes them again, and fails, so that nobody records by accident.
struct GoldenTests {
  private static let folder = Command.package.appending(path: "Tests/Cases")
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test func thereAreCases() {
    #expect(Self.names.count > 50)
  }

  @Test(arguments: names)
  func reportIsAsExpected(name: String) throws {
    let folder = Self.folder.appending(path: name)
    func text(_ file: String) -> String? {
      try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    let more = text("args")?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    let workspace = try Workspace()
    let page = text("expected.html") == nil ? nil : workspace["page.html"]
    let run = try Command(
      arguments: ["run", "pipeline.yaml", "--reproducible", "--output", "-"] + more
        + (page.map { ["--html", $0.path] } ?? []), folder: folder
    ).run()
    let status = text("expected.exit")?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "0"
    #expect("\(run.status)" == status, "\(run.errors)")
    for line in text("expected.stderr")?.split(separator: "\n") ?? [] {
      #expect(run.errors.split(separator: "\n").contains(line), "\(run.errors)")
    }

    try compare(run.output, with: folder.appending(path: "expected.json"))
    if text("expected.sheets") != nil {
      let book = workspace["book.xlsx"].path
      let run = try Command(
        arguments: ["run", "pipeline.yaml", "--reproducible", "--format", "xlsx", "--output", book] + more,
        folder: folder
      ).run()
      #expect("\(run.status)" == status, "\(run.errors)")
      let dump = try python("dump_workbook.py", [book])
      #expect(dump.status == 0, "\(dump.errors)")
      try compare(dump.output, with: folder.appending(path: "expected.sheets"))
    }
    if let page { try compare(Data(contentsOf: page), with: folder.appending(path: "expected.html")) }
  }

  private func compare(_ found: Data, with golden: URL) throws {
    let expected = (try? Data(contentsOf: golden)) ?? Data()
    guard found != expected else { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try found.write(to: golden)
      Issue.record("\(golden.path) was written: review the diff")
    } else {
      let (found, expected) = (
        String(decoding: found, as: UTF8.self), String(decoding: expected, as: UTF8.self)
      )
      Issue.record("\(golden.path) differs:\n\(firstDifference(found, expected))")
    }
  }

  private func firstDifference(_ found: String, _ expected: String) -> String {
    let lines = [found, expected].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let place = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> Substring { place < lines.count ? lines[place] : "(nothing)" }
    return "line \(place + 1)\n  found:    \(line(lines[0]))\n  expected: \(line(lines[1]))"
  }
}
