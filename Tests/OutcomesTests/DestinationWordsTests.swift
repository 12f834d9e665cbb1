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
      (.unclear, ["升学(规培)", "升学（非全日制）"]),
    ] as [(Category, [String])])
  func wordsCountAs(category: Category, texts: [String]) {
    for text in texts { #expect(Self.higher.category(text: text) == category, "\(text)") }
  }

  @Test(arguments: ["", "—", "国企", "重庆某某有限公司", "升学—签劳动合同", "升学—拟升学"])
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
