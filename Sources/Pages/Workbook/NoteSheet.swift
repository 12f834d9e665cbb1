import Outcomes
import Rendering
import Spreadsheets

/// 说明: what the workbook is of, how its figures are defined, and what each column says.
struct NoteSheet: Sendable {
  private let report: PublishedReport
  private let groups: [GroupSheet]

  init(_ report: PublishedReport, groups: [GroupSheet]) { (self.report, self.groups) = (report, groups) }

  var sheet: Sheet {
    Sheet(
      "说明",
      columns: [
        .init(Bilingual("工作表", "Sheet"), width: 14), .init(Bilingual("项目", "Item"), width: 40),
        .init("说明", width: 80), .init("Meaning", width: 80),
      ], frozenColumns: 2, rows: about + definitions + columns)
  }

  private var about: [[Cell]] {
    let pipeline = report.pipeline
    let settings = report.methodology.settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    let facts: [(Bilingual, String)] = [
      (Bilingual("标题", "Title"), pipeline.title), (Bilingual("管线", "Pipeline"), pipeline.name),
      (Bilingual("管线文件 SHA-256", "SHA-256 of the pipeline"), pipeline.sha256),
      (Bilingual("口径", "Methodology"), settings),
      (Bilingual("筛选", "Filters"), report.filters.joined(separator: "; ")),
      (Bilingual("计算时间", "Computed"), report.finishedAt ?? ""),
      (Bilingual("程序", "Program"), report.generator),
    ]
    let rows: [[Cell]] = facts.filter { !$0.1.isEmpty }.map { item, value in
      [.line(Bilingual("报告", "Report")), .line(item), .said(value), .blank]
    }
    guard let threshold = report.disclosure?.threshold else { return rows }
    let hidden = Bilingual(
      "已做小数保护，可公开：不足 \(threshold) 人的数字及可推算出它们的数字记作 ※；同一数据只宜公布一份报告",
      "small numbers are hidden: what would tell of fewer than \(threshold) people is ※; publish one report of the same data"
    )
    return rows + [row(Bilingual("报告", "Report").line, Bilingual("小数保护", "Small numbers"), hidden)]
  }

  private var definitions: [[Cell]] {
    report.methodology.definitions(divisionsAsOf: report.divisionsAsOf).map { term, meaning in
      row(Bilingual("定义", "Definition").line, term, meaning)
    }
  }

  private var columns: [[Cell]] {
    let others: [(String, Bilingual)] = [
      (
        "去向",
        Bilingual("全部毕业生的去向和就业地，每行一项", "what became of everyone and where the employed work, a row each")
      ),
      (
        "口径",
        Bilingual(
          "全部毕业生和各组的两项留渝留圈率在九种口径下的结果，以报告有的为限；行动计划给出了目标，没有给出公式",
          "the two stay rates of everyone and of the groups under nine definitions, as far as the report has them: the plan sets targets and gives no formula"
        )
      ),
      (
        "质量",
        Bilingual(
          "记录的去向：数量 = 计入 + 重复 + 筛除 + 拒收；警告、拒收原因、矛盾和修补",
          "what became of the records: count = accepted + duplicates + filtered + rejected; warnings, rejects, contradictions and repairs"
        )
      ),
    ]
    return groups.flatMap { group in
      group.columns.map { row(group.name, $0.heading, $0.meaning) }
    } + others.map { row($0.0, Bilingual("全表", "the sheet"), $0.1) }
  }

  private func row(_ sheet: String, _ item: Bilingual, _ meaning: Bilingual) -> [Cell] {
    let style = CellStyle(isWrapped: true)
    return [.said(sheet), .said(item.line), .text(meaning.chinese, style), .text(meaning.english, style)]
  }
}
