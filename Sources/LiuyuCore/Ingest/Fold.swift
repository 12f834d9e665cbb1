import ExtractReading

/// Reads extracts in parallel and adds them up.
struct Fold {
  struct Result {
    var cube: Cube
    var ledger: Ledger
    /// Records of each extract, rejects included.
    var records: [Int]
    /// Both records of each duplicate in input order of the second, where they are to be shown.
    var repeats: [RepeatedRecord] = []
    /// Codes against texts, by the layout's line in the pipeline.
    var comparisons: [Int: SchemeComparison] = [:]
    /// Where the graduates' records stand, one trace a worker.
    var traces: [RecordTrace] = []

    func place(ofOrdinal ordinal: Int) -> TracedRecord? {
      for trace in traces { if let place = trace.place(ofOrdinal: ordinal) { return place } }
      return nil
    }
  }

  let extracts: [Extract]
  /// The pipeline's own dimensions, in the order of the extracts' bindings.
  let declared: [String]
  let grain: Grain
  let threads: Int
  let rangeSize: Int

  /// A range fits the second-level cache beside the tables, and there are enough of them to share out evenly.
  static let defaultRangeSize = 512 << 10

  /// - Throws: what made it impossible to read everything.
  func run(_ log: RejectLog) throws(ExtractError) -> Result {
    // A record of a real extract has some 250 bytes; a wrong estimate costs time only.
    let expectedRecords = extracts.reduce(0) { $0 + (($1.source as? FileSource)?.size ?? 1 << 30) / 256 }
    var workers: [FoldWorker] = []
    for _ in 0..<threads {
      workers.append(
        try FoldWorker(
          extracts: extracts, declared: declared, grain: grain,
          partitions: grain.tellsGraduatesApart ? Partitions(expectedRecords: expectedRecords) : nil, log: log
        ))
    }
    let records = try ParallelReading.read(extracts.map(\.span), rangeSize: rangeSize, by: workers)
    return merge(workers, records: records)
  }

  // MARK: Merging

  private func merge(_ workers: [FoldWorker], records: [Int]) -> Result {
    var cube = Cube(dimensions: grain.dimensions)
    var ledger = Ledger(extracts: extracts.count)
    // By worker and its cell, the cell of the cube.
    let cells = workers.map { worker in
      (0..<worker.cellTable.count).map { cell in
        cube.cell(
          worker.cellTable.values(ofCell: cell).enumerated().map { cube.place(of: $1, inDimension: $0) })
      }
    }
    for (worker, cells) in zip(workers, cells) {
      ledger += worker.ledger
      for (cell, merged) in cells.enumerated() where cell * CellTable.stride < worker.counters.count {
        if let tally = worker.counters.tally(ofCell: cell) { cube.add(tally, toCell: merged) }
      }
      worker.flows?.forEach { cube.add($2, at: $1, toCell: cells[$0]) }
    }
    var repeats: [RepeatedRecord] = []
    if grain.tellsGraduatesApart { repeats = settle(workers, cells, records, into: &cube, &ledger) }
    var comparisons: [Int: SchemeComparison] = [:]
    for worker in workers {
      for (layout, counts) in worker.comparisons {
        comparisons[layout, default: SchemeComparison()].add(counts, worker.readings)
      }
    }
    return Result(
      cube: cube, ledger: ledger, records: records, repeats: repeats.sorted { $0.repeated < $1.repeated },
      comparisons: comparisons, traces: workers.map(\.trace))
  }

  /// Settles the duplicates, partition by partition, and adds the records that count.
  private func settle(
    _ workers: [FoldWorker], _ cells: [[Int]], _ records: [Int], into cube: inout Cube, _ ledger: inout Ledger
  ) -> [RepeatedRecord] {
    let starts = records.reduce(into: [0]) { $0.append($0.last! + $1) }
    let settlers = (0..<threads).map { _ in
      Settler(workers: workers, cells: cells, cubeCells: cube.keys.count, starts: starts, grain: grain)
    }
    let partitions = workers.first?.partitions?.count ?? 0
    Threads.run(threads) { thread in
      for partition in stride(from: thread, to: partitions, by: threads) {
        settlers[thread].settle(partition)
      }
    }
    for settler in settlers {
      ledger += settler.ledger
      for cell in cube.keys.indices {
        if let tally = settler.counters.tally(ofCell: cell) { cube.add(tally, toCell: cell) }
      }
      settler.flows?.forEach { cube.add($2, at: $1, toCell: $0) }
    }
    return settlers.flatMap(\.repeats)
  }
}
