import Outcomes
import Pipelines
import Rendering
import Spreadsheets

/// 口径: the two stay rates under the nine definitions, of everyone and of each row of the page, and how this report counts.
struct DefinitionSheet: Sendable {
  private let report: PublishedReport

  /// Whose keys a row begins with: institutions, or whatever comes first.
  private let groups: GroupSheet

  init(_ report: PublishedReport) {
    self.report = report
    groups = GroupSheet(report, depth: report.rowDepth)
  }

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
      columns: groups.keyColumns.map(\.column) + [
        .init(Bilingual("占谁的比例", "As a share of"), width: 26),
        .init(Bilingual("经济圈范围", "Extent of the circle"), width: 42),
        .init(Bilingual("本报告", "This report"), width: 11),
      ] + rates, frozenColumns: groups.keyColumns.count, rows: rows)
  }

  private var rows: [[Cell]] {
    let rows = report.groups.flatMap(rows)
    guard !rows.isEmpty else {
      let words = Bilingual(
        "报告没有其他口径；加 --sensitivity 即可列出。", "The report has no other definitions; --sensitivity adds them.")
      return [groups.keyColumns.map { _ in .blank } + [.words(words)]]
    }
    return rows
  }

  /// None where the report does not tell.
  private func rows(of group: PublishedGroup) -> [[Cell]] {
    guard let definitions = OtherDefinitions(of: group, in: report) else { return [] }
    let key = groups.keyCells(of: group)
    return Methodology.variants.map { variant in
      let rates = OtherDefinitions.rates.flatMap { name -> [Cell] in
        let standing = definitions.standing(variant, name)
        return [
          .share(standing?.shownValue), .share(standing?.shownUpper),
          .verdict(standing?.verdict ?? .notAssessed),
        ]
      }
      return key + [
        .line(variant.stayDenominator.group), .line(variant.circleDefinition.heading),
        definitions.isOwn(variant) ? .text("●") : .blank,
      ] + rates
    }
  }
}
