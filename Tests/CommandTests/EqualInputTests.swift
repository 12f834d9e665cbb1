import Foundation
import Testing

/// An extract that was handed in twice, under other names: a warning where there are IDs, else no report.
struct EqualInputTests {
  private static let withoutIDs = SmallExtract.pipeline.replacing("      graduate_id: [考生号]\n", with: "")

  private func workspace(_ pipeline: String) throws -> Workspace {
    let workspace = try SmallExtract.workspace(pipeline: pipeline)
    try workspace.write(SmallExtract.extract, to: "again.csv")
    // Of the same size, and different in one byte.
    try workspace.write(SmallExtract.extract.replacing("20500001", with: "20500009"), to: "other.csv")
    for (name, command) in [
      ("extract.gz", "gzip -n < extract.csv"), ("again.gz", "gzip -n < again.csv"),
      ("quick.gz", "gzip -1 < extract.csv"), ("other.gz", "gzip < other.csv"),
      ("extract.zst", "zstd -q --stdout extract.csv"), ("other.zst", "zstd -q --stdout other.csv"),
      ("unsized.zst", "cat extract.csv | zstd -q --stdout"), ("unsized2.zst", "cat unsized.zst"),
      ("members.gz", "{ head -n 3 extract.csv | gzip; tail -n +4 extract.csv | gzip; }"),
      (
        "frames.zst",
        "{ head -n 3 extract.csv | zstd -q --stdout; tail -n +4 extract.csv | zstd -q --stdout; }"
      ),
      ("other2.zst", "{ head -n 3 other.csv | zstd -q --stdout; tail -n +4 other.csv | zstd -q --stdout; }"),
      ("wide.csv", "iconv -f utf-8 -t utf-16 extract.csv"), ("wide.zst", "cat wide.csv | zstd -q --stdout"),
    ] {
      let zip = try Command(
        program: "/bin/sh", arguments: ["-c", "\(command) > \(name)"], folder: workspace.folder
      ).run()
      #expect(zip.status == 0, "\(zip.errors)")
    }
    return workspace
  }

  private func run(_ command: String, _ inputs: [String], in workspace: Workspace, _ more: [String] = [])
    throws
    -> Command.Outcome
  {
    try Command(
      arguments: [command, "small.yaml", "--output", "out"] + inputs.flatMap { ["--input", $0] } + more,
      folder: workspace.folder, input: workspace["again.csv"]
    ).run()
  }

  @Test(arguments: ["run", "check", "normalize"])
  func withoutIDsThereIsNoReport(command: String) throws {
    let workspace = try workspace(Self.withoutIDs)
    for inputs in [
      ["extract.csv", "other.csv", "again.csv"], ["extract.gz", "again.gz"],
      ["extract.csv", "other.gz", "quick.gz"],
      ["extract.gz", "quick.gz"], ["extract.csv", "other.zst", "extract.zst"],
      ["extract.zst", "other.csv", "quick.gz"],
      ["unsized.zst", "unsized2.zst"], ["extract.csv", "other.csv", "unsized.zst"],
      ["members.gz", "other.gz", "extract.csv"],
      ["frames.zst", "other2.zst", "members.gz"], ["extract.gz", "frames.zst"],
      ["wide.csv", "extract.csv", "wide.zst"],
    ] {
      let run = try run(command, inputs, in: workspace)
      #expect(run.status == 65, "\(run.errors)")
      #expect(
        run.errors.contains("\(inputs[0]) and \(inputs.last!) hold the same bytes, compressed or not"),
        "\(run.errors)")
      #expect(run.errors.contains("(small.yaml:4)"), "\(run.errors)")
      let names = try workspace.names()
      #expect(command == "check" || !names.contains("out"))
    }
  }

  @Test func whatIsNotEqualIsReported() throws {
    let workspace = try workspace(Self.withoutIDs)
    // Standard input is again.csv.
    for inputs in [
      ["extract.csv", "other.csv"], ["extract.csv", "other.gz"], ["extract.gz", "other.zst"],
      ["other.csv", "-"], ["-", "other.gz"], ["-", "wide.csv"],
      ["extract.csv", "other2.zst"], ["extract.csv", "wide.csv"],
    ] {
      let run = try run("run", inputs, in: workspace)
      #expect(run.status == 0 && !run.errors.contains("same_bytes"), "\(run.errors)")
    }
  }

  @Test func withIDsThereIsAWarning() throws {
    let workspace = try workspace(SmallExtract.pipeline)
    let inputs = ["extract.csv", "other.csv", "again.csv"]
    let run = try run("run", inputs, in: workspace)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "same_bytes: 1 file holds the same bytes as another input, compressed or not: was one handed in twice? (extract.csv, again.csv)"
      ), "\(run.errors)")
    #expect(try workspace.text("out").contains(#""duplicates": 7"#))
    #expect(try self.run("run", inputs, in: workspace, ["--strict"]).status == 65)
  }

  /// What is read once is told apart while it is read: standard input, pipes, what a shell makes of `<(…)`, compressed or not.
  @Test(arguments: ["run", "check", "normalize"])
  func pipesEqualFilesAndEachOther(command: String) throws {
    let workspace = try workspace(Self.withoutIDs)
    for (feed, inputs) in [
      ("cat extract.csv", ["extract.csv", "-"]), ("cat extract.csv", ["-", "again.csv"]),
      ("gzip -c extract.csv", ["extract.csv", "-"]), ("cat extract.csv", ["other.csv", "extract.gz", "-"]),
      ("zstd -q --stdout extract.csv", ["unsized.zst", "-"]), ("cat wide.csv", ["wide.csv", "-"]),
      ("cat wide.csv", ["wide.zst", "-"]),
      ("true", ["<(cat extract.csv)", "other.csv", "extract.csv"]),
      ("true", ["<(cat extract.csv)", "<(gzip -c extract.csv)"]),
      ("gzip -c extract.csv", ["fifo", "-"]),
    ] {
      let options = inputs.map { "--input \($0)" }.joined(separator: " ")
      let script = """
        rm -f fifo && mkfifo fifo && { cat extract.csv > fifo & } 2>/dev/null
        \(feed) | liuyu \(command) small.yaml --output out \(options); status=$?; kill %1 2>/dev/null; exit $status
        """
      let run = try Command(
        program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder
      ).run()
      #expect(run.status == 65, "\(inputs): \(run.errors)")
      #expect(run.errors.contains("hold the same bytes, compressed or not"), "\(inputs): \(run.errors)")
    }
  }

  @Test func aPipeBesideAnotherExtractIsNone() throws {
    let workspace = try workspace(Self.withoutIDs)
    let run = try run("run", ["wide.zst", "-", "other.gz"], in: workspace)
    #expect(run.status == 0 && !run.errors.contains("same_bytes"), "\(run.errors)")
  }
}
