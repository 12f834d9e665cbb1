import Glibc
import Testing

@testable import ExtractGeneration

/// The files of `sample-data/` are what the commands of its script give, byte by byte.
@Suite("Sample data")
struct SampleDataTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/sample-data"

  /// Each command of the script as its options: `["--rows": "4000", …]`.
  private static let commands: [[String: String]] = {
    let script = String(decoding: bytes("generate.sh"), as: UTF8.self)
    let lines = script.replacing("\\\n", with: " ").split(separator: "\n")
    return lines.filter { $0.contains(" generate ") }.map { line in
      let words = line.split(separator: " ").drop { $0 != "generate" }.dropFirst().map(String.init)
      return Dictionary(
        stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) },
        uniquingKeysWith: { $1 })
    }
  }()

  private static func bytes(_ name: String) -> [UInt8] {
    guard let file = fopen("\(folder)/\(name)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  private static func options(_ command: [String: String]) throws -> ExtractOptions {
    let layout = try #require(command["--layout"].flatMap(Layout.init))
    var options = ExtractOptions(
      rows: Int(command["--rows"] ?? "") ?? 0, seed: UInt64(command["--seed"] ?? "") ?? 0, layout: layout)
    for (option, value) in command {
      switch option {
      case "--layout", "--rows", "--seed", "--output": break
      case "--encoding": options.encoding = try #require(ExtractEncoding(rawValue: value))
      case "--quote": options.quoting = try #require(Quoting(rawValue: value))
      case "--dirty": options.dirtyRate = try #require(Double(value))
      case "--duplicates": options.duplicateRate = try #require(Double(value))
      case "--institutions": options.institutionCount = try #require(Int(value))
      case "--institution":
        let school: Institution = try #require(Institution(value))
        options.institution = school
      case "--profile":
        options.profiles = try value.split(separator: ",").map { try #require(Profile(rawValue: "\($0)")) }
      case "--years":
        let years = value.split(separator: "..").compactMap { Int($0) }
        options.years = try #require(years.first)...(#require(years.last))
      default: Issue.record("the script has an option that this test does not know: \(option)")
      }
    }
    return options
  }

  @Test func theScriptHasCommandsForEveryLayout() {
    #expect(Set(Self.commands.compactMap { $0["--layout"] }) == Set(Layout.allCases.map(\.rawValue)))
  }

  @Test(arguments: commands)
  func filesAreWhatTheirCommandGives(command: [String: String]) throws {
    let path = try #require(command["--output"])
    let expected = try ExtractGenerator(Self.options(command)).bytes()
    #expect(Self.bytes(path) == expected, "\(path): run sample-data/generate.sh and review the diff")
  }
}
