import Differential
import ReferenceData
import Regions
import Testing

@testable import Counting

/// What is explained of four values against what the columns of a run make of them.
struct LocationClaimsTests {
  private static let codes = [
    "", "500118", "500229", "500000", "500100", "510000", "510104", "510700", "510726", "513400", "440000",
    "440300",
    "710000", "810000", "820000", "512300", "511422", "429004", "420000", "999999", "100000", "50011", "0",
    "无", "/",
    "500118-永川区", "500118永川区", "500118-成都市", "500118-江津区", "500118-重庆市",
    "510000-成都市", "510000-四川省成都市", "510000-成都市武侯区", "500000-城口县", "510700-平武县", "999999-成都市", "50011-成都市",
    "500118-", "500118-/", "500118 无", "5.10E+05", "510000-重庆市", "510700 绵阳市",
    "500118-重庆市外", "510104-市外", "永川区（500118）", "成都市（500118）", "5.10E+05-成都市", "=\"500118\"", "'510000",
    "156500118", "５００１１８", "500118.0", "500118000000", "510100000", "500118\t", "\u{FEFF}500118", "永川区",
  ]
  private static let texts = [
    "", "重庆市", "重庆", "四川省", "四川", "城口", "重庆市永川区", "永川", "四川省成都市武侯区", "四川省成都市", "绵阳市", "绵阳市涪城区",
    "四川省绵阳市北川羌族自治县", "达州", "雅安市天全县", "天府新区", "绵阳市高新区科技路1号", "广东省", "广东省深圳市", "深圳市南山区", "北京",
    "香港", "港澳台", "澳门", "台湾", "美国", "日本东京", "中国", "江北区", "市中区", "无", "暂无", "—", "　重庆市　", "'成都市", "500118",
    "156500118", "156510000", "500118000000", "=\"500118\"", "５００１１８", "500118-", "5.10E+05", "5.10107E+05",
    "重庆市外", "市外", "永川区外", "四川省外", "成都市外", "500118成都市", "成都市（500118）", "510000-成都市武侯区", "510104-重庆市外",
    "重庆或成都", "成都、绵阳",
    "510000.0", "某地", "地址：重庆市永川区", "湖北省仙桃市", "\"重庆市\"", "重庆市,永川区", "￥", "巴州",
  ]
  private static let divisions = [
    "500118", "500229", "500000", "510000", "510107", "510700", "510726", "440300", "110101", "100000",
    "999999",
  ]
  private static let creditCodes =
    [
      "", "无", "91500118", "91500118MA5TEXT9XA", "not a code at all!", "9.15E+17", "9.15001180000001E17",
      "９．１５Ｅ＋１７", "MA5TEXT9X",
    ]
    + divisions.flatMap { division in
      let code = valid("91\(division)MA5TEXT9X")
      return [code, code.lowercased(), "=\"\(code)\"", code + "\t", "'" + code]
    }
  private static let employers = [
    "", "无", "/", "重庆云栖贸易有限公司", "成都云栖有限公司", "绵阳云栖有限公司", "四川云栖有限公司", "永川区云栖小学", "重庆银行成都分行", "中国银行",
    "云栖（北京）有限公司", "香港云栖有限公司", " 涪陵云栖有限公司", "四川省成都市武侯区云栖学校", "城口县中学", "深圳云栖有限公司", "某某有限公司", "Ａ公司",
  ]

  private static func valid(_ digits: String) -> String {
    let values = digits.utf8.map { CreditCode.alphabet.firstIndex(of: $0)! }
    let sum = zip(values, CreditCode.weights).reduce(0) { $0 + $1.0 * $1.1 }
    return digits + String(decoding: [CreditCode.alphabet[(31 - sum % 31) % 31]], as: UTF8.self)
  }

  static func drawn(_ count: Int) -> [[String]] {
    var random = SplitMix(seed: 17)
    return (0..<count).map { _ in
      [codes, texts, creditCodes, employers].map { random.once(in: 4) ? "" : random.pick($0) }
    }
  }

