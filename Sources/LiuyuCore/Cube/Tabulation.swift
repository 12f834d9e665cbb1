import Outcomes

/// What a run has counted: the cube, and the account of what went into it.
///
/// Every report comes from one, whether the extracts were just read or a saved cube was opened.
public struct Tabulation: Sendable {
  let cube: Cube
  public let provenance: Provenance

  /// The dimensions that can be filtered and grouped by.
  public var dimensions: [String] { cube.dimensions }

  /// The report on one inquiry.
  ///
  /// - Precondition: the inquiry's dimensions are dimensions of the cube, and its rule for duplicates is the cube's.
  public func report(on inquiry: Inquiry) -> Report {
    precondition(inquiry.methodology.duplicates == provenance.duplicates)
    let passing = cube.passing(inquiry.filters)
    let rollUp = RollUp(cube, along: inquiry.groupBy, passing: passing)
    let inputs = inputs(passing)
    return Report(
      run: nil, pipelineName: provenance.pipeline.name, pipelineTitle: provenance.pipeline.title,
      pipelineSHA256: provenance.pipeline.sha256, methodology: inquiry.methodology, targets: inquiry.targets,
      destinationCodes: provenance.destinationCodes, divisionsAsOf: provenance.divisionsAsOf,
      filters: inquiry.filters.map(\.text), inputs: inputs, totals: totals(inputs, passing),
      groupBy: inquiry.groupBy, groups: rollUp.tallies(of: cube), showsSensitivity: inquiry.showsSensitivity,
      flows: inquiry.flows.map { rollUp.flows(of: cube, level: $0) } ?? [])
  }

  // MARK: The account of the records

  private func inputs(_ passing: [Bool]) -> [Report.Input] {
    var accepted = [Int](repeating: 0, count: provenance.inputs.count)
    var filtered = accepted
    for cell in 0..<cube.cellCount {
      let graduates = cube.graduates(ofCell: cell)
      if passing[cell] {
        accepted[Int(cube.inputs[cell])] += graduates
      } else {
        filtered[Int(cube.inputs[cell])] += graduates
      }
    }
    return zip(provenance.inputs, zip(accepted, filtered)).map { input, counted in
      var control = Report.Control()
      control.records = input.records
      (control.accepted, control.filtered) = counted
      control.duplicates = input.duplicates
      control.rejected = input.rejected
      return Report.Input(
        path: input.path, bytes: input.bytes, encoding: input.encoding, sha256: input.sha256,
        control: control)
    }
  }

  private func totals(_ inputs: [Report.Input], _ passing: [Bool]) -> Report.Totals {
    var totals = Report.Totals()
    for input in inputs { totals.control += input.control }
    totals.rejectedByReason = provenance.rejectedByReason
    totals.repairs = provenance.repairs
    totals.repeated = provenance.repeated
    let sum = cube.sum { passing[$0] }
    totals.withoutID = sum[CellCounts.withoutID]
    for (conflict, index) in zip(Conflict.allCases, CellCounts.conflicts) where sum[index] > 0 {
      totals.conflicts[conflict.name] = sum[index]
    }
    totals.locatedBy = Array(sum[CellCounts.evidence])
    return totals
  }

  /// What does not add up; `nil` where everything does.
  var imbalance: String? {
    for input in inputs([Bool](repeating: true, count: cube.cellCount)) where !input.control.isBalanced {
      return "\(input.path): \(input.control)"
    }
    let sum = cube.sum().withUnsafeBufferPointer { Tally(cell: $0.baseAddress!) }
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

extension Report.Control {
  static func += (sum: inout Self, other: Self) {
    sum.records += other.records
    sum.accepted += other.accepted
    sum.filtered += other.filtered
    sum.duplicates += other.duplicates
    sum.rejected += other.rejected
  }
}
