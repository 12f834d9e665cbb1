import Buffers
package import Counting
import ExtractReading
package import Outputs
package import Pipelines
package import Rendering

/// One classified row for each graduate that a run has counted: what other engines start from.
///
/// A row has year, institution, program, level and the declared dimensions as the report's groups have them, what
/// became of the graduate and where, and a keyed hash instead of the ID. Nothing else of a record is in it.
package struct GraduateRows: Sendable {
  let extracts: [Extract]
  let declared: [Dimension]
  let dimensions: [Dimension]
  /// All must hold.
  let filters: [Filter]
  let superseded: SupersededRecords?
  let key: GraduateKey
  let threads: Int
  let rangeSize: Int
  /// By extract, the records (and what the reader takes for one) and the rows that there must be.
  let expected: [(records: Int, rows: Int)]

  package init(
    extracts: [Extract], declared: [Dimension], dimensions: [Dimension], filters: [Filter],
    superseded: SupersededRecords? = nil, key: GraduateKey, threads: Int, rangeSize: Int,
    expected: [(records: Int, rows: Int)]
  ) {
    self.extracts = extracts
    self.declared = declared
    self.dimensions = dimensions
    self.filters = filters
    self.superseded = superseded
    self.key = key
    self.threads = threads
    self.rangeSize = rangeSize
    self.expected = expected
  }

  /// Reads the extracts again and writes a row for each graduate, in input order.
  ///
  /// The same bytes for any number of threads, where the key is the same.
  /// - Throws: `RowsError.output`, also where nobody takes the rows any more; `RowsError.extract`, also where an extract
  ///   changed since it was counted.
  package func write(_ format: RowFormat, to sink: any ByteSink) throws(RowsError) {
    let cells = RowCells(RowColumns(dimensions: dimensions), format)
    let queue = RowQueue(sink)
    let heading = RowQueue.Rows()
    heading.text.append(cells.heading)
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
    let ends = try ParallelReading.read(extracts.map(\.span), rangeSize: rangeSize, by: workers)
    if queue.failure != nil { return }
    for (number, extract) in extracts.enumerated() {
      let rows = workers.reduce(0) { $0 + $1.rows[number] }
      guard (ends[number].record, rows) == expected[number] else {
        throw ExtractError(.changed, path: extract.path)
      }
    }
  }
}
