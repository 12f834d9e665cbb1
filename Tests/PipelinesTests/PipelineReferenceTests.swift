import Foundation
import Outcomes
import Testing

@testable import Pipelines

/// What is written of the pipeline file's keys is what the reader does.
struct PipelineReferenceTests {
  private static let committed = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schema/pipeline.schema.json")

  @Test func committedSchemaIsThatOfTheReader() throws {
    let text = try String(contentsOf: Self.committed, encoding: .utf8)
    #expect(text == PipelineSchema.text, "schema/pipeline.schema.json is not what the keys say: make docs")
  }

  /// A key with its parent, as lines of a whole pipeline.
  private static func pipeline(_ key: any DescribedKey, _ value: String) -> String {
    func name<Key: RawRepresentable<String>>(_ key: Key) -> String { key.rawValue }
    let least: [(String, String)] = [
      ("path", "a.csv"), ("destination_codes", "gxjy"),
      ("columns", "{institution_code: xxdm, destination_code: byqxdm, year: bynf}"),
    ]
    let line = "\(name(key)): \(value)"
    var source = least.map { "\($0): \($1)" }
    var top = ["name: least"]
    switch key {
    case is SourceKey: source = source.filter { !$0.hasPrefix("\(name(key)):") } + [line]
    case is OutputKey: top.append("output: {\(line)}")
    case is PipelineKey: top = top.filter { !$0.hasPrefix("\(name(key)):") } + [line]
    default: top.append("methodology: {\(line)}")
    }
    if name(key) != "sources" { top.append("sources:\n  - " + source.joined(separator: "\n    ")) }
    if name(key) == "dimensions" { top.append("group_by: [gender]") }
    return top.joined(separator: "\n") + "\n"
  }

  private static func parse(_ text: String) throws(PipelineErrors) -> Pipeline {
    try PipelineFile.parse(Array(text.utf8), path: "p.yaml")
  }

  /// All that a pipeline says, but where in its file it says so.
  private static func said(_ pipeline: Pipeline) -> String {
    var pipeline = pipeline
    pipeline.sha256 = ""
    for index in pipeline.sources.indices {
      pipeline.sources[index].line = 0
      pipeline.sources[index].headerLists = [:]
      // An order of its own in each dictionary.
      pipeline.sources[index].columns = [:]
    }
    return String(describing: pipeline)
  }

  static let keys: [any DescribedKey & Sendable] =
    PipelineKey.allCases + SourceKey.allCases + OutputKey.allCases + Methodology.Key.allCases

  @Test(arguments: keys) func exampleIsRead(key: any DescribedKey & Sendable) throws {
    let read = try Self.parse(Self.pipeline(key, key.meaning.example))
    let least = try Self.parse(Self.pipeline(PipelineKey.name, "least"))
    // Some examples give what must be there; all others change something.
    if key.meaning.missing == nil { #expect(Self.said(read) != Self.said(least) || "\(key)" == "columns") }
  }

  @Test(arguments: keys) func usualValueIsThatOfAnAbsentKey(key: any DescribedKey & Sendable) throws {
    guard let usual = key.meaning.usual else { return }
    let least = try Self.parse(Self.pipeline(PipelineKey.name, "least"))
    #expect(Self.said(try Self.parse(Self.pipeline(key, usual))) == Self.said(least))
  }

  /// A key that must be there is missed, and no other.
  @Test(arguments: keys) func absenceIsToldWhereItMatters(key: any DescribedKey & Sendable) throws {
    let written = Self.pipeline(key, key.meaning.example)
    let line = try #require(
      written.components(separatedBy: "\n").first { $0.contains("\(Self.name(key)): \(key.meaning.example)") }
    )
    guard key is PipelineKey || key is SourceKey, "\(key)" != "columns" else { return }
    let rest = written.replacing(line, with: line.hasPrefix("  - ") ? "  - encoding: auto" : "")
    do throws(PipelineErrors) {
      _ = try Self.parse(rest.replacing("group_by: [gender]", with: ""))
      #expect(key.meaning.missing == nil)
    } catch {
      let hint = try #require(key.meaning.missing, "\(error)")
      #expect(error.problems.map(\.kind) == [.missingKey(Self.name(key), hint: hint)])
    }
  }

  private static func name(_ key: any DescribedKey) -> String {
    func rawValue<Key: RawRepresentable<String>>(_ key: Key) -> String { key.rawValue }
    return rawValue(key)
  }
}
