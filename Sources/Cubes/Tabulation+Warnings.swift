import Counting
import Outcomes

extension Tabulation {
  /// What of the report still wants a look, whatever it is asked, in the order of the report.
  package var warnings: [Warning] {
    let inputs = provenance.inputs
    var warnings = provenance.warnings
    let empty = inputs.indices.filter { inputs[$0].records == 0 }
    if !empty.isEmpty { warnings.append(Warning(.emptyInput, count: empty.count, inputs: empty)) }
    for indices in Dictionary(grouping: inputs.indices, by: { inputs[$0].source }).values {
      let source = SourceCounts(indices.map { (inputs[$0], sumsByInput[$0]) })
      for (kind, share) in source.shares where share.count * 100 > share.total * share.mostPercent {
        let concerned = indices.filter {
          SourceCounts([(inputs[$0], sumsByInput[$0])]).shares[kind]!.count > 0
        }
        warnings.append(Warning(kind, count: share.count, of: share.total, inputs: concerned))
      }
    }
    return warnings.sorted()
  }

  /// The same of one that says which share of the records it is about, for each input by itself; others as they are.
  package func warningsByInput(_ warning: Warning) -> [Warning] {
    let byInput = warning.inputs.compactMap { input in
      SourceCounts([(provenance.inputs[input], sumsByInput[input])]).shares[warning.kind].map { share in
        Warning(warning.kind, count: share.count, of: share.total, inputs: [input])
      }
    }
    return byInput.isEmpty ? [warning] : byInput
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

  /// What is warned of where it is more than so many percent.
  var shares: [Warning.Kind: (count: Int, total: Int, mostPercent: Int)] {
    [
      .conflicts: (contradictory, located, 10), .blankProgram: (blankPrograms, records, 5),
      .unresolved: (unresolved, located + unresolved, 20),
    ]
  }
}
