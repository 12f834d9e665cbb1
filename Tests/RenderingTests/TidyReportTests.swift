import Counting
import Outcomes
import Reports
import Testing

@testable import Outputs
@testable import Rendering

struct TidyReportTests {
  private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  private static func columns(_ report: Report) -> [String] {
    let sink = MemorySink()
    do throws(OutputError) { try report.writeTidyColumns(to: sink) } catch { return ["\(error)"] }
    return lines(String(decoding: sink.bytes, as: UTF8.self))
  }

  @Test func readsAsPublished() {
    let lines = Self.lines(SampleReport.text(SampleReport.report(), .tidy))
    #expect(lines[0] == "by,key_institution,key_program,name_institution,name_program,measure,value,verdict")
    #expect(lines[1] == ",,,,,counts_graduates,12,")
    #expect(lines.contains("institution,50001,,\"渝,\"\"州\"\"大学\",,rates_employment_value,0.833333,"))
    #expect(lines.contains("institution,50001,,\"渝,\"\"州\"\"大学\",,rates_employment_verdict,,undetermined"))
    #expect(lines.contains("\"institution,program\",50001,\"'=510201\",\"渝,\"\"州\"\"大学\",,counts_placed,10,"))
    // Nobody is no 0.
    #expect(lines.contains("institution,空学校,,空学校,,rates_employment_value,,"))
  }

  /// Nothing of the flat report is lost: a row for each of its cells, under the name of its column.
  @Test(arguments: [false, true])
  func everyCellOfTheFlatReportIsThere(sensitivity: Bool) {
    var report = SampleReport.report()
    report.showsSensitivity = sensitivity
    report.groups.removeAll { $0.key.contains("=510201") }
    // Without commas in texts, lines can be cut anywhere.
    report.groups[1].name = ["渝州大学"]
    let flat = Self.lines(SampleReport.text(report, .csv)).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let measures = report.columns.dropFirst(5)
    let expected = flat.dropFirst().flatMap { cells in
      zip(measures, cells.dropFirst(5)).map { measure, cell in
        (cells.prefix(5) + (measure.hasSuffix("verdict") ? [measure, "", cell] : [measure, cell, ""]))
          .joined(separator: ",")
      }
    }
    #expect(Array(Self.lines(SampleReport.text(report, .tidy)).dropFirst()) == expected)
  }

  @Test(arguments: [false, true])
  func listOfColumnsNamesThemAll(sensitivity: Bool) {
    var report = SampleReport.report()
    report.showsSensitivity = sensitivity
    let list = Self.columns(report)
    #expect(list[0] == "kind,name,label_zh,label_en,unit,decimals")
    func names(_ kind: String) -> [String] {
      list.filter { $0.hasPrefix(kind + ",") }.map { String($0.split(separator: ",")[1]) }
    }
    let header = Self.lines(SampleReport.text(report, .tidy))[0]
    #expect(names("column").joined(separator: ",") == header)
    #expect(names("measure") == Array(report.columns.dropFirst(5)))
    #expect(list.count == 1 + names("column").count + names("measure").count)
    #expect(list.contains("measure,rates_employment_upper,就业率，最高,\"Employment, at most\",fraction,6"))
    #expect(list.contains("measure,counts_unclear,去向不明,Unclear,people,0"))
  }

  @Test func everyCountHasWords() {
    let named = Counts(Tally(), methodology: Methodology()).named.map { "\($0.key)" }
    #expect(CountWords.all.map(\.name) == named)
  }
}
