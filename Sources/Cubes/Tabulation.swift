package import Counting
package import Pipelines

/// What a run has counted: the cube, and the account of what went into it.
///
/// Every report comes from one, whether the extracts were just read or a saved cube was opened.
package struct Tabulation: Sendable {
  package let cube: Cube
  package let provenance: Provenance
  /// By input, the sums over its cells of all counts: see `CellCounts`.
  let sumsByInput: [[Int]]

  package init(cube: Cube, provenance: Provenance) {
    self.cube = cube
    self.provenance = provenance
    sumsByInput = cube.sumsByInput(of: provenance.inputs.count)
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
}
