extension Fold {
  /// The contradictions of the records that count.
  ///
  /// - Parameters:
  ///   - superseded: `nil` where all count.
  ///   - dimensions: how many the grain has.
  /// - Returns: for each kind and combination of values, one for each dimension of the grain, as far as there are any.
  static func contradictions(
    of workers: [FoldWorker], besides superseded: SupersededRecords?, dimensions: Int
  ) -> [(values: [DimensionValue], count: ContradictionCount)] {
    workers.flatMap { worker in
      let values = (0..<dimensions).map(worker.cellTable.values(ofDimension:))
      // By cell and kind.
      var counts: [UInt32: [Conflict: ContradictionCount]] = [:]
      for found in worker.contradictions where superseded?.contains(found.ordinal) != true {
        counts[found.cell, default: [:]][found.kind, default: ContradictionCount(found.kind)]
          .add(found, inExtract: Int(worker.cellTable.key(ofCell: Int(found.cell)).input))
      }
      return counts.flatMap { cell, byKind in
        let key = worker.cellTable.key(ofCell: Int(cell)).values
        return byKind.values.map { (zip(values, key).map { $0[Int($1)] }, $0) }
      }
    }
  }
}
