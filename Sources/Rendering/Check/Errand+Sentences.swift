import Counting
import Reports

// What each errand says: what was found, and what to do.

extension Errand {
  var finding: Bilingual {
    switch topic {
    case .rejected(let reject): reject.reason.finding
    case .skipped(let reason): reason.finding
    case .warned(let warning): warning.finding
    case .contradicted(let contradictions): contradictions.finding
    case .repaired(let repair): repair.finding
    case .unreadDates(let found):
      Bilingual(
        "\(found.column.map(printable) ?? "签约日期")不是日期，或与毕业年份相差五年以上",
        "no dates, or more than five years from the year of graduation")
    case .unreadColumn(let column): column.finding
    case .blankIDs(let found):
      Self.blank(printable(found.column ?? "考生号"))
    }
  }

  private static func blank(_ column: String) -> Bilingual {
    Bilingual("“\(column)”空白", "nothing in the column “\(column)”")
  }

  var advice: Bilingual {
    switch topic {
    case .rejected(let reject): reject.advice
    case .skipped(let reason): reason.advice
    case .warned(let warning): warning.advice
    case .contradicted(let contradictions): contradictions.advice
    case .repaired(.placeholderID), .blankIDs:
      Bilingual(
        "这些记录无法查重，请补填考生号（学号）", "these records cannot be checked for duplicates: fill in the ID (考生号, 学号)")
    case .repaired(.damagedCode):
      Bilingual(
        "这些代码按空白处理，只看旁边的名称等栏目；请把代码列设为文本格式，再从原始数据导出",
        "these codes are read as blank, and only what stands beside them counts: export the column as text, not as a number"
      )
    case .unreadDates:
      Bilingual(
        "写成 2025-06-30 的形式；读不出的日期不参与重复记录的取舍",
        "write 2025-06-30: what is no date does not decide which record counts")
    case .unreadColumn(let column): column.advice
    case .repaired:
      Bilingual("已按原意读取，人数不受影响；建议在原表中改正", "read as it was meant, nobody is lost; better mended in the table")
    }
  }
}
