import Counting
import Cubes
import Pipelines

extension Job {
  /// What only whoever reads the extracts can know: the rest follows from what is counted, see `Tabulation.warnings`.
  ///
  /// - Parameter equal: the inputs that hold the same bytes, group by group.
  func warnings(_ accounts: [InputAccount], equal: [[Int]]) -> [Warning] {
    var warnings: [Warning] = []
    func warn(_ kind: Warning.Kind, _ count: Int, ofInputs indices: [Int]) {
      if count > 0 { warnings.append(Warning(kind, count: count, inputs: indices)) }
    }
    let cut = accounts.indices.filter { accounts[$0].isCut }
    warn(.cutInput, cut.count, ofInputs: cut)
    for (kind, oddity) in Self.oddities {
      let counts = accounts.map { $0.oddities[oddity] ?? 0 }
      warn(kind, counts.reduce(0, +), ofInputs: counts.indices.filter { counts[$0] > 0 })
    }
    let indices = equal.joined().sorted()
    warn(.sameBytes, indices.count - equal.count, ofInputs: indices)
    return warnings
  }

  /// What is warned of records that give way to another one of the same graduate.
  static var oddities: [(Warning.Kind, Oddity)] {
    [(.unreadDates, .byOrder), (.duplicatesAcrossYears, .otherYear), (.namesDiffer, .otherName)]
  }
}
