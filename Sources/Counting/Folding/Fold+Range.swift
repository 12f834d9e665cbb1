package import ExtractReading
package import Pipelines

extension Fold {
  /// What one range comes to beside its graduates.
  package struct Account {
    /// Behind its last record.
    package let end: RecordPosition
    package let ledger: Ledger
    /// Codes against texts.
    package let comparison: SchemeComparison
    /// By cell, a value of each dimension.
    package let cells: [[DimensionValue]]
    /// The distinct values of each dimension that no cell is kept by.
    package let otherValues: [Dimension: [DimensionValue]]
  }

  /// Reads the one extract that there is, by one thread, and hands all graduates to another one than counts them in a run.
  ///
  /// - Parameter makeTaker: called with the table of the cells that the graduates' outcomes have.
  /// - Throws: as `run`.
  package func run(
    _ log: RejectLog, makeTaker: (CellTable) -> any OutcomeTaker
  ) throws(FoldError) -> Account {
    precondition(extracts.count == 1)
    let worker = FoldWorker(
      extracts: extracts, declared: declared, grain: grain, partitions: nil, log: log,
      takeContradiction: takeContradiction, meter: meter)
    worker.taker = makeTaker(worker.cellTable)
    let end: RecordPosition
    do throws(ExtractError) {
      end = try ParallelReading.read(extracts.map(\.span), rangeSize: rangeSize, by: [worker])[0]
    } catch {
      throw .extract(error)
    }
    if let excess = worker.excess { throw .excess(excess) }
    var comparison = SchemeComparison()
    for counts in worker.comparisons.values { comparison.add(counts, worker.readings) }
    let table = worker.cellTable
    let values = grain.dimensions.indices.map { table.values(ofDimension: $0) }
    let cells = (0..<table.count).map { cell in
      table.key(ofCell: cell).values.enumerated().map { values[$0][Int($1)] }
    }
    return Account(
      end: end, ledger: worker.ledger, comparison: comparison, cells: cells, otherValues: worker.otherValues)
  }
}
