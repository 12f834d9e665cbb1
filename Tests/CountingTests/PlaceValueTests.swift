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
      ("500118-永川区", ["code_with_name"]), ("永川区(500118)", ["code_with_name"]),
      ("500118永川区", ["code_with_name"]),
      ("[500118]永川区", ["code_with_name"]), ("\t500118", ["invisible_characters"]),
    ] as [(String, [String])])
  func aTextThatIsACodeIsReadAsOne(text: String, repairs: [String]) {
    let explanation = LocationClaims(location: text).explanation
    #expect(explanation.placement?.division?.description == "500118")
    #expect(explanation.evidence?.name == "location_text")
    #expect(explanation.repairs == repairs)
  }

  /// A code in one cell with a name, in either column: both say the same of the place, and of the conflict.
  @Test(arguments: ["500118", "500229", "500000", "510000", "510104", "510700", "440300", "110000"])
  func aCodeIsHeldAgainstTheNameInItsCell(code: String) {
    let names = ["永川区", "重庆市", "成都市", "四川省成都市武侯区", "绵阳市", "深圳市", "重庆市外", "市外", "某地", "美国", "江北区"]
    for name in names {
      let inCode = LocationClaims(code: "\(code)-\(name)").explanation
      for cell in [
        "\(code)\(name)", "\(code) \(name)", "\(name)（\(code)）", "\(name)(\(code))", "【\(code)】\(name)",
      ] {
        let place = PlaceInText(name)
        // 110000 is a postal code of 辽宁, 510000 of 广东.
        let isPostal =
          place.denied == nil && PostalCode.isPossible(code[...], of: place.placement?.division)
        for claims in [LocationClaims(code: cell)] + (isPostal ? [] : [LocationClaims(location: cell)]) {
          let explanation = claims.explanation
          #expect(explanation.placement == inCode.placement, "\(cell)")
          #expect(
            explanation.conflicts == inCode.conflicts && explanation.refined == inCode.refined, "\(cell)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("510000广东省广州市", "440100"), ("广东省深圳市南山区（518000）", "440305"), ("610000成都市", "510100"),
      ("某路9号（430000）", nil),
      ("13800000000成都市", "510100"), ("402160重庆市永川区", "500118"), ("5.10E+05-成都市", "510100"),
    ] as [(String, String?)])
  func otherNumbersInATextAreNoCodes(text: String, division: String?) {
    let explanation = LocationClaims(location: text).explanation
    #expect(explanation.placement?.division?.description == division)
    #expect(explanation.conflicts == [])
  }

  @Test(arguments: [
    ("重庆市", "500118", "500118"), ("500000", "156500118", "500118"), ("", "500118", "500118"),
    ("500000", "永川区", "500118"),
    ("重庆市", "510107", "500000"), ("重庆市", "", "500000"), ("重庆市", "外", nil),
  ])
  func aCodeAfterItsProvinceIsReadAsOne(province: String, text: String, division: String?) {
    let outcome = Outcome(bits: PlaceReading.meaning((province, text)).both.value)
    #expect(division == nil || outcome.placement.division?.description == division)
    #expect((division == nil) == (outcome.bits & 1 == 1))
    #expect(
      PlaceReading.text(after: province).meaning(text).value == outcome.bits || province.isEmpty
        || text.isEmpty)
  }

  @Test(arguments: [
    ("重庆市", "500118成都市", "500118", true), ("重庆市", "500118-永川区", "500118", false),
    ("500000", "成都市", "500000", true),
    ("500000重庆市", "永川区", "500118", false), ("510000", "成都市", "510100", false),
    ("四川省", "成都市（510100）", "510100", false),
  ])
  func aCodeOfAPairIsHeldAgainstItsNames(province: String, text: String, division: String, contradicts: Bool)
  {
    let (both, name) = PlaceReading.meaning((province, text))
    let claim = PlaceClaim(evidence: .locationText, value: "", place: both.value, name: name)
    #expect(claim.placement.division?.description == division)
    #expect(claim.isContradictory == contradicts)
  }

  @Test func everyDivisionAgreesWithItsOwnName() {
    for division in Divisions.current.codes.compactMap({ Divisions.current[$0] }) {
      for name in [division.name, division.path] {
        let claims = LocationClaims(code: "\(division.code)-\(name)")
        if !claims.explanation.conflicts.isEmpty { Issue.record("\(division.code)-\(name)") }
      }
    }
  }
}
