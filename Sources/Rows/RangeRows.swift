import Buffers
package import Counting
package import ExtractReading
package import Outputs
package import Pipelines
package import Rendering

/// The rows of one range: of every graduate, whoever else there is of them elsewhere.
package final class RangeRows: OutcomeTaker {
  private let writer: RowWriter
  private let sink: any ByteSink
  private var text = ByteText()
  package private(set) var count = 0
  /// Why nobody takes rows any more.
  package private(set) var failure: OutputError?

  package init(
    _ table: CellTable, dimensions: [Dimension], filters: [Filter], key: GraduateKey, _ format: RowFormat,
    withHeading: Bool = true,
    to sink: any ByteSink
  ) {
    let cells = RowCells(RowColumns(dimensions: dimensions), format)
    writer = RowWriter(table, dimensions: dimensions, filters: filters, cells: cells, key: key)
    self.sink = sink
    if withHeading { text.append(cells.heading) }
  }

  package func take(_ outcome: RangeOutcome, at position: RecordPosition) {
    count += writer.write(outcome, to: &text) { _ in false }
    if failure == nil { drain() }
  }

  /// Writes what is left.
  ///
  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) {
    if failure == nil { drain() }
    if let failure { throw failure }
  }

  private func drain() {
    do throws(OutputError) { try sink.write(text.bytes) } catch { failure = error }
    text.removeAll()
  }
}
