import Counting
import Reports

// What each errand says: what was found, and what to do.

extension Errand {
  var finding: Bilingual {
    switch topic {
    case .rejected(let reason), .skipped(let reason): reason.finding
    case .warned(let warning): warning.finding
    case .contradicted(let contradictions): contradictions.finding
    case .repaired(let repair): repair.finding
    case .unreadDates(let column):
      Bilingual(
        "\(column.map(printable) ?? "签约日期")不是日期，或与毕业年份相差五年以上",
        "no dates, or more than five years from the year of graduation")
    case .unreadColumn(let column):
      Bilingual(
        "“\(printable(column.column))”一列没有一个值读得出来",
        "not one value of the column “\(printable(column.column))” can be read")
    }
  }

  var advice: Bilingual {
    switch topic {
    case .rejected(let reason), .skipped(let reason): reason.advice
    case .warned(let warning): warning.advice
    case .contradicted(let contradictions): contradictions.advice
    case .repaired(.placeholderID):
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
    case .unreadColumn(let column): column.field.advice
    case .repaired:
      Bilingual("已按原意读取，人数不受影响；建议在原表中改正", "read as it was meant, nobody is lost; better mended in the table")
    }
  }
}

extension UnreadColumn.Field {
  fileprivate var advice: Bilingual {
    switch self {
    case .locationCode:
      Bilingual(
        "请填写 6 位行政区划代码，如 500118；现在只能按其他栏目判断单位所在地。如果这一列是别的内容，请告知汇总单位",
        "write division codes of six digits, such as 500118: places are taken from other columns now. If it holds something "
          + "else, say so")
    case .creditCode:
      Bilingual(
        "请填写 18 位统一社会信用代码；现在只能按其他栏目判断单位所在地。如果这一列是别的内容，请告知汇总单位",
        "write credit codes of 18 characters: places are taken from other columns now. If it holds something else, say so"
      )
    }
  }
}
