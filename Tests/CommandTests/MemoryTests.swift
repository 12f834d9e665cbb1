import Foundation
import Testing

/// A million records, read with the duplicate check on: memory stays below a quarter of the extract.
struct MemoryTests {
  /// Runs the command line behind it and says the most memory it took, in KiB.
  private static let measure = """
    import resource, subprocess, sys
    status = subprocess.run(sys.argv[1:]).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(status)
    """

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

    let run = try Command(
      program: Command.python,
      arguments: [
        "-c", Self.measure, Command.releasedLiuyu, "run", "pipelines/western-base.yaml", "--quiet", "--input",
        extract.path, "--output", workspace["report.json"].path,
      ], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let peak = try #require(Int(run.text.dropLast())) << 10
    #expect(peak < size / 4, "\(peak >> 20) MiB for an extract of \(size >> 20) MiB")
    #expect(try workspace.text("report.json").contains(#""records": 1000000,"#))
  }
}
