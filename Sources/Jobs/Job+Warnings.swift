import Counting
import Cubes
import Pipelines

extension Job {
  /// What only whoever reads the extracts can know: the rest follows from what is counted, see `Tabulation.warnings`.
  ///
  /// - Parameter equal: the inputs that hold the same bytes, group by group.
  func warnings(_ result: Fold.Result, _ inputs: [Provenance.Input], equal: [[Int]]) -> [Warning] {
    var warnings: [Warning] = []
    func warn(_ kind: Warning.Kind, _ count: Int, ofInputs indices: [Int]) {
      if count > 0 { warnings.append(Warning(kind, count: count, inputs: indices)) }
    }
    let cut = inputs.indices.filter { result.ledger.isCut[$0] }
    warn(.cutInput, cut.count, ofInputs: cut)
    for (kind, oddity) in Self.oddities {
      let counts = inputs.indices.map { result.ledger.count(of: oddity, inExtract: $0) }
      warn(kind, counts.reduce(0, +), ofInputs: inputs.indices.filter { counts[$0] > 0 })
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
