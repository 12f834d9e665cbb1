import Foundation
import Testing

/// The table that people read, on a terminal and off it.
struct TableCommandTests {
  private let base: Workspace

  init() throws { base = try Workspace.westernBase() }

  private func table(_ arguments: String..., columns: Int? = nil) throws -> String {
    let run = try Command(
      arguments: ["run", "pipelines/western-base.yaml", "--quiet", "--output", "-", "--format", "table"]
        + arguments,
      folder: base.folder, environment: columns.map { ["COLUMNS": "\($0)"] } ?? [:]
    ).run()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.text
  }

  private func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFEF).contains($1.value) ? 2 : 1) }
  }

  @Test(arguments: [60, 80, 120])
  func fitsTheWidth(columns: Int) throws {
    let text = try table(columns: columns)
    for line in text.split(separator: "\n") { #expect(width(line) <= columns, "\(line)") }
    #expect(text.contains("合计 All") && text.contains("59001") && text.contains("--programs all"))
  }

  /// What is hidden is counted.
  @Test func programsAreListedAsAsked() throws {
    let verdicts = ["missed", "all", "none"].map { which in
      Result { try table("--programs", which) }
    }
    let counts = try verdicts.map { try $0.get() }.map { text in
      (
        rows: text.split(separator: "\n").count {
          $0.contains(/[✓✗?–] *[0-9–]/) && !$0.contains("undetermined")
        },
        hidden: text.firstMatch(of: /\n(\d+) rows are hidden/).flatMap { Int($0.1) } ?? 0
      )
    }
    #expect(counts.map { $0.rows + $0.hidden } == [563, 563, 563], "\(counts)")
    #expect(counts[1].hidden == 0 && counts[2].hidden == 545 && counts[0].hidden > 100)
    #expect(try table() == verdicts[0].get())
  }

  /// The summary of a run says how to see the programs.
  @Test func summaryOnATerminalSaysWhatItHides() throws {
    let run = try Command(
      program: "/usr/bin/script",
      arguments: [
        "--quiet", "--return", "--command", "liuyu run pipelines/western-base.yaml --output r.json",
        "/dev/null",
      ],
      folder: base.folder, environment: ["TERM": "xterm", "COLUMNS": "90"]
    ).run()
    #expect(run.text.contains("545 rows are hidden: --format table --programs all shows all"), "\(run.text)")
  }
}
