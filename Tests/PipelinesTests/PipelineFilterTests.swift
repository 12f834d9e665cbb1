import Testing

@testable import Pipelines

@Suite struct PipelineFilterTests {
  static let dimensions = ["year", "institution", "program", "level", "gender"].map(Dimension.init)

  @Test(
    "A condition and what it lets through",
    arguments: [
      ("institution=50001", ["50001", "某校"], true),
      ("institution=某校", ["50001", "某校"], true),
      ("institution=50002,某校", ["50001", "某校"], true),
      ("institution=50002", ["50001", "某校"], false),
      ("institution!=50002", ["50001", "某校"], true),
      ("institution!=某校", ["50001", "某校"], false),
      ("level=A", ["AB"], false),
      ("level=A*", ["AB"], true),
      ("level=*科*", ["本科生毕业"], true),
      ("level=*", [""], true),
      ("level!=本科", [""], true),
      ("level=新层次", [" 新层次\u{3000}"], true),
      ("level=A", ["a"], false),
      ("level=本科", ["本科生毕业"], true),
      ("level=本科*", ["本科生结业"], true),
      ("level=高职（专科）", ["专科生毕业"], true),
      ("level!=大专,中专", ["专科生毕业"], false),
      ("level=本科", ["本科生结业"], false),
      ("gender=本科", ["本科生毕业"], false),
      ("institution=4150014008", ["14008", "某校"], true), ("institution!=4150014008", ["14008"], false),
      ("institution=4150014009", ["14008"], false), ("institution=50001,4150014008", ["14008"], true),
      ("institution=14008", ["4150014008"], true), ("institution=3650014008", ["14008"], false),
      ("program=4150014008", ["14008"], false),
      ("institution=学院(重庆)", ["50001", "学院（重庆）"], true),
      ("institution=*（重庆）", ["50001", "学院(重庆)"], true),
      ("gender=(男)", ["（男）"], false),
      ("program=5102*", ["510201"], true),
      ("program=5102*", ["500201"], false),
      ("program=5*0*1", ["5102001"], true),
      ("program=5*0*1", ["510200"], false),
      ("year=2025", ["2025"], true),
      ("year=2023..2025", ["2023"], true),
      ("year=2023..2025", ["2025"], true),
      ("year=2023..2025", ["2026"], false),
      ("year=2023..2025", [""], false),
      ("year!=2023..2025", ["2026"], true),
      ("year=2020,2023..2025", ["2020"], true),
      ("year=202*", ["2029"], true),
      (" gender = 男 , 女 ", ["女"], true),
    ])
  func matches(text: String, values: [String], isMatched: Bool) throws {
    #expect(try Filter.parse(text, dimensions: Self.dimensions).matches(values: values) == isMatched)
  }

  @Test(
    "What is no condition",
    arguments: [
      ("2025", FilterError.noEqualsSign("2025")),
      ("", .noEqualsSign("")),
      ("yaer=2025", .unknownDimension("yaer", nearest: "year", known: dimensions.map(\.name))),
      ("zone=50", .unknownDimension("zone", nearest: nil, known: dimensions.map(\.name))),
      ("=50", .unknownDimension("", nearest: nil, known: dimensions.map(\.name))),
      ("level=", .emptyValue("level=")),
      ("level=a,,b", .emptyValue("level=a,,b")),
      ("year=25", .badYear("25", "year=25")),
      ("year=2025..2023", .badYear("2025..2023", "year=2025..2023")),
      ("year=2025..", .badYear("2025..", "year=2025..")),
    ])
  func refuses(text: String, error: FilterError) {
    #expect(throws: error) { try Filter.parse(text, dimensions: Self.dimensions) }
  }

  @Test func keepsTheTextForTheReport() throws {
    let filter = try Filter.parse(" level!=本科 ", dimensions: Self.dimensions)
    #expect(filter.text == "level!=本科")
    #expect(filter.isNegated)
  }
}
