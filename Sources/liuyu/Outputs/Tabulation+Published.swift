import Counting
import Cubes
import Outputs
import Pages
import Pipelines
import ReferenceData
import Rendering
import Reports

extension Tabulation {
  /// The report of which pages and workbooks are made, with what the report beside them need not have: other definitions, where
  /// everyone works, and, where the inquiry shows a trend, the years.
  ///
  /// - Parameters:
  ///   - run: as the report beside it tells of the run.
  ///   - disclosure: what of it is told.
  /// - Throws: `OutputError`; whatever it cannot be made of is a mistake of this program.
  func published(_ inquiry: Inquiry, run: Report.Run?, _ disclosure: DisclosureOptions) throws
    -> PublishedReport
  {
    var own = inquiry
    own.showsSensitivity = true
    own.flows = nil
    var report = report(on: own)
    report.run = run
    (own.groupBy, own.flows) = ([], inquiry.flows ?? .city)
    report.flows = self.report(on: own).flows
    // Through its JSON, as `render` has it: there is one way from a report to people.
    let json = MemorySink()
    try report.told(disclosure).write(.json, to: json)
    return try PublishedReport(json.bytes, path: "the report")
  }
}
