import Foundation
import Glibc
import Testing

/// Whatever happens, an output is the complete new one or the untouched old one.
@Suite(.timeLimit(.minutes(3)))
struct OutputSafetyTests {
  private let old = "the report before\n"

  @Test(arguments: [
    "--input nowhere.csv", "--input broken.csv", "--where colour=red", "--input rejected.csv",
    "--input cut.csv.gz",
  ])
  func failureLeavesTheOldReport(cause: String) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(old, to: "report.json")
    try workspace.write("考生号\n1\n", to: "broken.csv")
    try workspace.write(SmallExtract.extract.replacing(",10,", with: ",999,"), to: "rejected.csv")
    try workspace.write(try gzip(SmallExtract.extract, in: workspace).dropLast(9), to: "cut.csv.gz")
    let before = try workspace.names()
    let run = try Command(
      arguments: ["run", "small.yaml", "--output", "report.json"]
        + cause.split(separator: " ").map(String.init),
      folder: workspace.folder
    ).run()
    #expect(run.status != 0 && run.status != 70 && !run.errors.isEmpty, "\(run.status) \(run.errors)")
    #expect(try workspace.text("report.json") == old)
    #expect(try workspace.names() == before)
  }

  /// A new checkout has no folder for outputs yet; a folder that a person names must be there.
  @Test func theFolderThatThePipelineNamesIsMade() throws {
    let workspace = try SmallExtract.workspace()
    let pipeline = try workspace.text("small.yaml") + "\noutput: {report: new/report.json}\n"
    try workspace.write(pipeline, to: "named.yaml")
    let run = try Command(arguments: ["run", "named.yaml", "--quiet"], folder: workspace.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try workspace.text("new/report.json").hasPrefix("{"))
    let option = ["run", "small.yaml", "--output", "absent/report.json"]
    #expect(try Command(arguments: option, folder: workspace.folder).run().status == 73)
  }

  private func gzip(_ text: String, in workspace: Workspace) throws -> Data {
    let plain = try workspace.write(text, to: "plain")
    defer { try? FileManager.default.removeItem(at: plain) }
    return try Command(program: "/usr/bin/gzip", arguments: ["-c"], input: plain).run().output
  }

  @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
  func killedRunLeavesTheOldReport(signal: CInt) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(old, to: "report.json")
    // A pipe that stays open: the run reads what there is and waits for more.
    #expect(mkfifo(workspace["pipe"].path, 0o600) == 0)
    let writer = open(workspace["pipe"].path, O_RDWR | O_CLOEXEC)
    let text = Array(SmallExtract.extract.utf8)
    #expect(write(writer, text, text.count) == text.count)

    let run = try Command(
      arguments: ["run", "small.yaml", "--input", "pipe", "--output", "report.json"], folder: workspace.folder
    ).start()
    while !FileManager.default.fileExists(atPath: workspace[".report.json.lock"].path), run.process.isRunning
    {
      usleep(1000)
    }
    usleep(50_000)
    #expect(run.process.isRunning)
    kill(run.process.processIdentifier, signal)
    let outcome = try run.outcome()
    #expect(outcome.wasKilled && outcome.status == signal)
    #expect(try workspace.text("report.json") == old)
    #expect(try !workspace.names().contains { $0.hasSuffix(".tmp") })

    // What is left of it does not keep the next run from its work.
    close(writer)
    #expect(try liuyu("run", "small.yaml", "--output", "report.json", in: workspace.folder).status == 0)
    #expect(try workspace.text("report.json").hasPrefix("{"))
    #expect(try !workspace.names().contains(".report.json.lock"))
  }

  /// Killed at any moment, also in mid-write.
  @Test func reportIsNeverHalfWritten() throws {
    let workspace = try Workspace.westernBase()
    try workspace.write(old, to: "report.json")
    let arguments = [
      "run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--by",
      "institution,program,year,gender", "--output",
      "report.json",
    ]
    let start = ContinuousClock.now
    #expect(try Command(arguments: arguments, folder: workspace.folder).run().status == 0)
    let whole = try workspace.bytes("report.json")
    let microseconds = UInt32((ContinuousClock.now - start) / .microseconds(1))
    for step in 1...12 {
      try workspace.write(old, to: "report.json")
      let run = try Command(arguments: arguments, folder: workspace.folder).start()
      usleep(microseconds / 12 * UInt32(step))
      kill(run.process.processIdentifier, SIGKILL)
      _ = try run.outcome()
      let found = try workspace.bytes("report.json")
      #expect(found == whole || found == Data(old.utf8), "\(found.count) bytes")
    }
  }

  /// What a killed run keeps of an output is the output itself, by another name.
  @Test func whatAKilledRunKeptIsNotInTheWay() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(old, to: "report.json")
    #expect(link(workspace["report.json"].path, workspace[".report.json.liuyu-89abcdef.old"].path) == 0)
    let run = try liuyu("run", "small.yaml", "--output", "report.json", "--quiet", in: workspace.folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try workspace.text("report.json").hasPrefix("{"))
  }

  @Test func linkIsFollowedAndPermissionsStay() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(old, to: "2025.json")
    chmod(workspace["2025.json"].path, 0o600)
    symlink("2025.json", workspace["latest.json"].path)
    let run = try liuyu("run", "small.yaml", "--output", "latest.json", "--quiet", in: workspace.folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try workspace.text("2025.json").hasPrefix("{"))
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace["2025.json"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
