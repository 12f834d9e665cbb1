import Foundation
import Testing

@testable import Pipelines

/// What is taken off a header never makes two of the headers that extracts have one.
struct HeaderNameLawTests {
  /// Headers of the layouts, of the templates that schools fill in, and names that look as if something were added to them.
  private static let names = """
    考生号 ksh 学号 xh 序号 姓名 xm 性别 性别代码 xb xbdm 毕业年份 bynf bysj byrq 毕业日期 毕业时间 入学年月 入学时间 学校代码 yxdm xxdm 学校名称 yxmc xxmc
    院校代码 院校名称 院系名称 学院名 szyx 班级 班级名 bj 专业代码 zydm zyh 专业名称 专业 专业名 zymc 专业方向 zyfx 学历 学历代码 学历层次 xl xldm xlcc 学制 xz
    毕业去向代码 毕业去向类别代码 byqxdm 毕业去向 毕业去向类型 毕业去向状态 byqx 单位所在地代码 dwszddm 单位所在地 dwszd 实际就业单位所在地 单位名称 实际就业单位
    dwmc jydwmc 单位地址 单位性质代码 单位性质 单位行业代码 单位行业 统一社会信用代码 单位统一社会信用代码 单位组织机构代码 dwzzjgdm dwzzjg 签约日期 签约时间
    就业日期 jyrq 报到日期 工作职位类别代码 工作职位类别 gzzwlbdm gzzwlb jyqysjgmc jyqyshjgmc jyqyshjgbm jyqysjgbm 生源地 生源地代码 生源所在地 困难生类别
    师范生类别 培养方式 培养方式代码 委培单位 定向或委培单位 单位联系人 单位联系电话 手机号码 备注 2025届 2024届 1级 2级 级 届 e-mail email mail 1年级
    2个月内就业 个月内就业 合同日期 合同 生日 出生日期 出生 wjylxm 未就业类型码 未就业类型
    """.split { $0.isWhitespace }.map(String.init)

  @Test func differentHeadersStayDifferent() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "pipelines")
    var names = Set(Self.names)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".yaml")
    {
      let pipeline = try PipelineFile.load(path: folder.appending(path: file).path)
      for source in pipeline.sources {
        names.formUnion(source.headerNames.compactMap { HeaderName($0)?.written })
      }
    }
    #expect(names.count > 100)
    for (bare, same) in Dictionary(grouping: names, by: HeaderName.withoutHints) {
      #expect(same.count == 1, "\(same) are all \(bare)")
    }
    for name in names { #expect(HeaderName.withoutHints(name) == name) }
  }

  /// Whatever shows nothing is no part of a name, and is not shown with it: so advice can be pasted.
  @Test(arguments: [
    "\u{202A}考生号\u{202C}", "\u{2066}考生号\u{2069}", "考\u{200E}生号\u{61C}", "\u{FEFF}考生\u{AD}号",
    "考生号\u{FE0F} \0", "\u{180E}考生号\u{2063}",
  ])
  func whatShowsNothingIsNoPart(header: String) {
    #expect(HeaderName(header)?.written == "考生号" && HeaderName.shown(header) == "考生号")
    #expect(header.trimmed.unicodeScalars.first == "考")
  }

  /// Whatever is added twice, or in another order, is taken off as well.
  @Test func additionsAreTakenOffTogether() {
    for front in ["", "*", "★", "1.", "1 ", "(1)", "★1.", "①", "3、*"] {
      for back in ["", "*", "（必填）", "（必填", "必填", "/必填", "：", "：文本", "【选填】", "/日期/必填", " *"] {
        let written = HeaderName.written("\(front)毕业去向代码\(back)")
        #expect(HeaderName.withoutHints(written) == "毕业去向代码", "\(written)")
      }
    }
  }

  @Test(arguments: [
    ("必填", true), ("选填/文本", true), ("18位数字", true), ("YYYY-MM-DD", true), ("yyyy年mm月dd日", true),
    ("varchar(20)", true),
    ("C(14)", true), ("日期型", true), ("必填，文本格式", true), ("", false), ("1", false), ("2025", false),
    ("张三", false), ("考生号", false),
    ("500118", false), ("重庆市永川区", false), ("签就业协议形式就业", false), ("女", false), ("本科", false),
  ])
  func knowsHints(cell: String, isHint: Bool) {
    #expect(HintWords.isHint(folded: HeaderName.fold(cell)) == isHint)
  }
}