  @Test func whatIsExplainedIsWhatIsCounted() throws {
    let rows = Self.drawn(6_000)
    let outcomes = try StageSink.outcomes(of: rows)
    #expect(outcomes.count == rows.count)
    for (row, outcome) in zip(rows, outcomes) {
      let claims = LocationClaims(code: row[0], location: row[1], creditCode: row[2], employer: row[3])
      if claims.outcome != outcome { Issue.record("\(row): \(claims.outcome), counted \(outcome)") }
    }
  }

  @Test func whatIsRepairedIsCounted() throws {
    let rows = Self.drawn(6_000)
    let claims = rows.flatMap {
      LocationClaims(code: $0[0], location: $0[1], creditCode: $0[2], employer: $0[3]).claims
    }
    let values = claims.map { $0.reading.meaning($0.raw).repairs }
    let counted = try StageSink.repairs(of: rows)
    for repair in Repair.allCases {
      #expect(counted[Int(repair.rawValue)] == values.count { $0.contains(Repairs(repair)) }, "\(repair)")
    }
  }

  @Test func whatIsExplainedHoldsTogether() {
    for row in Self.drawn(2_000) {
      let claims = LocationClaims(code: row[0], location: row[1], creditCode: row[2], employer: row[3])
      let (explanation, outcome) = (claims.explanation, claims.outcome)
      let chosen = explanation.candidates.filter(\.isChosen)
      let isRight =
        explanation.placement == claims.placement
        && chosen.map(\.placement) == [explanation.placement].compactMap(\.self)
        && chosen.map(\.evidence) == [explanation.evidence].compactMap(\.self)
        && Set(explanation.conflicts) == outcome.conflictNames
        && Set(explanation.refined) == outcome.refinementNames
        && explanation.candidates.allSatisfy { !$0.reason.isEmpty }
      if !isRight { Issue.record("\(row): \(explanation)") }
    }
  }

  @Test func manyAreRefinedAndContradicted() {
    let outcomes = Self.drawn(2_000).map {
      LocationClaims(code: $0[0], location: $0[1], creditCode: $0[2], employer: $0[3]).outcome
    }
    #expect(Set(outcomes.flatMap(\.refinementNames)) == Set(Refinement.allCases.map(\.name)))
    #expect(Set(outcomes.flatMap(\.conflictNames)).count == Conflict.allCases.count - 1)
    #expect(outcomes.contains { $0.refinementNames.count == 2 })
    #expect(outcomes.contains { !$0.refinementNames.isEmpty && !$0.conflictNames.isEmpty })
  }

