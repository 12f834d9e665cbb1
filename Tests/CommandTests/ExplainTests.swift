import Differential
import Foundation
import Testing

/// `explain` beside `run` and `normalize` on the same values, from outside.
struct ExplainTests {
  private static let pools = [
    [
      "500118", "500000", "510000", "510700", "440000", "510104", "500118-永川区", "500118-成都市", "=\"510000\"",
      "156500118",
      "５１００００", "510000.0", "500118000000", "710000", "810000", "820000", "999999", "无",
      "510000-成都市武侯区", "500000-城口县", "999999-成都市", "500118-/", "5.10E+05",
    ],
    [
      "四川省成都市武侯区", "城口", "重庆市", "四川省", "绵阳市", "绵阳市涪城区", "广东省深圳市", "港澳台", "香港", "澳门特别行政区", "台湾省", "美国",
      "江北区", "暂无", "　重庆市永川区　", "某地, \"某处\"",
      "156500118", "156510000", "=\"500118\"", "重庆市外", "重庆或成都", "成都、绵阳",
    ],
    [
      "91500118MA5TEXT9X7", "91510104MA5TEXT9X2", "91110101MA5TEXT9XU", "91510104MA5TEXT9X0",
      "91500000MA5TEXT9XY",
      "91510700MA5TEXT9X7", "=\"91500229MA5TEXT9XA\"", "91500118", "/",
    ],
    ["重庆银行成都分行", "绵阳云栖有限公司", "四川云栖有限公司", "云栖有限公司", "绵阳市涪城区云栖学校", "香港云栖有限公司", " 涪陵云栖有限公司", "无"],
  ]
  private static let options = ["--code", "--location", "--credit-code", "--employer"]
  private static let pipeline = """
    name: claims
    sources:
      - path: extract.csv
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          institution_code: [学校代码]
          destination_code: [毕业去向代码]
          location_code: [单位所在地代码]
          location_text: [单位所在地]
          credit_code: [统一社会信用代码]
          employer: [单位名称]

    """

  private static func drawn(_ count: Int) -> [[String]] {
    var random = SplitMix(seed: 31)
    return (0..<count).map { _ in pools.map { random.once(in: 3) ? "" : random.pick($0) } }
      .filter { $0.contains { !$0.isEmpty } }
  }

  @Test func theSameValuesGetTheSameAnswer() throws {
    let rows = Self.drawn(80)
    let lines = rows.enumerated().map { number, row in
      "\(20_500_001 + number),59001,10,"
        + row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    let header = "考生号,学校代码,毕业去向代码,单位所在地代码,单位所在地,统一社会信用代码,单位名称"
    let workspace = try SmallExtract.workspace(
      pipeline: Self.pipeline, extract: ([header] + lines).joined(separator: "\n") + "\n")
    let normalize = try liuyu("normalize", "small.yaml", "--output", "-", "--quiet", in: workspace.folder)
    let table = GraduateTable(normalize.text)
    #expect(table.rows.count == rows.count, "\(normalize.errors)")

    var (conflicts, refined) = ([String: Int](), [String: Int]())
    for (number, row) in rows.enumerated() {
      let values = zip(Self.options, row).filter { !$1.isEmpty }.map { "\($0)=\($1)" }
      let explain = try Command(arguments: ["explain"] + values).run()
      let answer = try #require(
        try JSONSerialization.jsonObject(with: explain.output) as? [String: Any], "\(explain.errors)")
      let division = answer["division"] as? [String: String]
      let explained = [
        division?["code"] ?? "", division?["name"] ?? "", answer["zone"] as? String,
        answer["class"] as? String,
        answer["located_by"] as? String ?? "unresolved",
      ]
      let counted = ["division", "division_name", "zone", "class", "located_by"].map { table[$0][number] }
      #expect(explained == counted, "\(row)")
      for name in answer["conflicts"] as? [String] ?? [] { conflicts[name, default: 0] += 1 }
      for name in answer["refined"] as? [String] ?? [] { refined[name, default: 0] += 1 }
    }

    let run = try liuyu("run", "small.yaml", "--output", "-", "--quiet", in: workspace.folder)
    let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let totals = try #require(report["totals"] as? [String: Any])
    #expect(totals["conflicts"] as? [String: Int] == conflicts)
    #expect(totals["refined"] as? [String: Int] == refined)
    #expect(!conflicts.isEmpty && refined.count > 2)
  }

  @Test(arguments: [
    "500118-永川区", "=\"500118\"", "156500118", "５００１１８", "500118.0", "500118000000", "'500118",
  ])
  func damageIsUndone(code: String) throws {
    let explain = try liuyu("explain", "--code=\(code)")
    #expect(explain.text.hasPrefix(#"{"division":{"code":"500118","name":"永川区""#), "\(explain.text)")
  }

  @Test func aNameThatContradictsItsCodeIsAConflict() throws {
    let explain = try liuyu("explain", "--code", "500118-成都市")
    #expect(explain.text.contains(#""zone":"chongqing_core""#))
    #expect(
      explain.text.contains(#""conflicts":["location_code_location_text"],"repairs":["code_with_name"]"#))
    #expect(
      explain.text.contains("成都市 stands beside the code and lies elsewhere: a conflict. The code counts."))
  }
}
