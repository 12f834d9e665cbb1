import ExtractReading

/// One classified row for each graduate that a run has counted: what other engines start from.
///
/// A row has year, institution, program, level and the declared dimensions as the report's groups have them, what
/// became of the graduate and where, and a keyed hash in place of the ID. Nothing else of a record is in it.
public struct GraduateRows: Sendable {
  let extracts: [Extract]
  let declared: [String]
  let dimensions: [String]
  /// All must hold.
  let filters: [Filter]
  let superseded: SupersededRecords?
  let key: GraduateKey
  let threads: Int
  let rangeSize: Int
  /// By extract, the records and the rows that there must be.
  let expected: [(records: Int, rows: Int)]

  /// The names of the columns, in order.
  public var columns: [String] { RowColumns(dimensions: dimensions).names }

  /// How many rows there are.
  public var count: Int { expected.reduce(0) { $0 + $1.rows } }

  /// Reads the extracts again and writes a row for each graduate, in input order.
  ///
  /// The same bytes for any number of threads, where the key is the same.
  /// - Throws: `JobError.output`, also where nobody takes the rows any more; `JobError.extract`, also where an extract
  ///   changed since it was counted.
  public func write(_ format: RowFormat, to sink: any ByteSink) throws(JobError) {
    let cells = RowCells(RowColumns(dimensions: dimensions), format)
    let queue = RowQueue(sink)
    let heading = RowQueue.Rows()
    cells.heading.withUnsafeBufferPointer { heading.text.append($0) }
    queue.write(heading, turn: queue.takeTurn())
    do throws(ExtractError) {
      try write(cells, queue)
    } catch {
      throw .extract(error)
    }
    if let failure = queue.failure { throw .output(failure) }
  }

  private func write(_ cells: RowCells, _ queue: RowQueue) throws(ExtractError) {
    var workers: [RowWorker] = []
    for _ in 0..<threads { workers.append(try RowWorker(self, extracts, cells, queue)) }
    let records = try ParallelReading.read(extracts.map(\.span), rangeSize: rangeSize, by: workers)
    if queue.failure != nil { return }
    for (place, extract) in extracts.enumerated() {
      let rows = workers.reduce(0) { $0 + $1.rows[place] }
      guard (records[place], rows) == expected[place] else {
        throw ExtractError(.changed, path: extract.path)
      }
    }
  }
}

extension Job {
  /// The rows of what was counted.
  func rows(of extracts: [Extract], _ result: Fold.Result, _ report: Report) -> GraduateRows {
    GraduateRows(
      extracts: extracts, declared: pipeline.dimensions, dimensions: pipeline.allDimensions,
      filters: inquiry.filters, superseded: result.superseded, key: graduateKey, threads: threads,
      rangeSize: rangeSize ?? Fold.defaultRangeSize,
      expected: report.inputs.map { ($0.control.records, $0.control.accepted) })
  }
}
