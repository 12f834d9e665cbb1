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
}
