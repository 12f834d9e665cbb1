import Counting
import Cubes
import Outcomes
import Pipelines

extension Job {
  /// What of a complete report still wants a look.
  ///
  /// - Parameter equal: the inputs that are equal to the byte, group by group.
  func warnings(
    _ extracts: [Extract], _ result: Fold.Result, _ inputs: [Provenance.Input], equal: [[Int]]
  ) -> [Warning] {
    var warnings: [Warning] = []
    func warn(_ kind: Warning.Kind, ofInputs indices: [Int]) {
      if !indices.isEmpty { warnings.append(Warning(kind, count: indices.count, inputs: indices)) }
    }
    warn(.cutInput, ofInputs: inputs.indices.filter { result.ledger.isCut[$0] })
    warn(.emptyInput, ofInputs: inputs.indices.filter { inputs[$0].records == 0 })
    if !equal.isEmpty {
      let indices = equal.joined().sorted()
      warnings.append(Warning(.sameBytes, count: indices.count - equal.count, inputs: indices))
    }
    for (kind, oddity) in Self.oddities {
      let counts = inputs.indices.map { result.ledger.count(of: oddity, inExtract: $0) }
      let indices = inputs.indices.filter { counts[$0] > 0 }
      if !indices.isEmpty { warnings.append(Warning(kind, count: counts.reduce(0, +), inputs: indices)) }
    }

    let counts = result.cube.sumsByInput(of: inputs.count)
    for indices in Dictionary(grouping: inputs.indices, by: { extracts[$0].sourceNumber }).values {
      let source = SourceCounts(counts, of: indices)
      func warn(_ kind: Warning.Kind, _ count: Int, of total: Int, moreThan percent: Int) {
        guard count * 100 > total * percent else { return }
        warnings.append(Warning(kind, count: count, of: total, inputs: indices))
      }
      warn(.unresolved, source.unresolved, of: source.employed, moreThan: 20)
      warn(.conflicts, source.contradictory, of: source.employed - source.unresolved, moreThan: 10)
      warn(
        .blankProgram, indices.reduce(0) { $0 + result.ledger.count(of: .blankProgram, inExtract: $1) },
        of: indices.reduce(0) { $0 + inputs[$1].records }, moreThan: 5)
    }
    return warnings.sorted()
  }

  /// What is warned of records that give way to another one of the same graduate.
  private static let oddities: [(Warning.Kind, Oddity)] = [
    (.unreadDates, .byOrder), (.duplicatesAcrossYears, .otherYear), (.namesDiffer, .otherName),
  ]
}

/// What the inputs of one source of the pipeline hold together.
private struct SourceCounts {
  var employed = 0
  /// Those of the employed who have no place.
  var unresolved = 0
  /// Those of the employed whose record names two places that contradict each other.
  var contradictory = 0

  /// - Parameter counts: by input, see `CellCounts`.
  init(_ counts: [[Int]], of inputs: [Int]) {
    for input in inputs {
      let tally = Tally(cell: counts[input][...])
      employed += tally.employed
      unresolved += tally.byEvidence.last ?? 0
      contradictory += zip(Conflict.allCases, CellCounts.conflicts).reduce(0) { sum, conflict in
        conflict.0.isOfPlace ? sum + counts[input][conflict.1] : sum
      }
    }
  }
}
