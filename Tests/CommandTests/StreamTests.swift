import Foundation
import Testing

/// Standard output carries data and nothing else; everything for people goes to standard error.
struct StreamTests {
  private static let pipeline = "pipelines/western-base.yaml"

  /// Runs a line of shell, as people write it, with the program on the PATH.
  private func shell(_ line: String) throws -> Command.Outcome {
    let workspace = try Workspace.westernBase()
    return try Command(
      program: "/bin/bash", arguments: ["-o", "pipefail", "-c", line], folder: workspace.folder
    ).run()
  }

  /// Runs a line of shell with a terminal on all three streams; returns what the terminal shows.
  ///
  /// Whoever runs the tests may have set NO_COLOR (`swift test` does, off a terminal): empty is unset.
  private func terminal(_ line: String, in folder: URL) throws -> String {
    let run = try Command(
      program: "/usr/bin/script", arguments: ["--quiet", "--return", "--command", line, "/dev/null"],
      folder: folder, environment: ["TERM": "xterm", "NO_COLOR": ""]
    ).run()
    #expect(run.status == 0, "\(run.text)")
    return run.text
  }

  @Test func reportGoesThroughJQ() throws {
    let run = try shell("liuyu run \(Self.pipeline) --output - | jq -r '.groups[0].counts.graduates'")
    #expect(run.status == 0 && Int(run.text.dropLast()) != nil, "\(run.text)\(run.errors)")
    #expect(run.errorLines.last?.hasPrefix("liuyu: ") == true, "one line for people: \(run.errors)")
  }

  @Test func everyLineOfNDJSONGoesThroughJQ() throws {
    let run = try shell(
      "liuyu run \(Self.pipeline) --format ndjson --output - --quiet | jq -r '.rates_employment_value' | wc -l"
    )
    let groups = try shell("liuyu run \(Self.pipeline) --output - --quiet | jq '.groups | length'")
    #expect(run.text == groups.text && run.errors.isEmpty, "\(run.text) \(run.errors)")
  }

  @Test func readerThatGoesAwayIsNoCrash() throws {
    let run = try shell(
      "liuyu run \(Self.pipeline) --output - --quiet | head -c 100 | wc -c; exit ${PIPESTATUS[0]}")
    #expect(run.text == "100\n" && run.status == 74, "\(run.status) \(run.errors)")
  }

  @Test func quietIsQuiet() throws {
    let workspace = try SmallExtract.workspace()
    let run = try liuyu("run", "small.yaml", "--quiet", "--output", "report.json", in: workspace.folder)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func summaryOffATerminalIsOneLine() throws {
    let workspace = try SmallExtract.workspace()
    let run = try liuyu("run", "small.yaml", "--output", "report.json", in: workspace.folder)
    #expect(run.output.isEmpty)
    #expect(
      run.errorLines.map { String($0.prefix(40)) } == [
        "liuyu: 4 records: 4 accepted, 0 filtered", "liuyu: the report is in report.json",
      ])
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test func summaryOnATerminalIsAColouredTable() throws {
    let workspace = try SmallExtract.workspace()
    let shown = try terminal("liuyu run small.yaml --output report.json", in: workspace.folder)
    #expect(shown.contains("渝西云栖职业技术学院") && shown.contains("\u{1B}["), "\(shown)")
    #expect(try workspace.text("report.json").hasPrefix("{"))
  }

  @Test(arguments: [
    "NO_COLOR=1 liuyu run small.yaml --output report.json",
    "liuyu run small.yaml --format table --output table.txt --quiet; cat table.txt",
    "liuyu run small.yaml --format table --output - --quiet | cat",
    "liuyu run small.yaml --format table --output - 2>/dev/null >table.txt; cat table.txt",
  ])
  func colourIsForTerminalsThatWantIt(line: String) throws {
    let workspace = try SmallExtract.workspace()
    let shown = try terminal("/bin/bash -c '\(line)'", in: workspace.folder)
    #expect(shown.contains("渝西云栖职业技术学院") && !shown.contains("\u{1B}"), "\(shown)")
  }
}
