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
  private let takeContradiction: ((ContradictoryRecord) -> Void)?
  private let meter: ProgressMeter?
  private let fold: RangeFold
  let partitions: Partitions?
  /// Takes all graduates, where others count them.
  var taker: (any OutcomeTaker)?

  /// Counters by cell, `CellCounts.count` to a cell, of what counts for certain.
  private(set) var counters = Growing<UInt32>(capacity: CellCounts.count * 64)
  private(set) var flows: FlowCounts?
  private(set) var ledger: Ledger
  /// By source of the pipeline: how often codes and texts met. See `SchemeReadings`.
  private(set) var comparisons: [Int: [Int]] = [:]
  let trace = RecordTrace()
  private(set) var lines = RecordLines()
  private let tracesRecords: Bool
  /// In input order, where that is to be kept.
  private(set) var contradictions: [KeptContradiction] = []
  private let weighsContradictions: Bool
  private let mostDistinct: Int
  /// Why no more is read.
  private(set) var excess: Excess?
  var isDone: Bool { excess != nil }

  init(
    extracts: [Extract], declared: [Dimension], grain: Grain, partitions: Partitions?,
    log: RejectLog, takeContradiction: ((ContradictoryRecord) -> Void)?, meter: ProgressMeter?
  ) {
    self.extracts = extracts
    self.log = log
    self.takeContradiction = takeContradiction
    self.meter = meter
    self.partitions = partitions
    flows = grain.tellsDivisionsApart ? FlowCounts() : nil
    fold = RangeFold(grain: grain, declared: declared, extracts: extracts)
    ledger = Ledger(extracts: extracts.count)
    tracesRecords = grain.tracesRecords
    weighsContradictions = grain.weighsContradictions
    mostDistinct = grain.mostDistinct
  }

  var cellTable: CellTable { fold.cellTable }

  var readings: SchemeReadings { fold.readings }

  /// The distinct values of each dimension that no cell is kept by.
  var otherValues: [Dimension: [DimensionValue]] { fold.otherValues }

  /// Gives back what is only needed to read.
  func endReading() { fold.endReading() }

  // MARK: Ranges

  func makeFound() -> RangeOutcome { RangeOutcome() }

  func read(
    _ range: Range<Int>, ofExtract extract: Int, from start: RangeReader.Start, into outcome: RangeOutcome
  ) throws(ExtractError) -> RangeReader.Summary {
    try fold.read(range, ofExtract: extract, from: start, into: outcome)
  }

  func settle(_ outcome: RangeOutcome, at position: RecordPosition) {
    log.take(outcome.rejects, marks: outcome.marks, at: position)
    if let takeContradiction {
      for found in outcome.contradictions { takeContradiction(ContradictoryRecord(found, at: position)) }
    }
    log.take(outcome.noted, at: position)
    meter?.reach(position)
  }

  func add(_ outcome: RangeOutcome, at position: RecordPosition) {
    if excess == nil { excess = fold.excess(over: mostDistinct) }
    Sighting.requireRoom(forRecordsFrom: position.ordinal, cells: cellTable.count)
    counters.fill(to: cellTable.count * CellCounts.count, with: 0)
    ledger.add(outcome, ofExtract: position.extract)
    lines.append(outcome.lines, fromRecord: position.ordinal, line: position.line + 1)
    compare(outcome, source: extracts[position.extract].sourceNumber)
    if weighsContradictions {
      contradictions += outcome.contradictions.map { KeptContradiction($0, at: position) }
    }
    if let taker { return taker.take(outcome, at: position) }
    guard let partitions else { return tally(outcome) { _ in true } }
    let keepsNames = partitions.keepsNames
    tally(outcome) { index in
      let graduate = outcome.outcomes[index]
      if graduate.isWithoutID { return true }
      let sighting = Sighting(
        outcome.fingerprints[index], ordinal: position.ordinal + Int(outcome.records[index]),
        moment: outcome.moments[index], year: outcome.years[index], cell: outcome.cells[index],
        outcome: graduate)
      partitions.append(sighting)
      if keepsNames { partitions.append(nameOf: sighting, outcome.names[index]) }
      if tracesRecords { trace.append(TracedRecord(outcome.traces[index], at: position)) }
      return false
    }
  }

  /// Counts the graduates that `isDecided`; the others wait for the duplicate check.
  @inline(__always)
  private func tally(_ outcome: RangeOutcome, where isDecided: (Int) -> Bool) {
    // Local values: each access to a property of a class is checked at run time.
    let (cells, outcomes) = (outcome.cells.lent, outcome.outcomes.lent)
    let counter = CellCounter(counters.lent)
    let tellsDivisionsApart = flows != nil
    for index in 0..<outcome.cells.count where isDecided(index) {
      let graduate = outcomes[index]
      counter.add(graduate, toCell: Int(cells[index]))
      if tellsDivisionsApart { flows?.add(graduate, toCell: Int(cells[index])) }
    }
  }

  private func compare(_ outcome: RangeOutcome, source: Int) {
    guard outcome.compared.count > 0 else { return }
    let limit = SchemeReadings.limit * SchemeReadings.limit
    // Taken out, so that the array is not copied.
    var sums = comparisons.removeValue(forKey: source) ?? Array(repeating: 0, count: limit)
    for index in 0..<outcome.compared.count {
      let pair = Int(outcome.compared[index])
      sums[pair] += Int(outcome.comparisons[pair])
    }
    comparisons[source] = sums
  }
}
