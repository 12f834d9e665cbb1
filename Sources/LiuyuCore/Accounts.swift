import ExtractReading
import Outcomes

/// The fate of every record: control totals for each input and in all, and the proof that none is missing.
struct Accounts {
  private(set) var inputs: [Report.Input] = []
  private(set) var totals = Report.Totals()

  init(
    _ extracts: [Extract], _ result: Fold.Result, _ log: RejectLog, duplicates: Methodology.Duplicates
  ) {
    let ledger = result.ledger
    for (index, extract) in extracts.enumerated() {
      var control = Report.Control()
      control.records = result.records[index]
      control.accepted = ledger.accepted[index]
      control.filtered = ledger.filtered[index]
      // Under the other rules the records that repeat a graduate are counted, or are rejects.
      if duplicates == .keepLatest || duplicates == .keepFirst { control.duplicates = ledger.repeated[index] }
      control.rejected = log.total(ofExtract: index)
      inputs.append(
        Report.Input(
          path: extract.path, bytes: extract.source.bytesConsumed, encoding: extract.encoding.name,
          control: control))
      totals.control += control
      for (reason, entry) in log.entries[index] {
        totals.rejectedByReason[reason.rawValue, default: 0] += entry.count
      }
    }
    totals.withoutID = ledger.withoutID
    totals.repeated = duplicates == .off ? nil : ledger.repeated.reduce(0, +)
    for repair in Repair.allCases where ledger.repairs[Int(repair.rawValue)] > 0 {
      totals.repairs[repair.name] = ledger.repairs[Int(repair.rawValue)]
    }
    for conflict in Conflict.allCases where ledger.conflicts[Int(conflict.rawValue)] > 0 {
      totals.conflicts[conflict.name] = ledger.conflicts[Int(conflict.rawValue)]
    }
    totals.locatedBy = result.cube.tallies.reduce(into: Tally()) { $0 += $1 }.byEvidence
  }

  /// What does not add up; `nil` where everything does.
  func imbalance(of cube: Cube) -> String? {
    for input in inputs where !input.control.isBalanced { return "\(input.path): \(input.control)" }
    if !totals.control.isBalanced { return "all inputs: \(totals.control)" }
    let sum = cube.tallies.reduce(into: Tally()) { $0 += $1 }
    if sum.graduates != totals.control.accepted {
      return "\(totals.control.accepted) records were accepted, the cells hold \(sum.graduates)"
    }
    if sum.employed != sum.byZone.reduce(0, +) || sum.employed != sum.byEvidence.reduce(0, +) {
      return "\(sum.employed) are employed, but the zones hold \(sum.byZone), the evidence \(sum.byEvidence)"
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
