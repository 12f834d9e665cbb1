import Counting
import Outcomes

extension Tabulation {
  /// What of the report still wants a look, whatever it is asked, in the order of the report.
  package var warnings: [Warning] {
    let inputs = provenance.inputs
    var warnings = provenance.warnings
    let empty = inputs.indices.filter { inputs[$0].records == 0 }
    if !empty.isEmpty { warnings.append(Warning(.emptyInput, count: empty.count, inputs: empty)) }
    let counts = cube.sumsByInput(of: inputs.count)
    for indices in Dictionary(grouping: inputs.indices, by: { inputs[$0].source }).values {
      let source = SourceCounts(indices.map { (inputs[$0], counts[$0]) })
      func warn(_ kind: Warning.Kind, _ count: Int, of total: Int, moreThan percent: Int) {
        guard count * 100 > total * percent else { return }
        warnings.append(Warning(kind, count: count, of: total, inputs: indices))
      }
      warn(.conflicts, source.contradictory, of: source.located, moreThan: 10)
      warn(.blankProgram, source.blankPrograms, of: source.records, moreThan: 5)
      warn(.unresolved, source.unresolved, of: source.located + source.unresolved, moreThan: 20)
    }
    return warnings.sorted()
  }
}

/// What the inputs of one source of the pipeline hold together.
private struct SourceCounts {
  var records = 0
  var blankPrograms = 0
  /// The employed whose place is known.
  var located = 0
  /// The other employed.
  var unresolved = 0
  /// Those of the employed whose record names two places that contradict each other.
  var contradictory = 0

  /// - Parameter inputs: each with its counts, see `CellCounts`.
  init(_ inputs: [(input: Provenance.Input, counts: [Int])]) {
    for (input, counts) in inputs {
      let evidence = counts[CellCounts.evidence]
      records += input.records
      blankPrograms += input.blankPrograms
      located += evidence.dropLast().reduce(0, +)
      unresolved += evidence.last ?? 0
      contradictory += counts[CellCounts.contradictory]
    }
  }
}
