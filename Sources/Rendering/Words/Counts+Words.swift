package import Outcomes

/// What a count of the report is called, and whom it counts.
package struct CountWords: Sendable {
  package let count: CountName
  /// Its name in the report.
  package var name: String { "\(count.term)" }
  package let heading: Bilingual
  package let meaning: Bilingual

  private init(
    _ count: CountName, _ chinese: String, _ english: String, _ meaning: String, _ englishMeaning: String
  ) {
    self.count = count
    heading = Bilingual(chinese, english)
    self.meaning = Bilingual(meaning, englishMeaning)
  }

  /// In the report's order.
  package static let all = [
    CountWords(.graduates, "毕业生", "Graduates", "计入的毕业生", "the graduates who count"),
    CountWords(
      .placed, "落实去向", "Placed", "签协议或合同、灵活就业、创业、入伍、升学、出国",
      "a contract, flexible work, a business, the army, study or abroad"),
    CountWords(
      .employed, "就业", "Employed", "签协议或合同、灵活就业、创业", "a contract, flexible work or a business"),
    CountWords(.contract, "协议和合同就业", "Contract", "签就业协议、劳动合同等", "an employment contract or agreement"),
    CountWords(.flexible, "灵活就业", "Flexible work", "灵活就业、自由职业", "flexible or freelance work"),
    CountWords(.selfEmployed, "自主创业", "Own business", "自主创业", "a business of their own"),
    CountWords(.military, "应征入伍", "Army", "应征入伍", "joined the army"),
    CountWords(.furtherStudy, "升学", "Further study", "国内升学", "study on in the country"),
    CountWords(.abroad, "出国（境）", "Abroad", "出国、出境", "went abroad"),
    CountWords(
      .notPlaced, "未落实", "Not placed", "待就业、拟升学等；去向空白也在内",
      "waiting for work or intending to study; a blank destination, too"),
    CountWords(.unclear, "去向不明", "Unclear", "说不清是否落实", "nothing says whether they are placed"),
    CountWords(.chongqing, "在重庆就业", "In Chongqing", "就业且工作地在重庆", "employed in Chongqing"),
    CountWords(
      .circle, "在经济圈四川部分就业", "In the circle in Sichuan", "就业且工作地在经济圈的四川部分",
      "employed in the part of the circle that lies in Sichuan"),
    CountWords(.elsewhere, "在其他地区就业", "Elsewhere", "就业且工作地在其他地区", "employed elsewhere"),
    CountWords(
      .unresolved, "就业地不明", "Place unknown", "就业而工作地不明，或只知跨界的市、省",
      "employed at an unknown place, or in a city or province that the border of the circle crosses"),
    CountWords(
      .chongqingUnknown, "是否在渝不明", "Chongqing unknown", "就业而不知是否在重庆",
      "employed, and nobody knows whether in Chongqing"),
    CountWords(
      .inCircle, "在经济圈就业", "In the circle", "就业且工作地在本报告口径的双城经济圈内",
      "employed in the circle as this report draws it"),
    CountWords(
      .inCircleUnknown, "是否在圈不明", "Circle unknown", "就业而不知是否在双城经济圈内",
      "employed, and nobody knows whether in the circle"),
  ]
}
