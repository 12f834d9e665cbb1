import Outcomes
import Testing

@testable import Pipelines

@Suite struct PipelineSettingsTests {
  @Test(
    "Every key and value of the methodology",
    arguments: [
      ("stay_denominator=placed", Methodology(stayDenominator: .placed)),
      ("stay_denominator=graduates", Methodology(stayDenominator: .graduates)),
      ("circle=strict", Methodology(circle: .strict)),
      (" circle = strict ", Methodology(circle: .strict)),
      ("partial_counties=out", Methodology(partialCounties: .out)),
      ("duplicates=keep-first", Methodology(duplicates: .keepFirst)),
      ("duplicates=off", Methodology(duplicates: .off)),
    ])
  func methodology(setting: String, expected: Methodology) throws {
    var methodology = Methodology()
    try methodology.apply(setting)
    #expect(methodology == expected)
  }

  @Test(
    "What is no setting",
    arguments: [
      ("circle", "“circle” has no `=`; write KEY=VALUE"),
      (
        "circel=strict",
        "there is no `circel`; did you mean `circle`? (allowed: stay_denominator, circle, partial_counties, duplicates)"
      ),
      (
        "circle=stirct",
        "`circle` cannot be “stirct”; did you mean `strict`? (allowed: all-chongqing, strict)"
      ),
      ("partial_counties=", "`partial_counties` cannot be “”; allowed: in, out"),
    ])
  func refusesMethodology(setting: String, message: String) {
    var methodology = Methodology()
    let error = #expect(throws: SettingError.self) { try methodology.apply(setting) }
    #expect(error?.description == message)
    #expect(methodology == Methodology())
  }

  @Test(
    "A share is exact to six places",
    arguments: [
      ("0", 0), ("1", 1_000_000), ("1.0", 1_000_000), ("0.9", 900_000), ("0.90", 900_000), ("0.1", 100_000),
      ("0.333333", 333_333), ("0.000001", 1),
    ])
  func share(text: String, millionths: Int) throws {
    var targets = Targets()
    try targets.apply("employment=\(text)")
    #expect(targets.employment == Target(millionths: millionths))
  }

  @Test(
    "What is no share",
    arguments: [
      "", "90", "90%", "1.000001", "-0.1", ".9", "1.", "0.1234567", "0,9", "9e-1", "0.9.1", "nan", "０.９",
    ])
  func refusesShare(text: String) {
    var targets = Targets()
    #expect(throws: SettingError.badShare(key: "stay_in_circle", value: text)) {
      try targets.apply("stay_in_circle=\(text)")
    }
  }
}
