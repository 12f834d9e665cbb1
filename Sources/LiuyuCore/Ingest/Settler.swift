import Outcomes
import Searching

/// One thread's share of settling duplicates: partitions in, counted graduates out.
final class Settler {
  private let partitions: [Partitions]
  /// By worker and its cell, the cell of the merged cube.
  private let cells: [[Int]]
  /// The ordinal of each extract's first record, and one past the last.
  private let starts: [Int]
  private var check: DuplicateCheck

  private(set) var counters: Growing<UInt32>
  private(set) var flows: FlowCounts?
  private(set) var ledger: Ledger
  /// Ordinals of the records that another one supersedes, where that is to be kept.
  private(set) var superseded = Growing<Int>()
  private let keepsSuperseded: Bool
  /// Both records of each duplicate, where they are to be shown.
  var repeats: [RepeatedRecord] { check.repeats }

  init(workers: [FoldWorker], cells: [[Int]], cubeCells: Int, starts: [Int], grain: Grain) {
    partitions = workers.compactMap(\.partitions)
    self.cells = cells
    self.starts = starts
    check = DuplicateCheck(
      grain.duplicates == .keepLatest ? .latest : .first, drops: grain.duplicates != .count,
      lists: grain.tracesRecords)
    keepsSuperseded = grain.keepsSuperseded && grain.duplicates != .count
    counters = Growing(capacity: max(cubeCells, 1) * CellTable.stride)
    counters.fill(to: cubeCells * CellTable.stride, with: 0)
    flows = grain.tellsDivisionsApart ? FlowCounts() : nil
    ledger = Ledger(extracts: starts.count - 1)
  }

  func settle(_ partition: Int) {
    check.settle(partition, of: partitions) { ordinal in
      ledger.repeated[extract(of: ordinal)] += 1
      if keepsSuperseded { superseded.append(ordinal) }
    }
    for (worker, lists) in partitions.enumerated() {
      lists.withList(partition) { count($0, ofWorker: worker) }
    }
  }

  private func count(_ list: borrowing SightingList, ofWorker worker: Int) {
    let counters = counters.pointer
    let tellsDivisionsApart = flows != nil
    cells[worker].withUnsafeBufferPointer { cells in
      for (index, chunk) in list.chunks.enumerated() {
        for place in 0..<list.count(inChunk: index) {
          let sighting = chunk[place]
          guard sighting.cell != Sighting.superseded else { continue }
          let outcome = Outcome(bits: sighting.outcome)
          let cell = cells[Int(sighting.cell)]
          Growing.add(outcome, toCell: cell, of: counters)
          if tellsDivisionsApart { flows?.add(outcome, toCell: cell) }
        }
      }
    }
  }

  private func extract(of ordinal: Int) -> Int {
    starts.dropLast().partitioningIndex { $0 > ordinal } - 1
  }
}
