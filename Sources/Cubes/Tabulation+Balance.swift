import Counting
import Outcomes

extension Tabulation {
  /// Checks the account of each input, and that of the repeated records.
  ///
  /// - Throws: where records are lost or counted twice.
  func requireBalance() throws(CubeDamage) {
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
    guard let repeated = provenance.repeated else { return }
    let isPossible =
      switch provenance.duplicates {
      case .keepLatest, .keepFirst: repeated == sum.duplicates
      case .reject, .count: repeated <= sum.records
      case .off: false
      }
    if !isPossible { throw CubeDamage("\(repeated) cannot be", table: "about", row: "repeated") }
  }
}
