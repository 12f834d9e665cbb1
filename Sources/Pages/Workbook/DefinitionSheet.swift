import Outcomes
import Rendering
import Spreadsheets

/// 口径: the two stay rates under the nine definitions, of everyone and of each institution, and how this report counts.
struct DefinitionSheet: Sendable {
  private let report: PublishedReport

  init(_ report: PublishedReport) { self.report = report }

  var sheet: Sheet {
    let rates = OtherDefinitions.rates.flatMap { name in
      [
        Bilingual("已知", "known"), Bilingual("最高", "at most"), Bilingual("结论", "verdict"),
      ].enumerated().map { index, part in
        Sheet.Column(
          Bilingual("\(name.heading.chinese)：\(part.chinese)", "\(name.heading.english): \(part.english)"),
          width: 16, hasBars: index == 0)
      }
    }
    return Sheet(
      "口径",
      columns: [
        .init(Bilingual("代码", "Code"), width: 14), .init(Bilingual("组", "Group"), width: 28),
        .init(Bilingual("占谁的比例", "As a share of"), width: 26),
        .init(Bilingual("经济圈范围", "Extent of the circle"), width: 42),
        .init(Bilingual("本报告", "This report"), width: 11),
      ] + rates, frozenColumns: 2, rows: rows)
  }

  private var rows: [[Cell]] {
    let rows = report.groups.flatMap(rows)
    guard !rows.isEmpty else {
      return [
        [
          .blank,
          .words(
            Bilingual(
              "报告没有其他口径；加 --sensitivity 即可列出。",
              "The report has no other definitions; --sensitivity adds them.")),
        ]
      ]
    }
    return rows
  }

  /// None where the report does not tell.
  private func rows(of group: PublishedGroup) -> [[Cell]] {
    guard let definitions = OtherDefinitions(of: group, in: report) else { return [] }
    let name: [Cell] =
      group.by.isEmpty
      ? [.blank, .line(Bilingual("合计", "All"))] : [.said(group.key.last), .said(group.name.last ?? nil)]
    return Methodology.variants.map { variant in
      let rates = OtherDefinitions.rates.flatMap { name -> [Cell] in
        let standing = definitions.standing(variant, name)
        return [
          .share(standing?.shownValue), .share(standing?.shownUpper),
          .verdict(standing?.verdict ?? .notAssessed),
        ]
      }
      return name + [
        .line(variant.stayDenominator.group), .line(variant.circleDefinition.heading),
        definitions.isOwn(variant) ? .text("●") : .blank,
      ] + rates
    }
  }
}
