import Buffers
import ExtractReading
import Outcomes
import Pipelines

/// One thread's share of a fold: turns ranges into outcomes, and adds them up once they count.
///
/// Not safe to share between threads; it goes from one to the next as `RangeWork` says.
final class FoldWorker: RangeWork, @unchecked Sendable {
  private let extracts: [Extract]
  private let log: RejectLog
  private let meter: ProgressMeter?
  private let fold: RangeFold
  let partitions: Partitions?

  /// Counters by cell, `CellTable.stride` to a cell, of what counts for certain.
  private(set) var counters = Growing<UInt32>(capacity: CellTable.stride * 64)
  private(set) var flows: FlowCounts?
  private(set) var ledger: Ledger
  /// By source of the pipeline: how often codes and texts met. See `SchemeReadings`.
  private(set) var comparisons: [Int: [Int]] = [:]
  let trace = RecordTrace()
  private let tracesRecords: Bool

  init(
    extracts: [Extract], declared: [String], grain: Grain, partitions: Partitions?, log: RejectLog,
    meter: ProgressMeter?
  ) throws(ExtractError) {
    self.extracts = extracts
    self.log = log
    self.meter = meter
    self.partitions = partitions
    flows = grain.tellsDivisionsApart ? FlowCounts() : nil
    fold = try RangeFold(grain: grain, declared: declared, extracts: extracts)
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
    try fold.read(range, ofExtract: extract, from: start, into: outcome)
  }

  func settle(_ outcome: RangeOutcome, at place: RecordPosition) {
    log.take(outcome.rejects, at: place)
    meter?.reach(place)
  }

  func add(_ outcome: RangeOutcome, at place: RecordPosition) {
    counters.fill(to: cellTable.count * CellTable.stride, with: 0)
    for (kind, count) in outcome.repairs.enumerated() { ledger.repairs[kind] += count }
    compare(outcome, source: extracts[place.extract].sourceNumber)
    guard let partitions else { return tally(outcome) { _ in true } }
    tally(outcome) { index in
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

  private func keep(_ found: TracedRecord, at place: RecordPosition) {
    var traced = found
    traced.extract = place.extract
    traced.ordinal = place.ordinal + found.record
    traced.record += place.record + 1
    traced.line += place.line + 1
    trace.append(traced)
  }

  /// Counts the graduates that `isDecided`; the others wait for the duplicate check.
  @inline(__always)
  private func tally(_ outcome: RangeOutcome, where isDecided: (Int) -> Bool) {
    // Local pointers: each access to a property of a class is checked at run time.
    let (cells, outcomes) = (outcome.cells.pointer, outcome.outcomes.pointer)
    let counters = counters.pointer
    let tellsDivisionsApart = flows != nil
    for index in 0..<outcome.cells.count where isDecided(index) {
      let graduate = Outcome(bits: outcomes[index])
      Growing.add(graduate, toCell: Int(cells[index]), of: counters)
      if tellsDivisionsApart { flows?.add(graduate, toCell: Int(cells[index])) }
    }
  }

  private func compare(_ outcome: RangeOutcome, source: Int) {
    guard outcome.compared.count > 0 else { return }
    let limit = SchemeReadings.limit * SchemeReadings.limit
    comparisons[source, default: Array(repeating: 0, count: limit)].withUnsafeMutableBufferPointer {
      sums in
      for index in 0..<outcome.compared.count {
        let place = Int(outcome.compared[index])
        sums[place] += Int(outcome.comparisons[place])
      }
    }
  }
}

/// What is counted beside the cells.
package struct Ledger {
  /// By extract, records of graduates who have another one that counts.
  package var repeated: [Int]
  package var repairs = [Int](repeating: 0, count: Repair.allCases.count)

  init(extracts: Int) { repeated = Array(repeating: 0, count: extracts) }

  static func += (sum: inout Ledger, other: Ledger) {
    for index in sum.repeated.indices { sum.repeated[index] += other.repeated[index] }
    for index in sum.repairs.indices { sum.repairs[index] += other.repairs[index] }
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
    if outcome.isRemarkable { addRemarks(outcome, to: counters) }
  }

  private static func addRemarks(_ outcome: Outcome, to counters: UnsafeMutablePointer<UInt32>) {
    for kind in 0..<Conflict.allCases.count {
      counters[CellTable.conflictOffset + kind] &+= outcome.conflicts >> UInt32(kind) & 1
    }
    if outcome.isWithoutID { counters[CellTable.withoutIDOffset] &+= 1 }
  }

  /// Adds a worker's cells to those of a cube.
  ///
  /// - Parameter cells: by cell of the worker, the cell of the cube.
  func add(toCells cells: [Int], of cube: inout CubeBuilder) {
    let parts = [
      (CellCounts.categories, 0), (CellCounts.zones, CellTable.zoneOffset),
      (CellCounts.evidence, CellTable.evidenceOffset), (CellCounts.conflicts, CellTable.conflictOffset),
      (CellCounts.withoutID..<CellCounts.count, CellTable.withoutIDOffset),
    ]
    for (cell, merged) in cells.enumerated() where cell * CellTable.stride < count {
      let counters = pointer + cell * CellTable.stride
      for (indices, offset) in parts {
        for (place, index) in indices.enumerated() where counters[offset + place] != 0 {
          cube.add(Int(counters[offset + place]), toCell: merged, at: index)
        }
      }
    }
  }
}
