import Counting
import Regions

/// Checks the counts of one cell after the other.
struct CellAccounts {
  /// Of the current cell, see `CellCounts`.
  var counts = [Int](repeating: 0, count: CellCounts.count)
  private(set) var employed = 0
  /// Of all cells so far; no other sum of counts can be larger.
  private var graduates = 0

  mutating func clear() {
    // They stand in a table of their own.
    for index in CellCounts.remarks { counts[index] = 0 }
  }

  /// - Throws: where the counts of the current cell do not go together, or there are more people than there can be.
  mutating func check(_ rows: borrowing CubeTableReader) throws(CubeDamage) {
    func sum(_ indices: some Sequence<Int>) -> Int { indices.reduce(0) { $0 + counts[$1] } }
    employed = sum(CellCounts.employed)
    let (zones, evidence) = (sum(CellCounts.zones), sum(CellCounts.evidence))
    guard zones == employed else {
      throw rows.damage("\(employed) are employed, but \(zones) in all zones together")
    }
    guard evidence == employed else {
      throw rows.damage("\(employed) are employed, but \(evidence) located by one thing or another")
    }
    graduates += sum(CellCounts.categories)
    guard graduates <= CubeSchema.largestCount else {
      throw rows.damage("there are more graduates than can be")
    }
  }
}

/// Reads the flows of one cell after the other.
struct CellFlowReader {
  private let places: [Whereabouts]
  /// By place, one more than the last cell that has a flow there.
  private var lastCells: [Int]
  /// Of all flows so far.
  private(set) var hash = ContentHash(table: "flows")

  init(_ places: [Whereabouts]) {
    self.places = places
    lastCells = Array(repeating: 0, count: places.count)
  }

  /// Adds the flows of the current cell.
  ///
  /// - Throws: where they are no flows, or contradict the zones of the cell.
  mutating func read(
    _ text: Span<UInt8>, of accounts: CellAccounts, _ rows: borrowing CubeTableReader,
    into cube: inout Cube
  ) throws(CubeDamage) {
    hash.add(text)
    var byZone = (0..<CellCounts.zones.count).map { accounts.counts[CellCounts.zones.lowerBound + $0] }
    var entries = FlowText(text)
    let cell = rows.row
    while let (place, employed) = try next(&entries, rows) {
      guard place < places.count else {
        throw rows.damage("`flows` names place \(place), which is not there")
      }
      guard lastCells[place] != cell + 1 else { throw rows.damage("`flows` names place \(place) twice") }
      lastCells[place] = cell + 1
      guard employed > 0 else { throw rows.damage("`flows` has nobody in place \(place)") }
      let zone = Int(places[place].zone.rawValue)
      guard employed <= byZone[zone] else { throw rows.damage("`flows` does not add up to the zones") }
      byZone[zone] -= employed
      cube.flows.append(
        Cube.CellFlow(cell: UInt32(cell), whereabouts: places[place], employed: employed))
    }
    guard byZone.allSatisfy({ $0 == 0 }) else { throw rows.damage("`flows` does not add up to the zones") }
  }

  private func next(_ entries: inout FlowText, _ rows: borrowing CubeTableReader) throws(CubeDamage) -> (
    place: Int, employed: Int
  )? {
    do { return try entries.next() } catch { throw rows.damage("`flows` is not written as flows are") }
  }
}
