import Counting
import Outcomes

extension Tabulation {
  /// Checks the account of each input, and that of the repeated records.
  ///
  /// - Throws: where records are lost or counted twice.
  func requireBalance() throws(CubeDamage) {
    var counted = [Int](repeating: 0, count: provenance.inputs.count)
    for cell in 0..<cube.cellCount { counted[Int(cube.inputs[cell])] += cube.graduates(ofCell: cell) }
    var (records, duplicates) = (0, 0)
    for (row, input) in provenance.inputs.enumerated() {
      guard input.records == counted[row] + input.duplicates + input.rejected else {
        throw CubeDamage(
          "\(input.records) records are not \(counted[row]) in the cells, \(input.duplicates) duplicates and "
            + "\(input.rejected) rejected",
          table: "input", row: row)
      }
      records += input.records
      duplicates += input.duplicates
    }
    guard let repeated = provenance.repeated else { return }
    let isPossible =
      switch provenance.duplicates {
      case .keepLatest, .keepFirst: repeated == duplicates
      case .reject, .count: repeated <= records
      case .off: false
      }
    if !isPossible { throw CubeDamage("\(repeated) cannot be", table: "about", row: "repeated") }
  }
}
