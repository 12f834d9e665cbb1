import CubeEditing
import Foundation
import Outcomes
import ReferenceData
import Rendering
import Reports
import Testing

@testable import Pipelines
@testable import Cubes
@testable import Outputs

/// Counts beyond 32 bits add up, and what would not fit is refused.
struct LargeCubeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A cube that has so many people for each one of a small cube's first cell with a place.
  private func cube(seed: UInt64, times factor: Int) throws -> Tabulation {
    let editor = try CubeEditor(try SmallCube.bytes(seed: seed, in: folder.url))
    let counts = CubeSchema.countColumns.map { "\($0) = \($0) * \(factor)" }.joined(separator: ", ")
    let people = CubeSchema.categories.joined(separator: " + ")
    let failure = editor.execute(
      """
      DELETE FROM about WHERE name LIKE '%_digest';
      CREATE TABLE old AS SELECT id, input, \(people) AS people FROM cell WHERE flows <> '{}' LIMIT 1;
      UPDATE cell SET \(counts), flows = (SELECT '{' || group_concat('"' || key || '":' || (value * \(factor))) || '}'
        FROM json_each(cell.flows)) WHERE id = (SELECT id FROM old);
      UPDATE input SET records = records + (SELECT people * \(factor - 1) FROM old)
        WHERE id = (SELECT input FROM old);
      """)
    #expect(failure == nil, "\(failure ?? "")")
    let file = folder.url.appending(path: "\(seed).cube")
    try Data(editor.bytes).write(to: file)
    return try Tabulation(cube: file.path)
  }

  private func inquiry(_ tabulation: Tabulation) -> Inquiry {
    var inquiry = tabulation.provenance.inquiry
    inquiry.filters = []
    inquiry.flows = .county
    return inquiry
  }

  private func employed(_ tabulation: Tabulation) -> (groups: Int, flows: Int) {
    let report = tabulation.report(on: inquiry(tabulation))
    return (
      report.groups[0].tally.employed, report.flows[0].destinations?.reduce(0) { $0 + $1.employed } ?? 0
    )
  }

  @Test func peopleBeyond32BitsAddUp() throws {
    let (one, two) = (try cube(seed: 1, times: 5_000_000_000), try cube(seed: 2, times: 5_000_000_000))
    let sum = try Tabulation.merging([(name: "one", tabulation: one), (name: "two", tabulation: two)])
    let (ours, theirs, both) = (employed(one), employed(two), employed(sum))
    #expect(ours.groups > 5_000_000_000 && ours.groups == ours.flows)
    #expect(both.groups == ours.groups + theirs.groups && both.flows == both.groups)
    let sink = MemorySink()
    try sum.report(on: inquiry(sum)).writeJSON(to: sink)
    #expect(sink.bytes.count > 1000)
  }

  @Test func peopleBeyondWhatACubeHoldsAreRefused() throws {
    #expect(throws: CubeFileError.self) { try cube(seed: 1, times: 2 << 40) }
    let factor = 3 << 38
    let parts = try [1, 2].map { (name: "\($0).cube", tabulation: try cube(seed: $0, times: factor)) }
    #expect(throws: MergeError.tooMany(what: "graduates", cubes: ["1.cube", "2.cube"])) {
      try Tabulation.merging(parts)
    }
  }
}
