package import Buffers

/// What the records of one range come to, before it is known that the range was read from the right byte.
///
/// Row by row: one graduate's cell and outcome, who it is and when.
package final class RangeOutcome {
  package var cells = Growing<UInt32>(capacity: 4096)
  package var outcomes = Growing<Outcome>(capacity: 4096)
  var years = Growing<GraduationYear>(capacity: 4096)
  var moments = Growing<Moment>(capacity: 4096)
  package var fingerprints = Growing<Fingerprint>(capacity: 16)
  /// See `NameHash`; only where names are compared.
  var names = Growing<UInt32>(capacity: 16)
  /// The records' numbers in the range.
  package var records = Growing<UInt32>(capacity: 16)
  /// Where each stands in the range, if anyone asks: see `Grain.tracesRecords`.
  var traces: [Trace] = []
  /// By the number of a code's reading, then of a text's: in how many records they met. See `SchemeReadings`.
  private(set) var comparisons = Growing<UInt32>(capacity: 16)
  /// The indices of `comparisons` that are not 0: a few of many.
  private(set) var compared = Growing<UInt32>(capacity: 64)
  /// Rows that do not count, those that are no records among them.
  var rejects: [Reject] = []
  /// What of each record contradicts itself, if anyone asks: see `Grain.listsContradictions`.
  var contradictions: [Contradictory] = []
  /// Rows that are not even listed: what ends a file under DOS.
  var marks = 0
  var repairs = [Int](repeating: 0, count: Repair.allCases.count)
  var remarks = [Int](repeating: 0, count: Remark.allCases.count)
  /// The physical lines of the first few values of each note, counted from 0 at the start of the range.
  var noted = NotedPlaces()
  /// On which lines the records stand, if anyone asks: see `Grain.findsLines`.
  var lines = RecordLines()
  /// What was found in columns of codes, likewise.
  var codes = CodeColumnCounts()
  /// Whether the extract ends here in the middle of a record.
  var isCut = false

  package init() {}

  /// Counts which readings of codes and texts meet in the records of a batch.
  ///
  /// - Parameters: what each record's code and text mean, the number of the reading above `SchemeReadings.shift`.
  func compare(_ codes: LentValues<UInt32>, _ texts: LentValues<UInt32>, count: Int) {
    comparisons.fill(to: SchemeReadings.limit * SchemeReadings.limit, with: 0)
    let sums = comparisons.lent
    for record in 0..<count {
      let code = codes[record] >> SchemeReadings.shift & UInt32(SchemeReadings.limit - 1)
      let text = texts[record] >> SchemeReadings.shift & UInt32(SchemeReadings.limit - 1)
      guard code != 0, text != 0 else { continue }
      let index = code * UInt32(SchemeReadings.limit) + text
      if sums[Int(index)] == 0 { compared.append(index) }
      sums[Int(index)] += 1
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
    years.removeAll()
    moments.removeAll()
    fingerprints.removeAll()
    names.removeAll()
    records.removeAll()
    traces.removeAll()
    rejects.removeAll()
    contradictions.removeAll()
    marks = 0
    for index in repairs.indices { repairs[index] = 0 }
    for index in remarks.indices { remarks[index] = 0 }
    noted.removeAll()
    lines.removeAll()
    codes = CodeColumnCounts()
    isCut = false
  }

  /// How many graduates there are.
  package var count: Int { cells.count }

  /// Makes room for more graduates.
  func grow(by more: Int, tellingGraduatesApart: Bool, comparingNames: Bool = false) {
    let total = count + more
    cells.fill(to: total, with: 0)
    outcomes.fill(to: total, with: Outcome(bits: 0))
    years.fill(to: total, with: .none)
    moments.fill(to: total, with: .blank)
    guard tellingGraduatesApart else { return }
    fingerprints.fill(to: total, with: Fingerprint(low: 0, high: 0))
    records.fill(to: total, with: 0)
    if comparingNames { names.fill(to: total, with: NameHash.blank) }
  }

  /// Puts a graduate where another was, whom nobody wants.
  func move(_ from: Int, to: Int) {
    if from == to { return }
    cells[to] = cells[from]
    outcomes[to] = outcomes[from]
    years[to] = years[from]
    moments[to] = moments[from]
    if fingerprints.count > from {
      fingerprints[to] = fingerprints[from]
      records[to] = records[from]
    }
    if names.count > from { names[to] = names[from] }
    if traces.count > from { traces[to] = traces[from] }
  }

  /// Forgets all graduates but the first `count`.
  func keep(_ count: Int) {
    cells.truncate(to: count)
    outcomes.truncate(to: count)
    years.truncate(to: count)
    moments.truncate(to: count)
    fingerprints.truncate(to: count)
    names.truncate(to: count)
    records.truncate(to: count)
    if traces.count > count { traces.removeLast(traces.count - count) }
  }

  /// Counts what there is to be counted of one value.
  func count(_ value: Meaning) {
    for repair in Repair.allCases where value.repairs.contains(Repairs(repair)) {
      repairs[Int(repair.rawValue)] += 1
    }
    for remark in Remark.allCases where value.remarks.contains(Remarks(remark)) {
      remarks[Int(remark.rawValue)] += 1
    }
  }
}
