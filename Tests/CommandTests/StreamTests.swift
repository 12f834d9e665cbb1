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

  /// Whoever read is gone before anything is written. That of the messages can go: the report is what counts.
  @Test(
    arguments: [
      ("run pipelines/western-base.yaml --output /dev/stdout --quiet", 74),
      ("run pipelines/western-base.yaml --output r.json 2>&1", 0), ("check pipelines/western-base.yaml", 74),
      ("records sample-data/secondary-vocational/2024-2025.csv --encoding utf-8", 74),
      ("explain --code 500118", 74), ("explain --stdin <<< 永川区", 74), ("generate --rows 3", 74),
    ] as [(String, Int32)])
  func readerThatIsGoneIsNoCrash(arguments: String, status: Int32) throws {
    let run = try shell("(sleep 0.5; exec liuyu \(arguments)) | true; exit ${PIPESTATUS[0]}")
    #expect(run.status == status, "\(run.status) \(run.errors)")
  }

  /// A folder, and what is closed or can only be written to.
  @Test(arguments: ["</tmp", "<&-", "0>/dev/null"])
  func whatCannotBeReadIsNoEnd(input: String) throws {
    let run = try shell("liuyu explain --stdin --brief \(input)")
    #expect(run.status == 74 && run.output.isEmpty, "\(run.status) \(run.errors)")
    #expect(run.errors.hasPrefix("liuyu: standard input: reading failed:") && run.errorLines.count == 1)
  }

  @Test(arguments: [
    "explain --code 500118", "explain --stdin --brief <<< 永川区", "--version", "--help", "run --help",
  ])
  func aFullDiskIsSaid(arguments: String) throws {
    let run = try shell("liuyu \(arguments) > /dev/full")
    #expect(run.status == 74 && run.errors.contains("No space left"), "\(run.status) \(run.errors)")
  }

  /// A program that asks and waits for the answer before it asks again.
  @Test func explanationsComeLineByLine() throws {
    let run = try shell(
      "coproc liuyu explain --stdin --brief; for place in 永川区 成都市; do "
        + "echo $place >&${COPROC[1]}; read -t 60 line <&${COPROC[0]}; echo $line; done")
    #expect(run.text == "500118,chongqing_core,chongqing\n510100,circle,circle\n", "\(run.text)\(run.errors)")
  }

  @Test(arguments: ["--version", "run --help", "explain --code 500118"])
  func aClosedOutputIsSaid(arguments: String) throws {
    let run = try shell("liuyu \(arguments) >&-")
    #expect(run.status == 74 && run.errorLines.count == 1, "\(run.status) \(run.errors)")
  }

  @Test(arguments: [
    ("records \u{1B}[31m.csv", 3), ("run small.yaml --input *m.csv", 3),
    ("check small.yaml --input *m.csv", 3),
    ("run small.yaml --by \u{1B}[31m", 1), ("run \u{1B}[31m.yaml", 1),
    ("run small.yaml --output \u{1B}[31m", 1), ("run small.yaml --threads \u{1B}[31m", 4),
    ("normalize small.yaml --output \u{1B}[31m/rows", 1),
    ("normalize small.yaml --hash-key-file \u{1B}[31m", 1),
  ])
  func namesInMessagesCannotSteerTheTerminal(arguments: String, lines: Int) throws {
    let workspace = try SmallExtract.workspace()
    for name in ["\u{1B}[31m", "\u{1B}[32m"] { try workspace.write("学校\n5\"\n6\"\n", to: "\(name).csv") }
    let run = try Command(
      arguments: arguments.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.errors.contains("\u{FFFD}[31m") && !run.errors.contains("\u{1B}"), "\(run.errors)")
    #expect(run.errorLines.count == lines, "\(run.errors)")
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
    #expect(run.errorLines.count == 1 && run.errors.hasPrefix("liuyu: 4 records: 4 accepted, 0 filtered, "))
    #expect(
      run.errors.contains("; 0 skipped; 0 warnings; 0.")
        && run.errors.contains(" needed), stay in Chongqing "))
    #expect(run.errors.hasSuffix("; the report is in report.json\n"), "\(run.errors)")
    #expect(!run.errors.contains("\u{1B}"))
    let rows = try liuyu("normalize", "small.yaml", "--output", "rows.csv", in: workspace.folder)
    #expect(rows.errors.hasSuffix("; the rows are in rows.csv\n"), "\(rows.errors)")
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
