package import Counting
import Outcomes
package import Pipelines

/// What a run has counted: the cube, and the account of what went into it.
///
/// Every report comes from one, whether the extracts were just read or a saved cube was opened.
package struct Tabulation: Sendable {
  package let cube: Cube
  package let provenance: Provenance

  package init(cube: Cube, provenance: Provenance) {
    self.cube = cube
    self.provenance = provenance
  }

  /// The dimensions that can be filtered and grouped by.
  package var dimensions: [Dimension] { cube.dimensions }

  /// By input, the fate of its records.
  ///
  /// - Parameter passing: by cell, whether the filters let it pass.
  package func controlTotals(_ passing: [Bool]) -> [ControlTotals] {
    var totals = provenance.inputs.map { input in
      var totals = ControlTotals()
      totals.records = input.records
      totals.duplicates = input.duplicates
      totals.rejected = input.rejected
      return totals
    }
    for cell in 0..<cube.cellCount {
      let input = Int(cube.inputs[cell])
      if passing[cell] {
        totals[input].accepted += cube.graduates(ofCell: cell)
      } else {
        totals[input].filtered += cube.graduates(ofCell: cell)
      }
    }
    return totals
  }

  /// What does not add up; `nil` where everything does.
  package var imbalance: String? {
    let everyone = [Bool](repeating: true, count: cube.cellCount)
    for (input, totals) in zip(provenance.inputs, controlTotals(everyone)) where !totals.isBalanced {
      return "\(input.path): \(totals)"
    }
    let sum = Tally(cell: cube.sum())
    if sum.employed != sum.byZone.reduce(0, +) || sum.employed != sum.byEvidence.reduce(0, +) {
      return "\(sum.employed) are employed, but the zones hold \(sum.byZone), the evidence \(sum.byEvidence)"
    }
    let flows = cube.flows.reduce(0) { $0 + $1.employed }
    if !cube.flows.isEmpty, flows != sum.employed {
      return "\(sum.employed) are employed, but the flows hold \(flows)"
    }
    return nil
  }
}
