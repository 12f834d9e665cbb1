import CubeEditing
import Foundation
import Outcomes
import Pipelines
import Testing

@testable import Counting
@testable import Cubes

/// What no run comes to: each account that does not add up is noticed.
struct BalanceTests {
  private typealias Damage = (inout Cube, inout Provenance) -> Void

  private static var ofRecords: [Damage] {
    [
      { _, provenance in provenance.inputs[1].records += 1 },
      { _, provenance in provenance.inputs[0].rejected += 1 },
      { _, provenance in provenance.inputs[0].duplicates -= 1 },
      { _, provenance in provenance.repeated? += 1 },
      { _, provenance in provenance.inquiry.methodology.duplicates = .off },
      { cube, _ in cube.counts[0] += 1 },
    ]
  }

  private static var ofTheEmployed: [Damage] {
    [
      { cube, _ in cube.counts[CellCounts.zones.lowerBound] += 1 },
      { cube, _ in cube.counts[CellCounts.evidence.lowerBound] += 1 },
      { cube, _ in cube.flows[0].employed += 1 },
    ]
  }

  @Test func whatDoesNotAddUpIsNoticed() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "small.cube")
    try Data(SmallCube.bytes(seed: 1, in: folder.url)).write(to: file)
    let whole = try Tabulation(cube: file.path)
    func damaged(_ damage: Damage) -> Tabulation {
      var (cube, provenance) = (whole.cube, whole.provenance)
      damage(&cube, &provenance)
      return Tabulation(cube: cube, provenance: provenance)
    }
    try whole.requireBalance()
    try whole.requireEmployed()
    for damage in Self.ofRecords {
      #expect(throws: CubeDamage.self) { try damaged(damage).requireBalance() }
    }
    for damage in Self.ofTheEmployed {
      try damaged(damage).requireBalance()
      #expect(throws: CubeDamage.self) { try damaged(damage).requireEmployed() }
    }
  }
}
