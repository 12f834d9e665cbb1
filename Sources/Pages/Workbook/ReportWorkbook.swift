import FoundationEssentials
import Outcomes
package import Outputs
import Rendering
import Spreadsheets

/// A report as a workbook for people: a sheet for each dimension of its groups (学校, 专业), and 去向, 口径, 质量 and 说明.
package struct ReportWorkbook {
  private let report: PublishedReport

  package init(_ report: PublishedReport) { self.report = report }

  package func write(to sink: some ByteSink) throws(OutputError) { try workbook.write(to: sink) }

  var workbook: Workbook {
    let title = report.pipeline.title.isEmpty ? report.pipeline.name : report.pipeline.title
    let groups =
      report.groupBy.isEmpty
      ? [GroupSheet(report, depth: 0)] : report.groupBy.indices.map { GroupSheet(report, depth: $0 + 1) }
    return Workbook(
      title: printable(title), created: created,
      sheets: groups.map(\.sheet) + [
        DestinationSheet(report).sheet, DefinitionSheet(report).sheet, QualitySheet(report).sheet,
        NoteSheet(report, groups: groups).sheet,
      ])
  }

  /// When the report was finished, where it says so.
  private var created: Int? {
    guard let text = report.finishedAt, let date = try? Date(text, strategy: .iso8601) else { return nil }
    let seconds = date.timeIntervalSince1970
    // What the property of a file can be: of the years 1980 to 9999.
    return (315_532_800...253_402_300_799).contains(seconds) ? Int(seconds) : nil
  }
}
