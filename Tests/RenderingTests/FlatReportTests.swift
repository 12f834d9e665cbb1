import Buffers
import Outcomes
import Reports
import Testing

@testable import Rendering

struct FlatReportTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    ("=1+1", "\"'=1+1\""), ("+86", "\"'+86\""), ("-1", "\"'-1\""), ("@SUM", "\"'@SUM\""), ("＝1", "\"'＝1\""),
    ("=a\"", "\"'=a\"\"\""),
    ("1=1", "1=1"), ("学校-专业", "学校-专业"), ("=\u{301}1", "\"'=\u{301}1\""),
    // Nothing steers a terminal, or begins another line.
    ("\tx", "\u{FFFD}x"), ("a\nb", "a\u{FFFD}b"), ("a\r\nb", "a\u{FFFD}\u{FFFD}b"),
    ("\u{1B}[31m", "\u{FFFD}[31m"),
    ("a\u{9B}b", "a\u{FFFD}b"), ("a\u{202E}b", "a\u{FFFD}b"),
  ])
  func noCellStartsAFormula(text: String, cell: String) {
    var row = CSVRow()
    row.cell(text)
    #expect(row.text.array == Array(cell.utf8))
  }

  @Test(arguments: [false, true])
  func everyRowHasEveryColumn(sensitivity: Bool) {
    var report = SampleReport.report()
    report.showsSensitivity = sensitivity
    for group in report.groups {
      var counter = CellCounter()
      report.write(group, into: &counter)
      #expect(counter.cells == report.columns.count)
    }
    #expect(Set(report.columns).count == report.columns.count)
  }

  @Test func csvReadsAsPublished() {
    let lines = SampleReport.text(SampleReport.report(), .csv).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(
      lines[0].hasPrefix(
        "\u{FEFF}by,key_institution,key_program,name_institution,name_program,counts_graduates,counts_placed")
    )
    #expect(lines[0].hasSuffix("rates_stay_in_circle_verdict,rates_stay_in_circle_needed"))
    #expect(
      lines[1].hasPrefix(
        ",,,,,12,10,9,9,0,0,0,1,0,1,1,5,1,0,3,3,6,3,10,12,0.833333,0.916667,0.9,undetermined,1,"))
    #expect(lines[2].hasPrefix("institution,50001,,\"渝,\"\"州\"\"大学\",,12,"))
    #expect(lines[3].hasPrefix("\"institution,program\",50001,\"'=510201\",\"渝,\"\"州\"\"大学\",,12,"))
    #expect(lines[4].hasPrefix("institution,空学校,,空学校,,0,"))
    #expect(lines[4].hasSuffix(",0,0,,,0.75,not_assessed,0"))
    #expect(lines[5].isEmpty)
  }

  @Test func ndjsonReadsAsPublished() {
    let lines = SampleReport.text(SampleReport.report(), .ndjson).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines[0].hasPrefix(
        #"{"by": "", "key_institution": null, "key_program": null, "name_institution": null, "name_program": null, "counts_graduates": 12,"#
      ))
    #expect(
      lines[2].contains(#""key_program": "=510201", "name_institution": "渝,\"州\"大学", "name_program": null"#))
    #expect(
      lines[3].contains(
        #""rates_employment_value": null, "rates_employment_upper": null, "rates_employment_target": 0.9"#))
    #expect(lines.allSatisfy { $0.hasSuffix("}") })
  }

  @Test func sensitivityIsFlattenedByName() {
    var report = SampleReport.report()
    report.showsSensitivity = true
    #expect(report.columns.contains("sensitivity_graduates_strict_out_stay_in_circle_verdict"))
  }
}

private struct CellCounter: CellWriter {
  var cells = 0
  mutating func cell(_ text: String?) { cells += 1 }
  mutating func cell(term: StaticString) { cells += 1 }
  mutating func cell(_ number: Int?) { cells += 1 }
  mutating func cell(millionths: Int?) { cells += 1 }
}
