import Foundation
import Testing

/// What the system does to a run: signals, limits and closed descriptors.
struct ProcessTests {
  /// A run that waits for its extract, with all its outputs begun, until `script` has dealt with `$p`.
  private func run(_ script: String) throws -> (outcome: Command.Outcome, workspace: Workspace) {
    let workspace = try SmallExtract.workspace()
    let before = """
      mkfifo in.csv; mkdir out
      liuyu run small.yaml --input in.csv --quiet --output out/r.json --cube out/c.cube --rejects out/x --conflicts out/k &
      p=$!
      exec 9>in.csv
      until [ $(ls -A out | grep -c tmp) = 3 ]; do sleep 0.01; done

      """
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", before + script], folder: workspace.folder
    ).run()
    return (outcome, workspace)
  }

  @Test(
    arguments: [
      ("TERM", 143), ("INT", 130), ("HUP", 129), ("XCPU", 152), ("USR2", 140), ("ALRM", 142),
      ("VTALRM", 154), ("PROF", 155), ("IO", 157), ("PWR", 158), ("STKFLT", 144), ("RTMIN", 162),
      ("RTMAX", 192),
    ] as [(String, Int32)])
  func signalLeavesNothing(signal: String, status: Int32) throws {
    // A shell without job control starts what is in the background with INT ignored.
    let (outcome, _) = try run(
      """
      kill -\(signal == "INT" ? "HUP" : signal) $p; wait $p; echo $?; ls -A out
      """)
    #expect(outcome.text == "\(signal == "INT" ? 129 : status)\n", "\(outcome.errors)")
  }

  @Test(arguments: [SIGINT, SIGQUIT])
  func keyInTheForegroundLeavesNothing(signal: CInt) throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      import os, subprocess, time
      os.mkfifo("in.csv"); os.mkdir("out")
      run = subprocess.Popen(["liuyu", "run", "small.yaml", "--input", "in.csv", "--quiet", "--output", "out/r.json",
        "--cube", "out/c.cube"])
      pipe = open("in.csv", "wb")
      while not any(".tmp" in name for name in os.listdir("out")): time.sleep(0.01)
      run.send_signal(\(signal))
      print(run.wait(), os.listdir("out"))
      """
    let outcome = try Command(program: Command.python, arguments: ["-c", script], folder: workspace.folder)
      .run()
    #expect(outcome.text == "-\(signal) []\n", "\(outcome.errors)")
  }

  /// One that whoever started the run ignores, and one that the program does.
  @Test(arguments: [("trap '' HUP", "HUP"), ("true", "USR1")])
  func ignoredSignalStaysIgnored(before: String, signal: String) throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      mkfifo in.csv; mkdir out; \(before)
      liuyu run small.yaml --input in.csv --quiet --output out/r.json --cube out/c.cube & p=$!
      exec 9>in.csv; until ls -A out | grep -q tmp; do sleep 0.01; done
      kill -\(signal) $p; cat extract.csv >&9; exec 9>&-; wait $p; echo $?; ls -A out
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    #expect(outcome.text == "0\nc.cube\nr.json\n", "\(outcome.errors)")
  }

  /// What `kill -9` leaves is gone with the next run.
  @Test func nextRunSweepsWhatAKilledOneLeft() throws {
    let (outcome, _) = try run(
      """
      kill -KILL $p; wait $p; echo $?; ls -A out | wc -l
      liuyu run small.yaml --quiet --output out/r.json --cube out/c.cube --rejects out/x --conflicts out/k
      echo $?; ls -A out
      """)
    #expect(outcome.text == "137\n7\n0\nc.cube\nk\nr.json\nx\n", "\(outcome.text) \(outcome.errors)")
  }

  @Test func limitOfFileSizesIsAnError() throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      mkdir out; ulimit -f 1
      liuyu run small.yaml --quiet --output out/r.json --cube out/c.cube; echo $?; ls -A out
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    #expect(outcome.text == "74\n")
    #expect(outcome.errors.contains("ulimit -f"), "\(outcome.errors)")
  }

  /// No output gets the number of standard output or standard error.
  @Test(
    arguments: [
      ("--output - --cube c.cube 0<&- 1>&-", 74, "was closed"),
      ("--output - --rejects x 1>&-", 74, "was closed"),
      ("--output /dev/stdout 1>&-", 74, "was closed"), ("--output /dev/fd/1 1>&-", 74, "was closed"),
      ("--output /proc/self/fd/1 --cube c.cube 1>&-", 74, "was closed"),
      ("--output r --rejects /dev/stdout 1>&-", 74, "was closed"),
      ("--output r --conflicts /dev/fd/7", 74, "was closed"),
      ("--output r --rejects /dev/fd/0 0</dev/null", 74, "reading only"),
      ("--output r --rejects /dev/stderr 2>&-", 74, ""), ("--output /dev/stdout 0<&- 1>&- 2>&-", 74, ""),
      ("--output r.json --rejects x 0<&- 1>&- 2>&-", 0, ""), ("--output r.json --cube c.cube 2>&-", 0, ""),
    ] as [(String, Int32, String)])
  func closedDescriptorIsNoOutput(options: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu run small.yaml --quiet \(options)"],
      folder: workspace.folder
    ).run()
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(message.isEmpty || outcome.errors.contains(message), "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
    if status == 0 { #expect(try workspace.text("r.json").hasSuffix("}\n")) }
    if names.contains("x") { #expect(try workspace.text("x").isEmpty) }
    #expect(status == 0 || !names.contains("c.cube") && !names.contains("r"))
  }

  @Test(arguments: [
    "normalize small.yaml --output /dev/stdout", "check small.yaml --output /dev/fd/1", "records extract.csv",
    "generate --rows 3 --output /dev/stdout", "generate --rows 3",
  ])
  func closedStandardOutputThatIsNeededIsAnError(line: String) throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu \(line) 1>&-"], folder: workspace.folder
    ).run()
    #expect(outcome.status == 74 && outcome.errors.contains("was closed"), "\(outcome.errors)")
  }

  /// The messages stand behind the report and not over its beginning.
  @Test func messagesFollowTheReportInOneFile() throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu run small.yaml --output /dev/stdout > log 2>&1"],
      folder: workspace.folder
    ).run()
    let log = try workspace.text("log")
    #expect(outcome.status == 0 && log.hasPrefix("{\n") && log.contains("\n}\n"), "\(log)")
  }
}
