import Outcomes
import Pipelines
import Rendering
import Spreadsheets

/// The groups of one depth, a row each: who they are, the three rates, and every count. Everyone stands below.
struct GroupSheet: Sendable {
  private let report: PublishedReport
  /// How many dimensions make a key; 0 is everyone alone.
  private let depth: Int

  init(_ report: PublishedReport, depth: Int) { (self.report, self.depth) = (report, depth) }

  var sheet: Sheet {
    let groups = report.groups.filter { $0.by.count == depth }
    let everyone = row(of: report.all).map(\.bold)
    return Sheet(
      name, columns: columns.map(\.column), frozenColumns: min(keyColumns.count, 2), rowCount: groups.count,
      below: depth == 0 ? [] : [everyone]
    ) { row(of: groups[$0]) }
  }

  var name: String { depth == 0 ? "合计" : report.groupBy[depth - 1].words.chinese }

  /// A column and what it says.
  struct Described: Sendable {
    var heading: Bilingual
    var meaning: Bilingual
    var width = 12
    var hasBars = false

    var column: Sheet.Column { Sheet.Column(heading, width: width, hasBars: hasBars) }
  }

  var columns: [Described] {
    let counts = CountWords.all.map { Described(heading: $0.heading, meaning: $0.meaning, width: 13) }
    return keyColumns + counts.prefix(1)
      + zip(RateName.allCases, report.all.figures.rates).flatMap(Self.columns) + counts.dropFirst()
  }

  var keyColumns: [Described] {
    if depth == 0 {
      return [Described(heading: Bilingual("组", "Group"), meaning: Bilingual("全部", "everyone"))]
    }
    return report.groupBy.prefix(depth).flatMap { dimension -> [Described] in
      let code = Described(
        heading: dimension.codeWords, meaning: Bilingual("按原表，文本", "as the extracts have it, a text"))
      let name = Described(
        heading: dimension.nameWords, meaning: Bilingual("代码最常见的名称", "the most frequent name of the code"),
        width: 28)
      return dimension.kind.hasName ? [code, name] : [code]
    }
  }

  private static func columns(_ name: RateName, _ rate: Rate) -> [Described] {
    let title = name.heading
    func column(_ part: Bilingual, _ meaning: Bilingual, hasBars: Bool = false) -> Described {
      Described(
        heading: Bilingual("\(title.chinese)：\(part.chinese)", "\(title.english): \(part.english)"),
        meaning: meaning, width: 17, hasBars: hasBars)
    }
    return [
      column(
        Bilingual("已知", "known"),
        Bilingual(
          "已知的人占的比例；无人可算时为空。目标 ≥ \(rate.target.percent)",
          "the share of those who are known; blank where there is nobody. Target ≥ \(rate.target.percent)"),
        hasBars: true),
      column(
        Bilingual("最高", "at most"),
        Bilingual("把不明的人全部计入的比例", "the share if every unknown had counted")),
      column(
        Bilingual("结论", "verdict"),
        Bilingual(
          "✓ 达标：已知的已够；✗ 未达标：全部计入仍不够；? 待定：其余；– 无人可算；※ 不公开",
          "✓ met: the known suffice; ✗ missed: not even all unknown would do; ? open: the rest; – nobody to count; ※ hidden"
        )),
      column(
        Bilingual("还差", "short"),
        Bilingual("分母不变时，再有多少人即达标", "how many more would meet the target, the denominator as it is")),
    ]
  }

  /// Nothing where there is nobody, and the sign of what is hidden.
  private func missing(_ rate: Rate) -> Cell { rate.verdict == .notAssessed ? .blank : .people(nil) }

  /// Of a group of this depth or above.
  func keyCells(of group: PublishedGroup) -> [Cell] {
    var cells: [Cell] = []
    for (index, dimension) in report.groupBy.prefix(depth).enumerated() {
      let isThere = index < group.key.count
      cells.append(.said(isThere ? group.key[index] : nil))
      if dimension.kind.hasName { cells.append(.said(isThere ? group.name[index] : nil)) }
    }
    if group.by.isEmpty { cells = [.line(Bilingual("合计", "All"))] + cells.dropFirst() }
    return cells
  }

  private func row(of group: PublishedGroup) -> [Cell] {
    var cells = keyCells(of: group)
    let counts = CountWords.all.map { Cell.people(group.figures.counts[$0.count]) }
    cells += counts.prefix(1)
    for rate in group.figures.rates {
      let standing = rate.standing
      cells += [
        rate.valueInMillionths == nil ? missing(rate) : .share(standing?.shownValue),
        rate.upperInMillionths == nil ? missing(rate) : .share(standing?.shownUpper), .verdict(rate.verdict),
        rate.verdict == .notAssessed ? .blank : .people(rate.needed),
      ]
    }
    return cells + counts.dropFirst()
  }
}
