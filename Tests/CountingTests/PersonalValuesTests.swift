import Foundation
import Testing

@testable import Counting
@testable import ExtractGeneration

/// What values look like, however people write them.
struct PersonalValuesTests {
  private static let names = [
    "余倩静", "李伟志", "邓泽磊", "张婷怡", "赵锋帆", "任洁敏", "唐敏玲", "郭健", "王芳", "陈静", "杨帆", "黄蕾", "周杰伦", "吴桐", "徐丽", "孙浩然",
    "马超群", "朱颜",
    "胡歌", "何洁", "林峰", "梁博文", "宋佳", "欧阳娜",
  ]
  private static let phones = (0..<6).map { "138\(1234 + $0)5678" }
  private static let ids = (0..<6).map { "50011120010502912\($0 == 5 ? "X" : String($0))" }

  private static func wide(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
  }

  private static func parts(_ text: String, _ lengths: [Int], by separator: String) -> String {
    var rest = text[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: separator)
  }

  private static let phoneSpellings: [@Sendable (String) -> String] = [
    { $0 }, { parts($0, [3, 4, 4], by: "-") }, { parts($0, [3, 4, 4], by: " ") }, { "+86" + $0 },
    { "+86 " + parts($0, [3, 4, 4], by: "-") }, { "0086-" + $0 }, { "(86)" + $0 }, { "（+86）" + $0 },
    { "86" + $0 },
    { "0" + $0 }, { wide($0) }, { "电话：" + $0 }, { "余倩静 " + $0 }, { $0 + "（父亲）" }, { $0 + "@qq.com" },
    { "QQ" + $0 + "＠qq.com" }, { "'" + $0 }, { "023-\($0.suffix(8))" }, { "（023）\($0.suffix(8))" },
    { "a.\($0.dropFirst(3).prefix(4))@example.edu.cn" }, { parts($0, [3, 4, 4], by: "\u{200B}") },
  ]

  @Test(arguments: phoneSpellings.indices)
  func phonesAndMails(spelling: Int) {
    let values = Self.phones.map(Self.phoneSpellings[spelling])
    #expect(PersonalValues.kind(of: Set(values)) == .contacts, "\(values)")
  }

  private static let idSpellings: [@Sendable (String) -> String] = [
    { $0 }, { wide($0) }, { parts($0, [6, 8, 4], by: " ") }, { parts($0, [6, 4, 4, 4], by: "-") },
    { "'" + $0 },
    { $0.lowercased() }, { "余倩静" + $0 }, { "身份证号：" + $0 }, { $0 + "（遗失）" },
    { parts($0, [6, 8, 4], by: "　") },
  ]

  @Test(arguments: idSpellings.indices)
  func citizenNumbers(spelling: Int) {
    let values = Self.ids.map(Self.idSpellings[spelling])
    #expect(PersonalValues.kind(of: Set(values)) == .ids, "\(values)")
  }

  private static let nameSpellings: [@Sendable (String) -> String] = [
    { $0 }, { $0.map(String.init).joined(separator: " ") }, { $0.map(String.init).joined(separator: "　") },
    { $0 + "（男）" }, { $0 + "(女)" }, { $0 + "（2021001）" }, { $0 + "（班长）" }, { $0 + "同学" }, { $0 + "老师" },
    { $0 + " 老师" }, { "买买提·艾" + $0 }, { "阿依古丽•" + $0 }, { "迪丽热巴．" + $0 }, { "2021001" + $0 }, { "1、" + $0 },
    { $0 + "2021001" }, { "1." + $0 },
  ]

  /// Of many, and of few.
  @Test(arguments: nameSpellings.indices)
  func names(spelling: Int) {
    let values = Self.names.map(Self.nameSpellings[spelling])
    #expect(PersonalValues.kind(of: Set(values)) == .names, "\(values)")
    #expect(PersonalValues.kind(of: Set(values.prefix(9))) == .names, "\(values)")
  }

  @Test(arguments: [
    [
      "Zhang Wei", "Li Na", "Wang Fang", "Qianjing Yu", "Liu Yang", "CHEN JING", "Yang, Fan", "Zhao Lei",
      "Huang Lei",
      "Zhou Jie-lun",
    ],
    ["付老师", "贺老师", "余老师", "王老师", "李老师", "张老师", "刘老师", "陈老师", "杨老师"],
  ])
  func otherNames(values: [String]) { #expect(PersonalValues.kind(of: Set(values)) == .names) }

  /// What programs, schools, their parts, places and classes are called, and what they are numbered by.
  @Test func othersAreNot() throws {
    let tables = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CReferenceTables/tables")
    func column(_ number: Int, of table: String) throws -> [String] {
      try String(contentsOf: tables.appending(path: table), encoding: .utf8).split(separator: "\n")
        .compactMap { line in
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          return fields.indices.contains(number) ? String(fields[number]) : nil
        }
    }
    let programs = Program.higher.map(\.name) + Program.secondary.map(\.name)
    let columns: [[String]] = [
      programs, Program.higher.map(\.code), programs.map { $0 + "(男)" }, programs.map { $0 + "（女）" },
      programs.map { $0 + "(中外合作)" }, Program.higher.map { $0.code + $0.name }, programs.map { $0 + "2101" },
      try column(0, of: "institutions.csv"), try column(0, of: "divisions.csv"),
      try column(1, of: "divisions.csv"),
      try column(0, of: "towns.csv"), try column(0, of: "levels.csv"),
      [
        "哲学", "法学", "农学", "医学", "药学", "护理", "助产", "会计", "金融", "英语", "日语", "俄语", "体育", "美术", "舞蹈", "音乐", "历史",
        "化学", "物理学",
        "生物学", "数学", "林学", "园林", "园艺", "茶学", "草学", "动画", "表演", "文秘", "冶金", "石化", "汽修",
      ],
      [
        "信息学院", "机电学院", "护理学院", "马克思主义学院", "金融学院", "商学院", "石油工程学院", "汽车工程系", "康养学院", "文旅学院", "农业学院", "林学院",
        "艺术系", "财经系",
        "车辆学院", "航空学院", "时尚学院", "华为学院", "鲁班学院", "安全学院", "易学院", "项目部",
      ],
      (1...20).map { "金融21\($0 + 10)" } + ["商务2101", "施工2101"], (1...20).map { "20\($0 + 10)级施工（1）班" },
      ["重庆·永川", "重庆·江北", "四川·成都", "四川·绵阳", "贵州·遵义", "湖北·恩施", "云南·昭通", "重庆·万州", "重庆·石柱"],
      [
        "Nursing", "Software Technology", "Business English", "Fine Arts", "Long Term Care",
        "Hotel Management", "Accounting",
        "Song and Dance", "Early Childhood Education", "Civil Engineering",
      ],
      (1...30).map { "2025-06-\($0 < 10 ? "0" : "")\($0)" }, (1...30).map { "2025-06-30 08:00:\($0 + 10)" },
      (1...30).map { "\($0)-20250630" }, (1...30).map { "\(3_650_900_000 + $0)" },
      (1...30).map { "20500000000\($0 + 10)" },
    ]
    for values in columns {
      #expect(values.count > 5 && PersonalValues.kind(of: Set(values)) == nil, "\(values.prefix(5))")
    }
  }
}
