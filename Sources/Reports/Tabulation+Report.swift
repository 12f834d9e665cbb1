package import Counting
package import Cubes
import Outcomes
package import Pipelines

extension Tabulation {
  /// The report on one inquiry.
  ///
  /// - Precondition: the inquiry's dimensions are dimensions of the cube, and its rule for duplicates is the cube's.
  package func report(on inquiry: Inquiry) -> Report {
    let passing = cube.passing(inquiry.filters)
    return report(
      on: inquiry, RollUp(cube, along: inquiry.groupBy, passing: passing), trend(inquiry, passing), passing)
  }

  /// The same, unless it would have more groups than `most`.
  package func report(on inquiry: Inquiry, most: Int) throws(Excess) -> Report {
    let passing = cube.passing(inquiry.filters)
    let rollUp = RollUp(cube, along: inquiry.groupBy, passing: passing)
    guard rollUp.groups.count <= most else { throw cube.excess(of: inquiry.groupBy, limit: most) }
    let trend = trend(inquiry, passing)
    if let trend, trend.groupCount > most {
      throw cube.excess(of: Inquiry.trendDimensions, limit: most)
    }
    return report(on: inquiry, rollUp, trend, passing)
  }

  private func trend(_ inquiry: Inquiry, _ passing: [Bool]) -> TrendRollUp? {
    inquiry.showsTrend ? TrendRollUp(cube, passing: passing) : nil
  }

  private func report(
    on inquiry: Inquiry, _ rollUp: RollUp, _ trend: TrendRollUp?, _ passing: [Bool]
  ) -> Report {
    precondition(inquiry.methodology.duplicates == provenance.duplicates)
    let inputs = inputs(passing)
    return Report(
      run: nil, pipeline: provenance.pipeline, methodology: inquiry.methodology, targets: inquiry.targets,
      destinationCodes: provenance.destinationCodes, divisionsAsOf: provenance.divisionsAsOf,
      filters: inquiry.filters.map(\.text), inputs: inputs, totals: totals(inputs, passing),
      warnings: warnings,
      groupBy: inquiry.groupBy, groups: rollUp.tallies(), showsSensitivity: inquiry.showsSensitivity,
      flows: inquiry.flows.map(rollUp.flows) ?? [], trend: trend?.trends())
  }

  private func inputs(_ passing: [Bool]) -> [Report.Input] {
    zip(provenance.inputs, controlTotals(passing)).map { input, control in
      Report.Input(
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
    totals.skipped = provenance.skipped
    totals.duplicatesAcrossYears = provenance.duplicatesAcrossYears
    totals.unreadDates = provenance.unreadDates
    let sum = cube.sum { passing[$0] }
    totals.withoutID = sum[CellCounts.withoutID]
    for (conflict, index) in zip(Conflict.allCases, CellCounts.conflicts) where sum[index] > 0 {
      totals.conflicts[conflict] = sum[index]
    }
    for (refinement, index) in zip(Refinement.allCases, CellCounts.refinements) where sum[index] > 0 {
      totals.refined[refinement] = sum[index]
    }
    totals.locatedBy = Array(sum[CellCounts.evidence])
    return totals
  }
}
