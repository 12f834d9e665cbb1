import Counting
import Outcomes

extension Tabulation {
  /// Checks the account of each input, and that of the repeated records.
  ///
  /// - Throws: where records are lost or counted twice.
  package func requireBalance() throws(CubeDamage) {
    var sum = ControlTotals()
    let everyone = [Bool](repeating: true, count: cube.cellCount)
    for (row, totals) in controlTotals(everyone).enumerated() {
      guard totals.isBalanced else {
        throw CubeDamage(
          "\(totals.records) records are not \(totals.accepted) in the cells, \(totals.duplicates) duplicates and "
            + "\(totals.rejected) rejected",
          table: "input", row: row)
      }
      sum += totals
    }
    try requireRepeated(sum)
  }

  /// - Parameter sum: of all inputs.
  private func requireRepeated(_ sum: ControlTotals) throws(CubeDamage) {
    let across = provenance.duplicatesAcrossYears
    guard (across ?? 0) <= (provenance.repeated ?? 0), (across == nil) == (provenance.repeated == nil) else {
      throw CubeDamage(
        "\(across.map(String.init) ?? "none") of \(provenance.repeated ?? 0) repeated records cannot be",
        table: "about", row: "duplicates_across_years")
    }
    guard let repeated = provenance.repeated else { return }
    let isPossible =
      switch provenance.duplicates {
      case .keepLatest, .keepFirst: repeated == sum.duplicates
      case .reject, .count: repeated <= sum.records
      case .off: false
      }
    if !isPossible { throw CubeDamage("\(repeated) cannot be", table: "about", row: "repeated") }
  }

  /// Checks that the zones, the evidence and the flows of all cells together hold the employed.
  ///
  /// Whoever opens a cube has checked each cell.
  /// - Throws: where people are lost or counted twice.
  package func requireEmployed() throws(CubeDamage) {
    let sum = Tally(cell: cube.sum()[...])
    func require(_ count: Int, _ place: String) throws(CubeDamage) {
      guard count == sum.employed else {
        throw CubeDamage("\(sum.employed) are employed, but \(count) \(place)")
      }
    }
    try require(sum.byZone.reduce(0, +), "in all zones together")
    try require(sum.byEvidence.reduce(0, +), "located by one thing or another")
    if !cube.flows.isEmpty { try require(cube.flows.reduce(0) { $0 + $1.employed }, "in all flows together") }
  }
}
