import ReferenceData
import Regions
import Testing

@testable import Counting

/// Single values of the columns that say where somebody works, as spreadsheets and offices leave them.
struct PlaceValueTests {
  @Test(
    arguments: [
      ("500118-永川区", "500118", ["code_with_name"]), ("=\"500118\"", "500118", ["formula_quotes"]),
      ("156500118", "500118", ["country_prefix"]), ("５００１１８", "500118", ["full_width"]),
      ("500118.0", "500118", ["decimal_suffix"]), ("500118000000", "500118", ["long_code"]),
      ("\t500118\t", "500118", ["invisible_characters"]), ("'500118", "500118", ["apostrophe"]),
      ("无", nil, ["placeholder"]), ("5.10E+05", nil, ["damaged_code"]),
      ("5.00118E+05", "500118", ["scientific_notation"]), ("500118-", "500118", ["code_with_name"]),
    ] as [(String, String?, [String])])
  func valuesAreRepairedAsInARun(code: String, division: String?, repairs: [String]) {
    let explanation = LocationClaims(code: code).explanation
    #expect(explanation.placement?.division?.description == division)
    #expect(explanation.repairs == repairs)
  }

  @Test(
    "A code in the column of places",
    arguments: [
      ("500118", []), ("156500118", ["country_prefix"]), ("500118000000", ["long_code"]),
      ("=\"500118\"", ["formula_quotes"]),
      ("500118.0", ["decimal_suffix"]), ("５００１１８", ["full_width"]), ("'500118", ["apostrophe"]),
      ("5.00118E+05", ["scientific_notation"]), ("500118-", ["code_with_name"]),
      ("500118 无", ["code_with_name"]),
      ("500118-永川区", []), ("\t500118", ["invisible_characters"]),
    ] as [(String, [String])])
  func aTextThatIsACodeIsReadAsOne(text: String, repairs: [String]) {
    let explanation = LocationClaims(location: text).explanation
    #expect(explanation.placement?.division?.description == "500118")
    #expect(explanation.evidence?.name == "location_text")
    #expect(explanation.repairs == repairs)
  }

  @Test(arguments: [
    ("重庆市", "500118", "500118"), ("500000", "156500118", "500118"), ("", "500118", "500118"),
    ("500000", "永川区", "500118"),
    ("重庆市", "510107", "500000"), ("重庆市", "", "500000"), ("重庆市", "外", nil),
  ])
  func aCodeAfterItsProvinceIsReadAsOne(province: String, text: String, division: String?) {
    let outcome = Outcome(bits: PlaceReading.meaning(province: province, text: text).value)
    #expect(division == nil || outcome.placement.division?.description == division)
    #expect((division == nil) == (outcome.bits == Outcome.nowhere))
    #expect(
      PlaceReading.text(after: province).meaning(text).value == outcome.bits || province.isEmpty
        || text.isEmpty)
  }
}
