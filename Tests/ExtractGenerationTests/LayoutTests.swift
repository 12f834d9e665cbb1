import Testing

@testable import ExtractGeneration

@Suite("Layouts")
struct LayoutTests {
  @Test(arguments: [
    (Layout.nationalExport, 50, "考生号", "单位地址"), (.nationalExport, 21, "考生号", "单位地址"),
    (.nationalExport, 74, "考生号", "备注"), (.employmentPlan2024, 33, "学号", "工作职位类别"),
    (.secondaryVocational, 26, "zjsjwyxbs", "sjcjsj"), (.nationalUpload, 50, "ksh", "bdqssj"),
  ])
  func headersAreComplete(layout: Layout, width: Int, first: String, last: String) throws {
    let headers = try layout.headers(width: width)
    #expect(headers.count == (layout == .nationalUpload ? 2 : 1))
    #expect(headers.allSatisfy { $0.count == width })
    #expect(headers[0].first == first)
    #expect(headers[0].last == last)
  }

  @Test(arguments: [
    (
      Layout.nationalExport,
      "学校代码 学校名称 学历层次 专业代码 专业名称 毕业年份 毕业去向代码 毕业去向 单位组织机构代码 单位名称 单位所在地代码 单位所在地 签约日期 性别 单位性质"
    ),
    (.employmentPlan2024, "学历层次 专业代码 专业名称 毕业日期 毕业去向类别代码 毕业去向 签约日期 单位名称 统一社会信用代码 单位所在地代码 单位所在地 单位地址"),
    (.secondaryVocational, "xxdm xh xm zyh zymc byqxdm byqx jydwmc jyqysjgmc jyqyshjgmc"),
    (
      .nationalUpload,
      "ksh xm xbdm yxdm yxmc xldm zydm zymc byqxdm byqx dwzzjgdm dwmc dwxzdm dwhydm dwszddm dwszd gzzwlbdm"
    ),
  ])
  func headersOfTheJobAreThereOnce(layout: Layout, names: String) throws {
    let header = try layout.headers()[0]
    for name in names.split(separator: " ") {
      #expect(header.count { $0 == name } == 1, "\(name)")
    }
  }

  @Test func theEmploymentPlanNamesNoSchool() throws {
    #expect(try !Layout.employmentPlan2024.headers()[0].contains { $0.hasPrefix("学校") })
  }

  @Test func theWideExportHasTheEmployersHeaderThreeTimesTheFirstOneCounting() throws {
    let header = try Layout.nationalExport.headers(width: 74)[0]
    #expect(header.count { $0 == "单位名称" } == 3)
    #expect(header.firstIndex(of: "单位名称") == 37)
  }

  @Test func otherWidthsAreRefused() {
    #expect(throws: GenerationError.widthUnknown(.nationalExport, width: 22, widths: [21, 50, 74])) {
      try Layout.nationalExport.headers(width: 22)
    }
  }
}
