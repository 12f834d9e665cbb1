import Foundation
import Glibc
import Testing

/// Where the rows of `liuyu normalize` come from and go to.
struct NormalizeOutputTests {
  private static let base = "pipelines/western-base.yaml"

  private func normalize(_ options: [String], in workspace: Workspace) throws -> Command.Outcome {
    try Command(arguments: ["normalize"] + options, folder: workspace.folder).run()
  }

  @Test func nothingIsWrittenWhereTooMuchIsRejected() throws {
    let workspace = try SmallExtract.workspace(extract: SmallExtract.extract.replacing(",11,", with: ",999,"))
    try workspace.write("rows before\n", to: "rows.csv")
    for output in ["rows.csv", "-"] {
      let run = try normalize(
        ["small.yaml", "--output", output, "--rejects", "rejects"], in: workspace)
      #expect(run.status == 65 && run.output.isEmpty, "\(run.errors)")
      #expect(try workspace.text("rejects").contains("999"))
    }
    #expect(try workspace.text("rows.csv") == "rows before\n")
  }

  @Test(arguments: [
    ("--checksums", 64, "--checksums"), ("--format json", 64, "--format"), ("--by year", 64, "--by"),
    ("--where colour=red", 64, "colour"), ("--output nowhere/rows.csv", 73, "create the folder first"),
    ("--output /dev/full", 74, "No space left"), ("--input nowhere.csv", 66, "nowhere.csv"),
    ("--output rows.csv --rejects rows.csv", 64, "two outputs"), ("--where year=1999", 0, "finds nobody"),
  ])
  func commandEndsWith(options: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    let run = try normalize(["small.yaml"] + options.split(separator: " ").map(String.init), in: workspace)
    #expect(run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
  }

  /// What can be read once only is read twice all the same, and leaves nothing behind.
  @Test(arguments: [
    "cat extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --input - < extract.csv",
    "gzip -c extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --input <(cat extract.csv)",
    "mkfifo pipe; cat extract.csv > pipe & liuyu normalize small.yaml --input pipe",
    "gzip extract.csv; liuyu normalize small.yaml --input extract.csv.gz",
    "iconv -t utf-16 < extract.csv | liuyu normalize small.yaml --input -",
    "liuyu normalize small.yaml --output rows.csv && cat rows.csv",
  ])
  func everyWayInGivesTheSame(line: String) throws {
    let workspace = try SmallExtract.workspace(
      extract: SmallExtract.extract + SmallExtract.extract.split(separator: "\n")[1] + "\n")
    let temporary = workspace["temporary"]
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let environment = ["TMPDIR": temporary.path, "LIUYU_KEY": "a secret of tests"]
    func shell(_ line: String) throws -> Command.Outcome {
      try Command(
        program: "/bin/bash", arguments: ["-o", "pipefail", "-c", "\(line)"], folder: workspace.folder,
        environment: environment
      ).run()
    }
    let plain = try shell("liuyu normalize small.yaml")
    #expect(plain.status == 0 && GraduateTable(plain.text).rows.count == 4, "\(plain.errors)")
    let run = try shell(line)
    #expect(run.status == 0 && run.output == plain.output, "\(run.text) \(run.errors)")
    #expect(try workspace.names(in: "temporary").isEmpty)
  }

  @Test func spoolWithoutRoomSaysWhatToDo() throws {
    let workspace = try SmallExtract.workspace()
    let run = try Command(
      arguments: ["normalize", "small.yaml", "--input", "-"], folder: workspace.folder,
      input: workspace["extract.csv"], environment: ["TMPDIR": "/nowhere"]
    ).run()
    #expect(run.status == 74 && run.errors.contains("set TMPDIR"), "\(run.status) \(run.errors)")
  }

  @Test func readerThatGoesAwayIsNoNoise() throws {
    let workspace = try Workspace.westernBase()
    let run = try Command(
      program: "/bin/bash",
      arguments: [
        "-c", "liuyu normalize \(Self.base) --format ndjson | head -1 | wc -l; exit ${PIPESTATUS[0]}",
      ], folder: workspace.folder
    ).run()
    #expect(run.text == "1\n" && run.errors.isEmpty && run.status == 74, "\(run.status) \(run.errors)")
  }
}
