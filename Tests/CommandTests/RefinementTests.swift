import Foundation
import Testing

/// What a later source says more finely is counted for whoever is asked about, from extracts and from cubes.
struct RefinementTests {
  private static func workspace() throws -> Workspace {
    try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline + "      location_text: [单位所在地]\n      employer: [单位名称]\n",
      extract: """
        考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,单位所在地,单位名称
        20500001,2025,59001,渝西云栖职业技术学院,510201,10,500000,城口,云栖贸易有限公司
        20500002,2025,59001,渝西云栖职业技术学院,510201,10,510000,成都市,成都市武侯区云栖学校
        20500003,2024,59002,渝西枫汀职业学院,510201,10,510000,,绵阳市涪城区云栖学校
        20500004,2024,59002,渝西枫汀职业学院,510201,80,510000,成都市,成都大学

        """)
  }

  @Test func checkNamesThem() throws {
    let workspace = try Self.workspace()
    let check = try liuyu("check", "small.yaml", in: workspace.folder)
    #expect(
      check.text.contains(
        "\n细化 Refined: location_code_employer 1, location_code_location_text 2, location_text_employer 1\n"),
      "\(check.text)")
  }

  @Test(arguments: [
    ([], #"{"location_code_employer": 1, "location_code_location_text": 2, "location_text_employer": 1}"#),
    (["--where", "year=2024"], #"{"location_code_employer": 1}"#),
    (["--where", "institution=59001"], #"{"location_code_location_text": 2, "location_text_employer": 1}"#),
  ])
  func runAndQueryCountThem(conditions: [String], refined: String) throws {
    let workspace = try Self.workspace()
    let options = conditions + ["--output", "-", "--quiet", "--reproducible"]
    let save = try liuyu(
      "run", "small.yaml", "--cube", "all.cube", "--output", "all.json", "--quiet", in: workspace.folder)
    #expect(save.status == 0, "\(save.errors)")
    for command in [["run", "small.yaml"], ["query", "all.cube"]] {
      let answer = try Command(arguments: command + options, folder: workspace.folder).run()
      #expect(answer.text.contains("\n    \"refined\": \(refined),\n"), "\(answer.text)\(answer.errors)")
    }
  }

  @Test func strictKnowsWhatIsRefined() throws {
    let workspace = try Self.workspace()
    let run = try liuyu(
      "run", "small.yaml", "--quiet", "--output", "-", "--methodology", "circle=strict", in: workspace.folder)
    #expect(run.text.contains(#""in_circle": 2, "in_circle_unknown": 0}"#), "\(run.text)")
  }
}
