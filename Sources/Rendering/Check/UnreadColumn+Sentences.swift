import Counting

extension UnreadColumn {
  var finding: Bilingual {
    let column = printable(column)
    return isWhole
      ? Bilingual("“\(column)”一列没有一个值读得出来", "not one value of the column “\(column)” can be read")
      : Bilingual("“\(column)”一列中读不出来的值", "values of the column “\(column)” that cannot be read")
  }

  var advice: Bilingual {
    if holdsNames {
      return Bilingual(
        "这些是地名，不是代码：请写在单位所在地一列；如果两列对调了，请换回来",
        "these are names of places: write them in the column for names (单位所在地); if two columns were swapped, swap them back"
      )
    }
    let other = Bilingual(
      "现在只能按其他栏目判断单位所在地\(isWhole ? "。如果这一列是别的内容，请告知汇总单位" : "")",
      "places are taken from other columns now\(isWhole ? ". If it holds something else, say so" : "")")
    return switch field {
    case .locationCode:
      Bilingual(
        "请填写 6 位行政区划代码，如 500118；\(other.chinese)",
        "write division codes of six digits, such as 500118: \(other.english)")
    case .creditCode:
      Bilingual(
        "请填写 18 位统一社会信用代码；\(other.chinese)", "write credit codes of 18 characters: \(other.english)")
    }
  }
}
