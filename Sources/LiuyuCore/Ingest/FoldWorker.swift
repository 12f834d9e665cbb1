import ExtractReading
import Outcomes

/// One thread's share of a fold: reads ranges, waits for their turn, and adds up what they come to.
final class FoldWorker {
  private let sequence: RangeSequence
  private let extracts: [Extract]
  private let declared: [String]
  private let log: RejectLog
  private let fold: RangeFold
  let partitions: Partitions?

  /// Counters by cell, `CellTable.stride` to a cell, of what counts for certain.
  private(set) var counters = Growing<UInt32>(capacity: CellTable.stride * 64)
  private(set) var ledger: Ledger
  /// By the layout's line in the pipeline: how often codes and texts met. See `SchemeReadings`.
  private(set) var comparisons: [Int: [Int]] = [:]
  let trace = RecordTrace()
  private let tracesRecords: Bool

  /// Ranges that were read and wait for their turn, oldest first.
  private var waiting: [(task: RangeSequence.Task, summary: RangeReader.Summary, outcome: RangeOutcome)] = []
  private var spareOutcomes: [RangeOutcome] = []
  /// More would only fill memory: the range before the oldest is in another thread's hands.
  private static let mostWaiting = 4

  init(
    _ sequence: RangeSequence, extracts: [Extract], declared: [String], grain: Grain, partitions: Partitions?,
    log: RejectLog
  ) throws(ExtractError) {
    self.sequence = sequence
    self.extracts = extracts
    self.declared = declared
    self.log = log
    self.partitions = partitions
    fold = try RangeFold(grain: grain, declared: declared)
    ledger = Ledger(extracts: extracts.count)
    tracesRecords = grain.tracesRecords
  }

  var cellTable: CellTable { fold.cellTable }

  var readings: SchemeReadings { fold.readings }

  /// Reads ranges until there are none.
  func run() {
    do throws(ExtractError) {
      while let task = sequence.next() {
        try fold.begin(extracts[task.extract], declared: declared)
        let outcome = spareOutcomes.popLast() ?? RangeOutcome()
        let start = task.isFirst ? RangeReader.Start.known(task.range.lowerBound) : .guessed
        waiting.append((task, try fold.read(task.range, from: start, into: outcome), outcome))
        while waiting.count > Self.mostWaiting, try settleFirst(waits: true) {}
        while try settleFirst(waits: false) {}
      }
      while try settleFirst(waits: true) {}
    } catch {
      sequence.fail(error)
    }
  }

  /// Lets the oldest waiting range count if it is its turn; `false` where none is or it is not.
  private func settleFirst(waits: Bool) throws(ExtractError) -> Bool {
    guard let (task, guessed, outcome) = waiting.first else { return false }
    var summary = guessed
    guard case .now(let position) = sequence.turn(of: task, waits: waits) else { return false }
    if summary.start != position.byte {
      // The guess was wrong: a line end lay inside quotes.
      try fold.begin(extracts[task.extract], declared: declared)
      summary = try fold.read(task.range, from: .known(position.byte), into: outcome)
    }
    log.take(outcome.rejects, at: position, extract: task.extract)
    sequence.join(task, summary)
    waiting.removeFirst()
    add(outcome, of: task.extract, at: position)
    spareOutcomes.append(outcome)
    return true
  }

  private func add(_ outcome: RangeOutcome, of extract: Int, at position: RangeSequence.Position) {
    counters.fill(to: cellTable.count * CellTable.stride, with: 0)
    for (kind, count) in outcome.repairs.enumerated() { ledger.repairs[kind] += count }
    if extracts[extract].binding[.destinationText] != nil {
      compare(outcome, layout: extracts[extract].layout)
    }
    guard let partitions else {
      for index in 0..<outcome.cells.count { tally(outcome.cells[index], outcome.outcomes[index], extract) }
      return
    }
    for index in 0..<outcome.cells.count {
      let bits = outcome.outcomes[index]
      if Outcome(bits: bits).isWithoutID {
        tally(outcome.cells[index], bits, extract)
      } else {
        partitions.append(
          Sighting(
            outcome.fingerprints[index], ordinal: position.ordinal + Int(outcome.records[index]),
            moment: outcome.moments[index], cell: outcome.cells[index], outcome: bits))
        if tracesRecords { keep(outcome.places[index], of: extract, at: position) }
      }
    }
  }

  private func compare(_ outcome: RangeOutcome, layout: Pipeline.Source) {
    let count = outcome.comparisons.count
    comparisons[layout.line, default: Array(repeating: 0, count: count)].withUnsafeMutableBufferPointer {
      sums in
      for index in 0..<count { sums[index] += Int(outcome.comparisons[index]) }
    }
  }

  private func keep(_ found: RecordPlace, of extract: Int, at position: RangeSequence.Position) {
    var place = found
    place.extract = extract
    place.ordinal = position.ordinal + found.record
    place.record += position.record + 1
    place.line += position.line + 1
    trace.append(place)
  }

  @inline(__always)
  private func tally(_ cell: UInt32, _ bits: UInt32, _ extract: Int) {
    if cellTable.passes[Int(cell)] {
      ledger.accept(Outcome(bits: bits), extract)
      counters.add(Outcome(bits: bits), toCell: Int(cell))
    } else {
      ledger.filtered[extract] += 1
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

  @inline(__always)
  mutating func accept(_ outcome: Outcome, _ extract: Int) {
    accepted[extract] += 1
    // Bits above the place: rare, so one test for all.
    if outcome.isWithoutID { withoutID += 1 }
    if outcome.conflicts != 0 {
      for kind in conflicts.indices where outcome.conflicts >> UInt32(kind) & 1 == 1 { conflicts[kind] += 1 }
    }
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
  func add(_ outcome: Outcome, toCell cell: Int) {
    let counters = pointer + cell * CellTable.stride
    counters[outcome.categoryIndex] &+= 1
    if outcome.isEmployed {
      counters[CellTable.zoneOffset + outcome.zoneIndex] &+= 1
      counters[CellTable.evidenceOffset + outcome.evidenceIndex] &+= 1
    }
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
