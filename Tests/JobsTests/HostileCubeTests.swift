import CubeEditing
import Foundation
import Testing

@testable import Cubes

/// A cube is a file that anyone may have written: what contradicts itself is refused, and the refusal says where.
struct HostileCubeTests {
  private static let cube = Result {
    let folder = try TemporaryFolder()
    return try SmallCube.bytes(seed: 1, in: folder.url)
  }

  /// What stands in the way of an edited cube, which is as an earlier version wrote it unless it `keepsDigests`.
  private func refusal(_ sql: String, keepsDigests: Bool = false, readsFlows: Bool = true) throws -> String? {
    let folder = try TemporaryFolder()
    let editor = try CubeEditor(try Self.cube.get())
    if !keepsDigests { editor.execute("DELETE FROM about WHERE name LIKE '%_digest'") }
    let failure = editor.execute(sql)
    #expect(failure == nil, "\(sql): \(failure ?? "")")
    let file = folder.url.appending(path: "c.cube")
    try Data(editor.bytes).write(to: file)
    do {
      _ = try Tabulation(cube: file.path, readsFlows: readsFlows)
      return nil
    } catch {
      guard case .damaged(_, let damage) = error else { return "\(error)" }
      return damage.description
    }
  }

  @Test func whatWasWrittenIsRead() throws {
    for readsFlows in [true, false] {
      #expect(try refusal("SELECT 1", readsFlows: readsFlows) == nil)
      #expect(try refusal("SELECT 1", keepsDigests: true, readsFlows: readsFlows) == nil)
      #expect(try refusal("VACUUM", keepsDigests: true, readsFlows: readsFlows) == nil)
      #expect(try refusal("CREATE INDEX i ON cell (year); ANALYZE", keepsDigests: true) == nil)
    }
  }

  /// Every account still balances.
  @Test(arguments: [
    "UPDATE cell SET employed_elsewhere = employed_abroad, employed_abroad = employed_elsewhere",
    "UPDATE cell SET institution = 1 - institution WHERE id = (SELECT min(id) FROM cell)",
    "UPDATE cell SET contract = flexible, flexible = contract",
    "UPDATE value SET code = '59003' WHERE code = '59001'",
    "UPDATE about SET value = '0.8' WHERE name LIKE 'target%'",
    "UPDATE group_by SET dimension = 'level' WHERE id = 0", "DELETE FROM filter", "DELETE FROM conflict",
    "UPDATE conflict SET graduates = graduates - 1", "DELETE FROM repair",
    "UPDATE about SET value = '0' WHERE name = 'content_digest'",
    "DELETE FROM about WHERE name = 'content_digest'",
    "DELETE FROM about WHERE name = 'flows_digest'", "UPDATE input SET path = 'other.csv' WHERE id = 0",
  ])
  func whoEditsACubeIsTold(sql: String) throws {
    for readsFlows in [true, false] {
      #expect(try refusal(sql, keepsDigests: true, readsFlows: readsFlows) != nil, "\(sql)")
    }
  }

  @Test func flowsThatWereEditedAreRefusedWhereTheyAreRead() throws {
    let sql = "UPDATE place SET division = '500119' WHERE division = '500118'"
    #expect(try refusal(sql, keepsDigests: true) == "it was changed after it was written")
    #expect(try refusal(sql, keepsDigests: true, readsFlows: false) == nil)
  }

  @Test(arguments: HostileCubeTests.contradictions)
  func whatContradictsItselfIsRefused(sql: String, reason: String) throws {
    let editor = try CubeEditor(try Self.cube.get())
    // What SQLite itself does not let pass needs no check.
    if let failure = editor.execute(sql), failure.contains("constraint") { return }
    let refusal = try #require(try refusal(sql), "\(sql) passes")
    #expect(refusal.contains(reason), "\(sql): \(refusal)")
  }

  @Test func whatStandsBesideACubeIsNotReadWithIt() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "c.cube")
    try Data(try Self.cube.get()).write(to: file)
    for ending in ["-journal", "-wal"] {
      let neighbour = URL(filePath: file.path + ending)
      try Data("x".utf8).write(to: neighbour)
      let error = #expect(throws: CubeFileError.self) { try Tabulation(cube: file.path) }
      #expect(error?.description.contains(neighbour.path) == true)
      try FileManager.default.removeItem(at: neighbour)
    }
    var logged = try Self.cube.get()
    logged.replaceSubrange(18...19, with: [2, 2])
    try Data(logged).write(to: file)
    #expect(throws: CubeFileError.self) { try Tabulation(cube: file.path) }
  }

  @Test func randomEditsAreRefusedOrChangeNothing() throws {
    let cubes = try EditedCubes()
    for seed in 0..<300 as Range<UInt64> {
      let difference = try cubes.difference(seed: seed)
      #expect(difference == nil, "seed \(seed): \(cubes.edits)")
    }
    #expect(cubes.opened > 30)
  }
}
