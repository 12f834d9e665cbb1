package import ExtractReading

extension Fold {
  /// What one range comes to beside its graduates.
  package struct Packed {
    /// Behind its last record.
    package let end: RecordPosition
    package let ledger: Ledger
    /// Codes against texts.
    package let comparison: SchemeComparison
    /// By cell, a value of each dimension.
    package let cells: [[DimensionValue]]
  }

  /// Reads the one extract that there is, by one thread, and hands all graduates to `packer`.
  ///
  /// - Throws: as `run`.
  package func pack(_ log: RejectLog, by packer: RangePacker) throws(FoldError) -> Packed {
    precondition(extracts.count == 1)
    let worker = FoldWorker(
      extracts: extracts, declared: declared, grain: grain, partitions: nil, packer: packer, log: log,
      takeContradiction: takeContradiction, meter: meter)
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
    return Packed(end: end, ledger: worker.ledger, comparison: comparison, cells: cells)
  }
}
