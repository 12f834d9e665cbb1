import ReferenceData
import Testing

@testable import Outcomes

/// What the words of a destination count as, where no code says it.
struct DestinationWordsTests {
  private static let higher = DestinationCodes.of(.gxjy)

  @Test(
    arguments: [
      (.contract, ["签就业协议形式就业", "三方", "合同", "公务员", "选调生", "村官", "西部", "特岗教师（地方）", "三支一扶"]),
      (.contract, ["国家基层项目—三支一扶", "国家基层项目-西部计划", "科研助理、管理助理—科研助理、管理助理", "10-签就业协议形式就业"]),
      (.contract, ["地方基层项目—其他地方基层项目", "国家基层项目—一个新项目", "签就业协议形式就业（三方）"]),
      (.flexible, ["其它录用形式就业", "其他灵活就业", "自由职业"]),
      (.selfEmployed, ["自主创业—创立公司", "创业", "个体工商户"]),
      (.military, ["应征义务兵", "入伍", "直招士官"]),
      (.furtherStudy, ["境内升学—研究生", "境内升学—第二学士学位", "升本", "升硕", "专科升普通本科"]),
      (.abroad, ["境外留学", "出国（境）", "出国、出境"]),
      (.notPlaced, ["待就业、签约中", "待就业、求职中", "待就业、拟参加公招考试", "考研", "拟升学", "拟升学—研究生", "不就业拟升学"]),
      (.unclear, ["升学(规培)", "升学（非全日制）", "升学—非全日制研究生", "升学：规培", "其他"]),
      (.flexible, ["就业—自由职业", "已就业（灵活就业）", "其他：灵活就业"]), (.military, ["就业—应征义务兵"]),
      (.contract, ["国家基层项目—其他", "已就业—其他", "单位就业—签劳动合同形式就业"]), (.furtherStudy, ["升学—其他"]),
    ] as [(Category, [String])])
  func wordsCountAs(category: Category, texts: [String]) {
    for text in texts { #expect(Self.higher.category(text: text) == category, "\(text)") }
  }

  /// Names of two levels, between any separators that are written, and in any brackets.
  @Test(
    arguments: [
      ("境内升学", "研究生", .furtherStudy), ("境内升学", "第二学士学位", .furtherStudy),
      ("国家基层项目", "三支一扶", .contract), ("国家基层项目", "西部计划", .contract), ("地方基层项目", "特岗教师", .contract),
      ("国家基层项目", "某新项目", .contract), ("自主创业", "创立公司", .selfEmployed), ("升学", "规培", .unclear),
      ("待就业", "签约中", .notPlaced), ("待就业", "求职中", .notPlaced), ("待就业", "拟参加公招考试", .notPlaced),
      ("待就业", "拟应征入伍", .notPlaced), ("待就业", "拟升学", .notPlaced), ("待就业", "拟出国出境", .notPlaced),
      ("待就业", "拟创业", .notPlaced), ("待就业", "某新状态", .notPlaced), ("暂不就业", "其他", .notPlaced),
      ("出国、出境", "留学", .abroad), ("签就业协议形式就业", "三方", .contract), ("就业", "其他录用形式就业", .flexible),
    ] as [(String, String, Category)])
  func levelsStandBetweenAnySeparators(first: String, second: String, category: Category) {
    for separator in [
      "—", "——", "-", "－", "–", "、", "：", ":", "/", " ", "\u{3000}", " — ", "，", "|", "_", "·",
    ] {
      #expect(Self.higher.category(text: first + separator + second) == category, "\(separator)")
    }
    for (open, close) in ["（）", "()", "[]", "【】", "〔〕", "<>"].map({ ($0.first!, $0.last!) }) {
      #expect(Self.higher.category(text: "\(first)\(open)\(second)\(close)") == category, "\(open)")
      #expect(Self.higher.category(text: "\(open)\(first)\(close)\(second)") == category, "\(open)")
    }
  }

  /// What stands behind 待就业 means the same alone.
  @Test(arguments: ["签约中", "求职中", "拟参加公招考试", "拟应征入伍", "拟创业", "拟升学", "拟出国出境", "暂不就业"])
  func theFirstLevelMayBeLeftOut(text: String) {
    for text in [text, "待就业、\(text)", "待就业\(text)"] {
      #expect(Self.higher.category(text: text) == .notPlaced, "\(text)")
    }
  }

  @Test(arguments: [
    "就业—升学", "就业—待就业", "签就业协议形式就业—自由职业", "其他—国企", "", "—", "国企", "重庆某某有限公司", "升学—签劳动合同", "升学—拟升学",
  ])
  func otherWordsAreUnknown(text: String) { #expect(Self.higher.category(text: text) == nil) }

  /// No word means anything else than the lists say, and none stands there twice.
  @Test func wordsAgreeWithTheLists() {
    let words = ReferenceTable.destinationWords.rows
    #expect(Set(words.map { $0[0] }).count == words.count)
    for row in ReferenceTable.destinationCodes.rows {
      guard let scheme = DestinationScheme(rawValue: row[0]) else { continue }
      #expect(DestinationCodes.of(scheme).category(text: row[2])?.name == row[3], "\(row)")
    }
  }
}
