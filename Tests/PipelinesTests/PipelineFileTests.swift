import ExtractReading
import Outcomes
import Testing

@testable import Pipelines

@Suite struct PipelineFileTests {
  /// A pipeline with every key.
  static let whole = #"""
    name: western-base
    title: 西部职教基地毕业生就业监测
    sources:                              # read in this order; several layouts can stand side by side
      - path: ../sample-data/higher/*.csv # relative to this file
        encoding: auto
        header_row: 1
        destination_codes: gxjy
        columns:
          graduate_id: [考生号, ksh]
          year: [毕业年份]
          institution_code: [学校代码, yxdm]
          institution_name: 学校名称
          level: [学历层次, xlcc]
          destination_code: [毕业去向代码, byqxdm]
          employer: [单位名称#2]
          updated_at: [签约日期]
        identity: [institution, year, graduate_id]
        constants: {level: 高职}
      - path: '-'
        encoding: UTF16
        header_row: 2
        skip_rows: 1
        delimiter: "\t"
        destination_codes: jyt1001-secondary
        columns: {destination_text: byqx, gender: xb2}
        constants: {year: 2025, gender: 男}
        from_path: '(?<institution_code>\d{5})-(?<institution_name>[^/]+)\.csv'
    dimensions: {gender: [性别, xb]}
    where: [year=2023..2025, "level=本科,高职"]
    methodology: {stay_denominator: placed, circle: strict, partial_counties: out, duplicates: keep-first}
    targets: {employment: 0.95, stay_in_chongqing: 0.6, stay_in_circle: 0.75}
    group_by: [institution, gender]
    output: {report: out/report.json, cube: out/graduates.cube, rejects: out/rejects.ndjson}
    """#

  /// The least that is a pipeline, as lines to change.
  static let least = """
    name: least
    sources:
      - path: a.csv
        destination_codes: gxjy
        columns: {institution_code: yxdm, destination_code: byqxdm}
    """

  static func load(_ text: String) throws(PipelineErrors) -> Pipeline {
    try PipelineFile.parse(Array(text.utf8), path: "p.yaml")
  }

  @Test func loadsEveryKey() throws {
    let pipeline = try Self.load(Self.whole)
    #expect(pipeline.name == "western-base")
    #expect(pipeline.title == "西部职教基地毕业生就业监测")
    // sha256sum of the text
    #expect(pipeline.sha256.count == 64)
    #expect(pipeline.dimensions == [.declared("gender")])
    #expect(pipeline.filters.map(\.text) == ["year=2023..2025", "level=本科,高职"])
    #expect(
      pipeline.methodology
        == Methodology(
          stayDenominator: .placed, circle: .strict, partialCounties: .out, duplicates: .keepFirst))
    #expect(pipeline.targets.employment == Target(millionths: 950_000))
    #expect(pipeline.groupBy == [.institution, .declared("gender")])
    #expect(pipeline.reportPath == "out/report.json")
    #expect(pipeline.cubePath == "out/graduates.cube")
    #expect(pipeline.rejectsPath == "out/rejects.ndjson")
    try #require(pipeline.sources.count == 2)
    let (first, second) = (pipeline.sources[0], pipeline.sources[1])
    #expect(first.path == "../sample-data/higher/*.csv")
    #expect(first.encoding == .auto && first.headerRow == .row(1) && first.skipRows == 0)
    #expect(first.delimiter == nil)
    #expect(first.destinationScheme == .gxjy && first.identity == .institutionAndYear)
    #expect(first.columns[.graduateID] == ["考生号", "ksh"])
    #expect(first.columns[.institutionName] == ["学校名称"])
    #expect(first.dimensionColumns == ["gender": ["性别", "xb"]])
    #expect(first.constants == [.level: "高职"])
    #expect(first.line == 4)
    #expect(first.headerLists["destination_code"]?.line == 14)
    #expect(second.encoding.name == "utf-16" && second.headerRow == .row(2) && second.skipRows == 1)
    #expect(second.delimiter?.byte == UInt8(ascii: "\t"))
    #expect(second.destinationScheme == .jyt1001Secondary)
    #expect(second.identity == .institution)
    #expect(second.dimensionColumns == ["gender": ["xb2"]])
    #expect(second.dimensionConstants == ["gender": "男"])
    #expect(second.fromPath?.names == ["institution_code", "institution_name"])
  }

  @Test func loadsTheShippedPipeline() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let pipeline = try PipelineFile.load(path: "/\(root)/pipelines/western-base.yaml")
    #expect(pipeline.sources.count == 4)
    #expect(pipeline.methodology == Methodology() && pipeline.targets == Targets())
  }

  @Test func fillsInWhatIsLeftOut() throws {
    let pipeline = try Self.load(Self.least)
    #expect(pipeline.title == "least")
    #expect(pipeline.groupBy == [.institution, .program])
    #expect(pipeline.methodology == Methodology() && pipeline.targets == Targets())
    #expect(pipeline.filters.isEmpty && pipeline.dimensions.isEmpty)
    #expect(pipeline.reportPath == nil && pipeline.cubePath == nil && pipeline.rejectsPath == nil)
    #expect(pipeline.sources[0].encoding == .auto)
  }

  @Test(
    "What makes records one graduate's, in any order",
    arguments: [
      ("[institution, graduate_id]", Pipeline.Source.Identity.institution),
      ("[graduate_id, institution]", .institution),
      ("[institution, year, graduate_id]", .institutionAndYear),
      ("[graduate_id, year, institution]", .institutionAndYear),
    ])
  func loadsIdentity(list: String, identity: Pipeline.Source.Identity) throws {
    // The year may be a column, a constant or the path's.
    for year in [
      "constants: {year: 2025}", "from_path: '(?<year>20..)'",
    ] {
      let text = Self.least + "\n    \(year)\n    identity: \(list)"
      #expect(try Self.load(text).sources[0].identity == identity)
    }
  }

  @Test(
    "Harmless oddities load",
    arguments: [
      "\u{FEFF}" + least, least.replacing("\n", with: "\r\n"), "---\n" + least,
      least + "\nwhere:\ndimensions: ~\n",
      least + "\ngroup_by: []", least + "\nwhere: year=2025", least + "\ngroup_by: year",
    ])
  func loadsOddity(text: String) throws {
    #expect(try Self.load(text).name == "least")
  }
}
