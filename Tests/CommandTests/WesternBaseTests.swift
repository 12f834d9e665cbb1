import Foundation
import Testing

/// The headers that the base's pipeline knows, and the tables that it describes in comments.
struct WesternBaseTests {
  /// Runs the pipeline over an extract, and gives the counts of all.
  private func counts(_ extract: String) throws -> [String: Int] {
    let workspace = try Workspace.westernBase()
    try workspace.write(extract, to: "x.csv")
    return try counts(in: workspace, ["--input", "x.csv"])
  }

  private func counts(in workspace: Workspace, _ inputs: [String]) throws -> [String: Int] {
    let arguments = ["run", "pipelines/western-base.yaml", "--quiet", "--output", "-"] + inputs
    let run = try Command(arguments: arguments, folder: workspace.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let groups = try #require(report["groups"] as? [[String: Any]])
    return try #require(groups[0]["counts"] as? [String: Int])
  }

  private static let export = "考生号,毕业年份,学校代码,学校名称,专业代码,学历层次,毕业去向代码,单位所在地代码,签约日期,性别"
  private static let graduate = "20500001,2025,59001,渝西云栖职业技术学院,510201,高职（专科）,,,,女"

  @Test(arguments: ["毕业去向类型", "毕业去向状态"], ["单位统一社会信用代码", "统一社会信用代码"])
  func headersOfManyTablesAreKnown(destination: String, creditCode: String) throws {
    for program in ["专业", "专业名", "专业名称"] {
      let counts = try counts(
        "\(Self.export),\(program),\(destination),实际就业单位,实际就业单位所在地,\(creditCode),学院名,班级名\n"
          + "\(Self.graduate),软件技术,签劳动合同形式就业,某公司,重庆市永川区,,信息工程学院,软件2201\n")
      #expect(counts["contract"] == 1 && counts["chongqing"] == 1)
    }
  }

  @Test func cityCodesOfSecondarySchoolsAreRead() throws {
    let header =
      "xxdm,xxmc,xh,xb,zyh,zymc,bynf,byqxdm,byqx,jydwmc,jyqysjgbm,jyqysjgmc,jyqyshjgbm,jyqyshjgmc,jyrq\n"
    let graduate = "3650900001,渝西云栖职业教育中心,2022000001,女,740101,旅游服务与管理,2025,20,就业,,510000,,510100,,\n"
    #expect(try counts(header + graduate)["circle"] == 1)
  }

  @Test func shortNamesOfCreditCodesAreRead() throws {
    let header = "ksh,yxdm,yxmc,zydm,zymc,xl,bysj,byqxdm,byqx,dwmc,dwzzjg,dwszddm,dwszd,xb\n"
    let graduate = "20500001,59001,某校,510201,软件技术,专科生毕业,202506,10,,,91500115X19299831L,,,女\n"
    #expect(try counts(header + header + graduate)["chongqing"] == 1)
  }

  /// The contract: two columns for one field are refused; here somebody is told to choose, and how.
  @Test func twoEmployersAreForSomebodyToChoose() throws {
    let workspace = try Workspace.westernBase()
    try workspace.write(
      "\(Self.export),专业名称,毕业去向,单位名称,实际就业单位,单位所在地,统一社会信用代码\n\(Self.graduate),,,,,,\n", to: "x.csv")
    for command in ["run", "check"] {
      let run = try liuyu(command, "pipelines/western-base.yaml", "--input", "x.csv", in: workspace.folder)
      #expect(run.status == 78)
      let advice =
        "2 columns for `employer`: 单位名称 (column 13), 实际就业单位 (column 14) — which counts is for you to say: "
      #expect(
        run.errors.contains(
          advice + "write `employer: [单位名称]` or `employer: [实际就业单位]` as `columns.employer`"),
        "\(run.errors)")
    }
  }

  /// What stands in comments is right once the marks are gone.
  @Test func tablesInCommentsCanBeRead() throws {
    let workspace = try Workspace.westernBase()
    try workspace.write(
      "录入时间,请勿删除本行,,,,,\n,考生号,姓名,毕业去向状态,毕业去向类型,单位名称,单位统一社会信用代码,单位所在地代码,单位所在地\n"
        + ",20500001,某人,就业,签劳动合同形式就业,某公司,,500118,\n,20500002,某人,待就业,,,,,\n",
      to: "extracts/template-2025/59001-渝西云栖职业技术学院.csv")
    try workspace.write(
      "zjsjwyxbs,xxdm,xh,xm,zyh,zymc,wjylxm,sjcjsj\n1,3650900001,2022000001,某人,740101,旅游服务与管理,10,\n",
      to: "extracts/secondary-vocational-unplaced/2025.csv")
    let pipeline = try workspace.text("pipelines/western-base.yaml")
    try workspace.write(
      pipeline.replacing(/\n  # (- |  )/) { "\n  \($0.1)" }, to: "pipelines/western-base.yaml")
    let inputs = ["template-2025/*.csv", "secondary-vocational-unplaced/*.csv"].flatMap {
      ["--input", "extracts/\($0)"]
    }
    let counts = try counts(in: workspace, inputs)
    #expect(counts["graduates"] == 3 && counts["contract"] == 1 && counts["not_placed"] == 2)
    #expect(counts["chongqing"] == 1)
  }
}
