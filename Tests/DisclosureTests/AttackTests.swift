import Foundation
import Outputs
import Rendering
import Reports
import Testing

/// What can be worked out of reports that hide small numbers, by linear programming over everything that they tell.
///
/// Where there is no scipy these tests are skipped, unless `REQUIRE_SCIPY` is set, as `.ci/run` does.
@Suite(
  .enabled(
    if: Attack.hasSolver || ProcessInfo.processInfo.environment["REQUIRE_SCIPY"] != nil,
    "there is no scipy: `scripts/setup.sh python3-scipy` installs it"))
struct AttackTests {
  /// Depth 0 to 3, by year and not, each definition of the circle, each denominator, several thresholds.
  @Test(arguments: 0..<4)
  func noSmallNumberCanBeWorkedOut(part: Int) throws {
    let outcome = try Attack.on((0..<60).map { part * 1000 + $0 }, complement: true)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.found.attacked > 100)
    #expect(outcome.found.narrowCells == 0)
  }

  /// Small counts alone, with their families: from totals and siblings many come out exactly.
  @Test func smallNumbersCanBeWorkedOutWhereNothingElseIsHidden() throws {
    let outcome = try Attack.on(Array(0..<60), complement: false)
    #expect(outcome.status == 1, "\(outcome.text)")
    #expect(outcome.found.narrowCells > 50)
  }
}

/// Reports on their way through `Tests/Disclosure/attack.py`.
private struct Attack {
  struct Found: Decodable {
    var cells: Int
    var attacked: Int
    var narrowCells: Int

    private enum CodingKeys: String, CodingKey {
      case cells, attacked
      case narrowCells = "narrow_cells"
    }
  }

  var status: Int32
  var text: String
  var found: Found

  /// Debian's own, which the package of scipy belongs to.
  private static let python = "/usr/bin/python3"
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Disclosure/attack.py").path

  static let hasSolver = (try? run(["-c", "import scipy.optimize"]))?.status == 0

  /// - Parameter seeds: of a report each.
  static func on(_ seeds: [Int], complement: Bool) throws -> Attack {
    let folder = FileManager.default.temporaryDirectory.appending(path: "attack-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for seed in seeds {
      let report = RandomReport(seed: seed).report
      for (name, told) in [
        ("told", report.protected([2, 3, 5, 8][seed % 4], complement: complement)), ("true", report),
      ] {
        let path = folder.appending(path: "\(seed)-\(name).json")
        let sink = MemorySink()
        try told.write(.json, to: sink)
        try Data(sink.bytes).write(to: path)
        paths.append(path.path)
      }
    }
    let (status, output) = try run([script, "--most", "8"] + paths)
    return Attack(
      status: status, text: String(decoding: output, as: UTF8.self),
      found: try JSONDecoder().decode(Found.self, from: output))
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: python)
    process.arguments = arguments
    process.standardOutput = pipe
    if arguments.first == "-c" { process.standardError = FileHandle.nullDevice }
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
