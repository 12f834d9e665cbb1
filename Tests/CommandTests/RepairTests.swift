import Foundation
import Testing

/// Damage by spreadsheets: a damaged extract counts as the clean one does, and each repair is counted.
struct RepairTests {
  @Test(arguments: [
    ("decimal_suffix", "20500001.0,2025.0,59001.0,渝西,510201.0,10.0,500118.0", 6),
    ("apostrophe", "'20500001,'2025,'59001,渝西,'510201,'10,'500118", 6),
    ("formula_quotes", #""=""20500001""",2025,59001,渝西,510201,"=""10""","=""500118""""#, 3),
    ("full_width", "２０５００００１,２０２５,５９００１,渝西,５１０２０１,１０,５００１１８", 6),
    ("invisible_characters", "20500001\u{A0},2025,59001\u{3000},\u{FEFF}渝西,510201,10,500118\u{A0}", 3),
    ("long_code", "20500001,2025,59001,渝西,510201,10,500118000000", 1),
    ("leading_zero", "20500001,2025,59001,渝西,20101,10,500118", 1),
  ])
  func repairsAreCountedAndChangeNothingElse(kind: String, record: String, count: Int) throws {
    let program = kind == "leading_zero" ? "020101" : "510201"
    let clean = "20500001,2025,59001,渝西,\(program),10,500118"
    let header = SmallExtract.extract.prefix { $0 != "\n" }
    var reports: [(groups: String, text: String)] = []
    for line in [clean, record] {
      let workspace = try SmallExtract.workspace(extract: "\(header)\n\(line)\n")
      let run = try liuyu("run", "small.yaml", "--reproducible", in: workspace.folder)
      #expect(run.status == 0, "\(run.errors)")
      reports.append((String(run.text[run.text.range(of: "\"group_by\"")!.lowerBound...]), run.text))
    }
    #expect(reports[0].groups == reports[1].groups)
    #expect(reports[0].text.contains("\"repairs\": {}"))
    #expect(reports[1].text.contains("\"\(kind)\": \(count)"), "\(reports[1].text.prefix(2000))")
  }

  /// A date decides only under one rule; what was repaired does not depend on what is asked.
  @Test(arguments: ["keep-latest", "keep-first", "reject", "count", "off"])
  func repairsOfDatesAreCountedUnderEveryRule(duplicates: String) throws {
    let repairs = #"{"apostrophe": 2, "full_width": 1}"#
    let pipeline = SmallExtract.pipeline.replacing(
      "location_code:", with: "updated_at: [签约日期]\n      location_code:")
    let dates = ["签约日期", "'2025-07-01", "'2025-07-01", "２０２５-０７-０１", "2025-07-02"]
    let lines = zip(SmallExtract.extract.split(separator: "\n"), dates).map { "\($0),\($1)\n" }
    let workspace = try SmallExtract.workspace(pipeline: pipeline, extract: lines.joined())
    for threads in ["1", "2"] {
      let run = try liuyu(
        "run", "small.yaml", "--methodology", "duplicates=\(duplicates)", "--threads", threads,
        in: workspace.folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.contains("\"repairs\": \(repairs)"), "\(run.text.prefix(2000))")
    }
  }

  /// An institution has a code of five digits: it must not grow a zero.
  @Test func institutionCodesStayAsTheyAre() throws {
    let workspace = try SmallExtract.workspace()
    let run = try liuyu("run", "small.yaml", in: workspace.folder)
    #expect(run.text.contains(#""institution": "59001""#))
  }
}
