package import Buffers

/// What the records of one range come to, before it is known that the range was read from the right place.
///
/// Row by row: one graduate's cell and outcome, who it is and when.
package final class RangeOutcome {
  package var cells = Growing<UInt32>(capacity: 4096)
  package var outcomes = Growing<Outcome>(capacity: 4096)
  package var fingerprints = Growing<Fingerprint>(capacity: 16)
  var moments = Growing<UInt32>(capacity: 16)
  /// The records' places in the range.
  package var records = Growing<UInt32>(capacity: 16)
  /// Where each stands in the range, if anyone asks: see `Grain.tracesRecords`.
  var traces: [TracedRecord] = []
  /// By the number of a code's reading, then of a text's: in how many records they met. See `SchemeReadings`.
  private(set) var comparisons = Growing<UInt32>(capacity: 16)
  /// The places in `comparisons` that are not 0: a few of many.
  private(set) var compared = Growing<UInt32>(capacity: 64)
  var rejects: [RejectedRecord] = []
  var repairs = [Int](repeating: 0, count: Repair.allCases.count)

  package init() {}

  /// Counts which readings of codes and texts meet in the records of a batch.
  ///
  /// - Parameters: what each record's code and text mean, the readings above `DestinationStage.readingShift`.
  func compare(_ codes: LentValues<UInt32>, _ texts: LentValues<UInt32>, count: Int) {
    comparisons.fill(to: SchemeReadings.limit * SchemeReadings.limit, with: 0)
    let sums = comparisons.lent
    for record in 0..<count {
      let code = codes[record] >> DestinationStage.readingShift
      let text = texts[record] >> DestinationStage.readingShift
      guard code != 0, text != 0 else { continue }
      let place = code * UInt32(SchemeReadings.limit) + text
      if sums[Int(place)] == 0 { compared.append(place) }
      sums[Int(place)] += 1
    }
  }

  private func clearComparisons() {
    for index in 0..<compared.count { comparisons[Int(compared[index])] = 0 }
    compared.removeAll()
  }

  func removeAll() {
    clearComparisons()
    cells.removeAll()
    outcomes.removeAll()
    fingerprints.removeAll()
    moments.removeAll()
    records.removeAll()
    traces.removeAll()
    rejects.removeAll()
    for index in repairs.indices { repairs[index] = 0 }
  }

  /// How many graduates there are.
  package var count: Int { cells.count }

  /// Makes room for more graduates.
  func grow(by more: Int, tellingGraduatesApart: Bool) {
    let total = count + more
    cells.fill(to: total, with: 0)
    outcomes.fill(to: total, with: Outcome(bits: 0))
    guard tellingGraduatesApart else { return }
    fingerprints.fill(to: total, with: Fingerprint(low: 0, high: 0))
    moments.fill(to: total, with: 0)
    records.fill(to: total, with: 0)
  }

  /// Puts a graduate in another's place, whom nobody wants.
  func move(_ from: Int, to: Int) {
    if from == to { return }
    cells[to] = cells[from]
    outcomes[to] = outcomes[from]
    if fingerprints.count > from {
      fingerprints[to] = fingerprints[from]
      moments[to] = moments[from]
      records[to] = records[from]
    }
    if traces.count > from { traces[to] = traces[from] }
  }

  /// Forgets all graduates but the first `count`.
  func keep(_ count: Int) {
    cells.truncate(to: count)
    outcomes.truncate(to: count)
    fingerprints.truncate(to: count)
    moments.truncate(to: count)
    records.truncate(to: count)
    if traces.count > count { traces.removeLast(traces.count - count) }
  }

  /// Counts a repaired value.
  func count(_ repairs: Repairs) {
    for repair in Repair.allCases where repairs.contains(Repairs(repair)) {
      self.repairs[Int(repair.rawValue)] += 1
    }
  }
}

/// Who a graduate is, as 88 bits of a hash over institution and ID.
///
/// Among 100 million graduates two share a fingerprint by chance with a probability below 2 in 10^11.
package struct Fingerprint: BitwiseCopyable {
  package var low: UInt64
  /// 24 bits.
  package var high: UInt32
}