  @Test(arguments: [
    (
      ["510000", "四川省成都市武侯区", "", ""], "510107", "location_text", ["location_code_location_text"], [String]()
    ),
    (["500000", "城口", "", ""], "500229", "location_text", ["location_code_location_text"], []),
    (
      ["510000", "四川省成都市", valid("91510107MA5TEXT9X"), ""], "510107", "credit_code",
      ["location_code_location_text", "location_text_credit_code"], []
    ),
    (["510000", "", "", "成都云栖有限公司"], "510100", "employer", ["location_code_employer"], []),
    (["510107", "四川省", "", "成都云栖有限公司"], "510107", "location_code", [], []),
    (
      ["510000", "绵阳市", valid("91510107MA5TEXT9X"), "绵阳市涪城区云栖小学"], "510703", "employer",
      ["location_code_location_text", "location_text_employer"], ["location_text_credit_code"]
    ),
    (["510107", "", "", "绵阳云栖有限公司"], "510107", "location_code", [], ["location_code_employer"]),
    (["500118-成都市", "重庆市", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    // Another district of the same zone is another place; what holds the code's place, or lies inside it, agrees.
    (["500118-江津区", "", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    (["500118-江津区", "江津区", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    (["500118-重庆市", "", "", ""], "500118", "location_code", [], []),
    // Inside the code's place it refines it, as the text does; beside a code that is none it is what the cell says.
    (["510000-成都市", "", "", ""], "510100", "location_text", ["location_code_location_text"], []),
    (["510000-成都市武侯区", "", "", ""], "510107", "location_text", ["location_code_location_text"], []),
    (["500000-城口县", "重庆市", "", ""], "500229", "location_text", ["location_code_location_text"], []),
    (["510700-平武县", "", "", ""], "510727", "location_text", ["location_code_location_text"], []),
    (["510000-成都市", "成都市武侯区", "", ""], "510107", "location_text", ["location_code_location_text"], []),
    (
      ["510000-成都市", "绵阳市", valid("91500118MA5TEXT9X"), ""], "510100", "location_text",
      ["location_code_location_text"], ["location_code_location_text", "location_text_credit_code"]
    ),
    (
      ["510000-成都市", "", "", "成都市武侯区云栖小学"], "510107", "employer",
      ["location_code_location_text", "location_text_employer"], []
    ),
    // So in the column of texts, and against one that says where it is not.
    (["", "500118成都市", "", ""], "500118", "location_text", [], ["location_code_location_text"]),
    (["", "成都市(500118)", "", ""], "500118", "location_text", [], ["location_code_location_text"]),
    (["500118", "500118成都市", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    (
      ["500000", "500118 江津区", "", ""], "500118", "location_text", ["location_code_location_text"],
      ["location_code_location_text"]
    ),
    (["500118-重庆市外", "", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    (["500118", "重庆市外", "", ""], "500118", "location_code", [], ["location_code_location_text"]),
    (["500118", "市外", "", "重庆云栖贸易有限公司"], "500118", "location_code", [], ["location_code_location_text"]),
    (["510104", "重庆市外", "", "重庆云栖贸易有限公司"], "510104", "location_code", [], ["location_code_employer"]),
    (["500118", "江津区外", "", ""], "500118", "location_code", [], []),
    (["510000", "成都市外", "", "成都云栖有限公司"], "510000", "location_code", [], []),
    (["", "重庆市外", "", "成都云栖有限公司"], "510100", "employer", [], []),
    (
      ["", "重庆市外", valid("91500118MA5TEXT9X"), "成都云栖有限公司"], "510100", "employer", [],
      ["location_text_credit_code"]
    ),
    (["999999-成都市", "", "", ""], "510100", "location_code", [], []),
    (["50011-成都市", "重庆市", "", ""], "510100", "location_code", [], ["location_code_location_text"]),
    (["500118-/", "", "", ""], "500118", "location_code", [], []),
    (["5.10E+05", "重庆市", "", ""], "500000", "location_text", [], []),
    (["", "156500118", "", ""], "500118", "location_text", [], []),
    (["510000", "156510107", "", ""], "510107", "location_text", ["location_code_location_text"], []),
  ])
  func eachPairIsCounted(
    values: [String], division: String, evidence: String, refined: [String], conflicts: [String]
  ) {
    let explanation = LocationClaims(
      code: values[0], location: values[1], creditCode: values[2], employer: values[3]
    ).explanation
    #expect(explanation.placement?.division?.description == division)
    #expect(explanation.evidence?.name == evidence)
    #expect(explanation.refined == refined)
    #expect(explanation.conflicts == conflicts)
  }

  @Test func reasonsSayWhoRefinesAndWhoContradicts() {
    let reasons = LocationClaims(
      code: "510000", location: "成都市", creditCode: "", employer: "绵阳云栖有限公司"
    ).explanation.candidates.map(\.reason)
    #expect(
      reasons == [
        "510000 is the code of 四川省. Refined by location_text, which lies inside.",
        "The text starts with 成都市: 四川省成都市. Lies inside what location_code says, and refines it.",
        "The value is blank.",
        "The name starts with 绵阳: 四川省绵阳市. Parts of it are in the circle and parts are not. "
          + "Not used: location_text comes first, and disagrees: a conflict.",
      ])
  }
}
