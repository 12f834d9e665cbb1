import Buffers
import Outcomes
import Searching

/// One thread's share of settling duplicates: partitions in, counted graduates out.
///
/// **Invariant.** One thread at a time calls it, and no partition is settled by two.
final class Settler: @unchecked Sendable {
  private let partitions: [Partitions]
  /// By worker and its cell, the cell of the merged cube.
  private let cells: [[Int]]
  /// The ordinal of each extract's first record, and one past the last.
  private let starts: [Int]
  private var check: DuplicateCheck

  private(set) var counters: Growing<UInt32>
  /// In place of `counters` and `flows`, where those who count are wanted by cell and outcome.
  let outcomes: WeightedOutcomes?
  private(set) var flows: FlowCounts?
  private(set) var ledger: Ledger
  /// Ordinals of the records that another one supersedes, where that is to be kept.
  private(set) var superseded = Growing<Int>()
  private let keepsSuperseded: Bool
  /// Both records of each duplicate, where they are to be shown.
  var repeats: [RepeatedRecord] { check.repeats }

  /// - Parameters:
  ///   - cells: by worker and its cell, the cell that it is counted in; there are `cubeCells`.
  ///   - starts: the ordinal of each extract's first record, and one past the last.
  init(
    partitions: [Partitions], cells: [[Int]], cubeCells: Int = 0, outcomes: WeightedOutcomes? = nil,
    starts: [Int], grain: Grain
  ) {
    self.partitions = partitions
    self.cells = cells
    self.outcomes = outcomes
    self.starts = starts
    check = DuplicateCheck(
      grain.duplicates == .keepLatest ? .latest : .first, drops: grain.duplicates != .count,
      lists: grain.tracesRecords)
    keepsSuperseded = grain.keepsSuperseded && grain.duplicates != .count
    counters = Growing(capacity: max(cubeCells, 1) * CellCounts.count)
    counters.fill(to: cubeCells * CellCounts.count, with: 0)
    flows = grain.tellsDivisionsApart ? FlowCounts() : nil
    ledger = Ledger(extracts: starts.count - 1)
  }

  func settle(_ partition: Int) {
    check.settle(partition, of: partitions) { ordinal, oddities in
      ledger.addRepeated(oddities, ordinal: ordinal, inExtract: extract(of: ordinal))
      if keepsSuperseded { superseded.append(ordinal) }
    }
    for (worker, lists) in partitions.enumerated() {
      lists.withList(partition) { count($0, ofWorker: worker) }
    }
  }

  private func count(_ list: borrowing SightingList, ofWorker worker: Int) {
    let counter = CellCounter(counters.lent)
    let tellsDivisionsApart = flows != nil
    let (cells, outcomes) = (cells[worker], outcomes)
    for number in 0..<list.chunkCount {
      let chunk = list.chunk(number)
      for index in 0..<chunk.count {
        let sighting = chunk[index]
        guard sighting.cell != Sighting.superseded else { continue }
        let cell = cells[Int(sighting.cell)]
        if let outcomes {
          outcomes.add(sighting.outcome, toCell: UInt32(cell))
          continue
        }
        counter.add(sighting.outcome, toCell: cell)
        if tellsDivisionsApart { flows?.add(sighting.outcome, toCell: cell) }
      }
    }
  }

  private func extract(of ordinal: Int) -> Int {
    starts.dropLast().partitioningIndex { $0 > ordinal } - 1
  }
}
