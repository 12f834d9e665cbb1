import Foundation
import Testing

/// Memory does not grow with the records.
struct MemoryTests {
  /// Runs the command line behind it and says the most memory it took, in KiB.
  private static let measure = """
    import resource, subprocess, sys
    status = subprocess.run(sys.argv[1:]).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(status)
    """

  /// The most memory that a run takes, in bytes.
  private func peak(_ arguments: String..., in workspace: Workspace) throws -> Int {
    let run = try Command(
      program: Command.python,
      arguments: ["-c", Self.measure, Command.releasedLiuyu, "run"] + arguments + [
        "--quiet", "--output", workspace["report.json"].path,
      ], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    return try #require(Int(run.text.dropLast())) << 10
  }

  /// Each name was kept anew whenever a code came with a longer one than before.
  @Test func namesThatTakeTurnsAreKeptOnce() throws {
    let pair = ["x", String(repeating: "x", count: 3000)].map { ",2025,59001,,510201,10,500118,\($0)\n" }
      .joined()
    let text =
      "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,专业名称\n"
      + String(repeating: pair, count: 20_000)
    let workspace = try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline + "      program_name: [专业名称]\n", extract: text)
    let peak = try peak("small.yaml", in: workspace)
    #expect(
      peak < text.utf8.count * 2 / 3, "\(peak >> 20) MiB for an extract of \(text.utf8.count >> 20) MiB")
  }

  @Test(.timeLimit(.minutes(10)))
  func memoryStaysBelowAQuarterOfTheExtract() throws {
    let workspace = try Workspace.westernBase()
    let extract = workspace["extract.csv"]
    let generation = try Command(
      program: Command.releasedLiuyu,
      arguments: [
        "generate", "--rows", "1000000", "--columns", "21", "--duplicates", "0.02", "--output", extract.path,
      ]
    ).run()
    #expect(generation.status == 0, "\(generation.errors)")
    let size = try FileManager.default.attributesOfItem(atPath: extract.path)[.size] as? Int ?? 0
    #expect(size > 200 << 20)

    let peak = try peak("pipelines/western-base.yaml", "--input", extract.path, in: workspace)
    #expect(peak < size / 4, "\(peak >> 20) MiB for an extract of \(size >> 20) MiB")
    #expect(try workspace.text("report.json").contains(#""records": 1000000,"#))
  }

  /// The runtime would trap, with the stack, and leave hidden files. What is linked as `make build` does says so in a line.
  @Test(.enabled(if: Command.hasRelease), .timeLimit(.minutes(5)))
  func theEndOfMemoryIsALine() throws {
    let header = SmallExtract.extract.prefix { $0 != "\n" }
    let rows = (0..<100_000).map { "2050\(100_000 + $0),2025,\(1_000_000 + $0),渝西\($0)学院,510201,10,500118\n" }
    let workspace = try SmallExtract.workspace(extract: header + "\n" + rows.joined())
    let made = try Command(
      program: Command.releasedLiuyu,
      arguments: ["run", "small.yaml", "--quiet", "--cube", "c.cube", "--by", "year"],
      folder: workspace.folder
    ).run()
    #expect(made.status == 0, "\(made.errors)")
    var ends: [Int32] = []
    for megabytes in stride(from: 120, through: 320, by: 40) {
      let run = try Command(
        program: "/bin/bash",
        arguments: [
          "-c",
          "mkdir -p out; ulimit -v \(megabytes << 10); timeout 60 '\(Command.releasedLiuyu)' query c.cube --quiet --output out/r.json",
        ], folder: workspace.folder
      ).run()
      ends.append(run.status)
      #expect([0, 74].contains(run.status), "\(megabytes) MB: \(run.status) \(run.errors.prefix(400))")
      if run.status == 74 {
        #expect(run.errorLines.count == 1 && run.errors.hasPrefix("liuyu: "), "\(run.errors.prefix(400))")
        #expect(try workspace.names(in: "out").allSatisfy { $0 == "r.json" })
      }
    }
    #expect(ends.contains(74), "\(ends)")
  }
}
