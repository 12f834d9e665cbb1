package import ExtractReading
package import Pipelines

/// Why there is no sum.
package enum FoldError: Error {
  /// An extract could not be read to its end.
  case extract(ExtractError)
  /// There is too much of it.
  case excess(Excess)
}

/// Reads extracts in parallel and adds them up.
package struct Fold {
  package struct Result {
    package var cube: Cube
    package var ledger: Ledger
    /// Records of each extract, rejects included.
    package var records: [Int]
    /// Both records of each duplicate in input order of the second, where they are to be shown.
    package var repeats: [RepeatedRecord] = []
    /// The records that do not count because another one of the graduate does, where that is to be kept.
    package var superseded: SupersededRecords?
    /// Those of the records that count, by combination of values, one for each dimension of the cube; where that is to be
    /// kept.
    package var contradictions: [(values: [DimensionValue], count: ContradictionCount)] = []
    /// Codes against texts, by source of the pipeline.
    package var comparisons: [Int: SchemeComparison] = [:]
    /// Where the graduates' records stand, one trace a worker.
    var traces: [RecordTrace] = []
    /// On which lines they stand, likewise.
    var lines: [RecordLines] = []
    /// The values of each dimension that the cube does not have, once for each worker that met them.
    package var otherValues: [(Dimension, [DimensionValue])] = []

    /// The lines (1-based) of the first few records with an oddity; none unless they were asked for.
    package func lines(of oddity: Oddity, inExtract extract: Int) -> [Int] {
      ledger.first(oddity, inExtract: extract).compactMap { ordinal in
        lines.lazy.compactMap { $0[ordinal] }.first
      }
    }

    package func record(ofOrdinal ordinal: Int) -> TracedRecord? {
      for trace in traces { if let record = trace.record(ofOrdinal: ordinal) { return record } }
      return nil
    }
  }

  let extracts: [Extract]
  /// The pipeline's own dimensions, in the order of the extracts' bindings.
  let declared: [Dimension]
  let grain: Grain
  let threads: Int
  let rangeSize: Int
  var meter: ProgressMeter?
  /// Takes what contradicts itself, in input order, by one thread at a time.
  var takeContradiction: ((ContradictoryRecord) -> Void)?

  /// A range fits the second-level cache beside the tables, and there are enough of them to share out evenly.
  package static let defaultRangeSize = 512 << 10

  /// - Parameters:
  ///   - declared: the pipeline's own dimensions, in the order of the extracts' bindings.
  ///   - rangeSize: bytes that one thread reads at a time.
  package init(
    extracts: [Extract], declared: [Dimension], grain: Grain, threads: Int, rangeSize: Int,
    meter: ProgressMeter? = nil, takeContradiction: ((ContradictoryRecord) -> Void)? = nil
  ) {
    self.extracts = extracts
    self.declared = declared
    self.grain = grain
    self.threads = threads
    self.rangeSize = rangeSize
    self.meter = meter
    self.takeContradiction = takeContradiction
  }

  /// - Throws: what made it impossible to read everything, or to keep what was read.
  package func run(_ log: RejectLog) throws(FoldError) -> Result {
    // A record of a real extract has some 250 bytes; a wrong estimate costs time only.
    let expectedRecords = extracts.reduce(0) { $0 + ($1.source.plainSize ?? 1 << 30) / 256 }
    var workers: [FoldWorker] = []
    for _ in 0..<threads {
      workers.append(
        FoldWorker(
          extracts: extracts, declared: declared, grain: grain,
          partitions: grain.tellsGraduatesApart
            ? Partitions(expectedRecords: expectedRecords, keepsNames: grain.comparesNames) : nil,
          log: log, takeContradiction: takeContradiction, meter: meter))
    }
    let records: [Int]
    do throws(ExtractError) {
      records = try ParallelReading.read(extracts.map(\.span), rangeSize: rangeSize, by: workers).map(
        \.record)
    } catch {
      throw .extract(error)
    }
    // Settling needs room of its own, when there are the most sightings.
    for worker in workers { worker.endReading() }
    do throws(Excess) {
      if let excess = workers.lazy.compactMap(\.excess).first { throw excess }
      return try merge(workers, records: records)
    } catch {
      throw .excess(error)
    }
  }

  // MARK: Merging

  private func merge(_ workers: [FoldWorker], records: [Int]) throws(Excess) -> Result {
    var builder = CubeBuilder(dimensions: grain.dimensions)
    var ledger = Ledger(extracts: extracts.count)
    // By worker and its cell, the cell of the cube.
    var cells: [[Int]] = []
    for worker in workers { cells.append(try self.cells(of: worker.cellTable, in: &builder)) }
    for (worker, cells) in zip(workers, cells) {
      ledger += worker.ledger
      builder.add(worker.counters, toCells: cells)
      if let flows = worker.flows { builder.add(flows.mapped(to: cells)) }
    }
    var repeats: [RepeatedRecord] = []
    var superseded: SupersededRecords?
    if grain.tellsGraduatesApart {
      let settlers = settle(workers, cells, records, into: &builder, &ledger)
      repeats = settlers.flatMap(\.repeats)
      if grain.keepsSuperseded { superseded = SupersededRecords(settlers, of: records.reduce(0, +)) }
    }
    var comparisons: [Int: SchemeComparison] = [:]
    for worker in workers {
      for (source, counts) in worker.comparisons {
        comparisons[source, default: SchemeComparison()].add(counts, worker.readings)
      }
    }
    return Result(
      cube: builder.cube(), ledger: ledger, records: records,
      repeats: repeats.sorted { $0.repeated < $1.repeated }, superseded: superseded,
      contradictions: Self.contradictions(
        of: workers, besides: superseded, dimensions: grain.dimensions.count),
      comparisons: comparisons,
      traces: workers.map(\.trace), lines: workers.map(\.lines),
      otherValues: Dictionary(grouping: workers.flatMap(\.otherValues), by: \.key).map { dimension, values in
        (dimension, values.flatMap(\.value))
      })
  }

  /// By cell of a worker, the cell of the cube.
  private func cells(of table: CellTable, in builder: inout CubeBuilder) throws(Excess) -> [Int] {
    var numbers: [[UInt32]] = []
    for dimension in builder.dimensions.indices {
      numbers.append(
        table.values(ofDimension: dimension).map { builder.number(of: $0, inDimension: dimension) })
    }
    var cells: [Int] = []
    for cell in 0..<table.count {
      // Now and then: what all workers have met may be their number times as much as each may.
      if cell % 4096 == 0 { try builder.requireRoom(grain.mostDistinct) }
      let (values, input) = table.key(ofCell: cell)
      cells.append(builder.cell(values.enumerated().map { numbers[$0][Int($1)] }, input: input))
    }
    try builder.requireRoom(grain.mostDistinct)
    return cells
  }

  /// Settles the duplicates, partition by partition, and adds the records that count.
  private func settle(
    _ workers: [FoldWorker], _ cells: [[Int]], _ records: [Int], into builder: inout CubeBuilder,
    _ ledger: inout Ledger
  ) -> [Settler] {
    for worker in workers { worker.partitions?.checkInvariants() }
    let starts = records.reduce(into: [0]) { $0.append($0.last! + $1) }
    let cellCount = builder.cellCount
    let settlers = (0..<threads).map { _ in
      Settler(
        partitions: workers.compactMap(\.partitions), cells: cells, cubeCells: cellCount, starts: starts,
        grain: grain)
    }
    let partitions = workers.first?.partitions?.count ?? 0
    let threads = threads
    Threads.run(threads) { thread in
      for partition in stride(from: thread, to: partitions, by: threads) {
        settlers[thread].settle(partition)
      }
    }
    // They take more memory than all else, and flows that are merged take much, too.
    for worker in workers { worker.partitions?.removeAll() }
    for settler in settlers {
      ledger += settler.ledger
      builder.add(settler.counters, toCells: Array(0..<cellCount))
      if let flows = settler.flows { builder.add(flows) }
    }
    return settlers
  }
}
