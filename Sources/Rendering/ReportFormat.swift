package import Outputs
import Reports

/// The forms of text in which a report can be written.
package enum ReportFormat: String, CaseIterable, Sendable {
  case json, ndjson, csv, table, tidy
}

extension Report {
  /// Writes the report in one format; a sink that is a file still has to be committed.
  ///
  /// - Parameter table: how the table is laid out; the other formats have no use for it.
  package func write(
    _ format: ReportFormat, to sink: some ByteSink, table: TableStyle = TableStyle()
  ) throws(OutputError) {
    switch format {
    case .json: try writeJSON(to: sink)
    case .ndjson: try writeNDJSON(to: sink)
    case .csv: try writeCSV(to: sink)
    case .table: try writeTable(to: sink, style: table)
    case .tidy: try writeTidy(to: sink)
    }
  }
}
