import ExtractReading
import Outcomes

/// One thread's share of a fold: turns ranges into outcomes, and adds them up once they count.
final class FoldWorker: RangeWork {
  private let extracts: [Extract]
  private let declared: [String]
  private let log: RejectLog
  private let fold: RangeFold
  let partitions: Partitions?

  /// Counters by cell, `CellTable.stride` to a cell, of what counts for certain.
  private(set) var counters = Growing<UInt32>(capacity: CellTable.stride * 64)
  let flows: FlowCounts?
  private(set) var ledger: Ledger
  /// By the layout's line in the pipeline: how often codes and texts met. See `SchemeReadings`.
  private(set) var comparisons: [Int: [Int]] = [:]
  let trace = RecordTrace()
  private let tracesRecords: Bool

  init(
    extracts: [Extract], declared: [String], grain: Grain, partitions: Partitions?, log: RejectLog
  ) throws(ExtractError) {
    self.extracts = extracts
    self.declared = declared
    self.log = log
    self.partitions = partitions
    flows = grain.tellsDivisionsApart ? FlowCounts() : nil
    fold = try RangeFold(grain: grain, declared: declared)
    ledger = Ledger(extracts: extracts.count)
    tracesRecords = grain.tracesRecords
  }

  var cellTable: CellTable { fold.cellTable }

  var readings: SchemeReadings { fold.readings }

  // MARK: Ranges

  func makeFound() -> RangeOutcome { RangeOutcome() }

  func read(
    _ range: Range<Int>, ofExtract extract: Int, from start: RangeReader.Start, into outcome: RangeOutcome
  ) throws(ExtractError) -> RangeReader.Summary {
    try fold.begin(extracts[extract], declared: declared)
    return try fold.read(range, from: start, into: outcome)
  }

  func settle(_ outcome: RangeOutcome, at place: RecordPlace) { log.take(outcome.rejects, at: place) }

  func add(_ outcome: RangeOutcome, at place: RecordPlace) {
    counters.fill(to: cellTable.count * CellTable.stride, with: 0)
    for (kind, count) in outcome.repairs.enumerated() { ledger.repairs[kind] += count }
    compare(outcome, layout: extracts[place.extract].layout)
    guard let partitions else {
      return tally(outcome, ofExtract: place.extract) { _ in true }
    }
    tally(outcome, ofExtract: place.extract) { index in
      let bits = outcome.outcomes[index]
      if Outcome(bits: bits).isWithoutID { return true }
      partitions.append(
        Sighting(
          outcome.fingerprints[index], ordinal: place.ordinal + Int(outcome.records[index]),
          moment: outcome.moments[index], cell: outcome.cells[index], outcome: bits))
      if tracesRecords { keep(outcome.places[index], at: place) }
      return false
    }
  }

  private func keep(_ found: TracedRecord, at place: RecordPlace) {
    var traced = found
    traced.extract = place.extract
    traced.ordinal = place.ordinal + found.record
    traced.record += place.record + 1
    traced.line += place.line + 1
    trace.append(traced)
  }

  /// Counts the graduates that `isDecided`; the others wait for the duplicate check.
  @inline(__always)
  private func tally(_ outcome: RangeOutcome, ofExtract extract: Int, where isDecided: (Int) -> Bool) {
    // Local pointers and sums: each access to a property of a class is checked at run time.
    let (cells, outcomes) = (outcome.cells.pointer, outcome.outcomes.pointer)
    let passes = cellTable.passes.pointer
    let counters = counters.pointer
    let flows = flows
    var (accepted, filtered) = (0, 0)
    for index in 0..<outcome.cells.count where isDecided(index) {
      let graduate = Outcome(bits: outcomes[index])
      if passes[Int(cells[index])] {
        accepted += 1
        if graduate.isRemarkable { ledger.remark(graduate) }
        Growing.add(graduate, toCell: Int(cells[index]), of: counters)
        flows?.add(graduate, toCell: Int(cells[index]))
      } else {
        filtered += 1
      }
    }
    ledger.accepted[extract] += accepted
    ledger.filtered[extract] += filtered
  }

  private func compare(_ outcome: RangeOutcome, layout: Pipeline.Source) {
    guard outcome.compared.count > 0 else { return }
    let limit = SchemeReadings.limit * SchemeReadings.limit
    comparisons[layout.line, default: Array(repeating: 0, count: limit)].withUnsafeMutableBufferPointer {
      sums in
      for index in 0..<outcome.compared.count {
        let place = Int(outcome.compared[index])
        sums[place] += Int(outcome.comparisons[place])
      }
    }
  }
}

/// What is counted beside the cells: the fate of records by extract, and what the totals tell of the accepted.
struct Ledger {
  var accepted: [Int]
  var filtered: [Int]
  /// Records of graduates who have another one that counts.
  var repeated: [Int]
  var repairs = [Int](repeating: 0, count: Repair.allCases.count)
  var conflicts = [Int](repeating: 0, count: Conflict.allCases.count)
  var withoutID = 0

  init(extracts: Int) {
    accepted = Array(repeating: 0, count: extracts)
    filtered = accepted
    repeated = accepted
  }

  /// Counts what an accepted graduate's record says beside the outcome itself.
  mutating func remark(_ outcome: Outcome) {
    if outcome.isWithoutID { withoutID += 1 }
    for kind in conflicts.indices where outcome.conflicts >> UInt32(kind) & 1 == 1 { conflicts[kind] += 1 }
  }

  static func += (sum: inout Ledger, other: Ledger) {
    for index in sum.accepted.indices {
      sum.accepted[index] += other.accepted[index]
      sum.filtered[index] += other.filtered[index]
      sum.repeated[index] += other.repeated[index]
    }
    for index in sum.repairs.indices { sum.repairs[index] += other.repairs[index] }
    for index in sum.conflicts.indices { sum.conflicts[index] += other.conflicts[index] }
    sum.withoutID += other.withoutID
  }
}

extension Growing<UInt32> {
  /// Counts one graduate in a cell's counters.
  @inline(__always)
  static func add(_ outcome: Outcome, toCell cell: Int, of counters: UnsafeMutablePointer<UInt32>) {
    let counters = counters + cell * CellTable.stride
    counters[outcome.categoryIndex] &+= 1
    counters[CellTable.zoneOffset + outcome.zoneIndex] &+= 1
    counters[CellTable.evidenceOffset + outcome.evidenceIndex] &+= 1
  }

  /// The counters of a cell as a tally; `nil` where nobody is in it.
  func tally(ofCell cell: Int) -> Tally? {
    let counters = pointer + cell * CellTable.stride
    var tally = Tally()
    for index in tally.byCategory.indices { tally.byCategory[index] = Int(counters[index]) }
    guard tally.graduates > 0 else { return nil }
    for index in tally.byZone.indices { tally.byZone[index] = Int(counters[CellTable.zoneOffset + index]) }
    for index in tally.byEvidence.indices {
      tally.byEvidence[index] = Int(counters[CellTable.evidenceOffset + index])
    }
    return tally
  }
}
