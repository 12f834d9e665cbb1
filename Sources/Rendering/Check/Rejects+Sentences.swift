package import Counting
import ExtractReading

// What is said of rows that are not counted: by reason, and of those that are cut at another delimiter.

extension RejectReason {
  package var finding: Bilingual {
    switch self {
    case .quoting: Bilingual("引号位置不对或不成对", "stray or unclosed quotes")
    case .fieldCount: Bilingual("字段数与表头不一致", "more or fewer fields than the header")
    case .encoding: Bilingual("有无法识别的字符", "characters that the encoding does not have")
    case .recordTooLong: Bilingual("记录过长", "records that are too long")
    case .missingValue: Bilingual("缺学校代码和学校名称", "neither code nor name of the school")
    case .unknownDestinationCode: Bilingual("毕业去向不在代码表内", "destinations that the code list does not have")
    case .damagedID: Bilingual("考生号（学号）被表格软件改成了科学计数", "IDs that a spreadsheet turned into numbers")
    case .badYear: Bilingual("毕业年份读不出来", "years that are no year of graduation")
    case .duplicate: Bilingual("同一毕业生有多条记录", "several records of one graduate")
    case .blankRow: Bilingual("空行", "blank rows")
    case .repeatedHeader: Bilingual("重复的表头", "headers again")
    case .note: Bilingual("合计、签名、说明、标题等行", "totals, signatures, remarks and titles")
    }
  }

  /// What the school should do.
  package var advice: Bilingual {
    switch self {
    case .quoting:
      Bilingual(
        "字段内的引号要写两遍，首尾引号要成对；最好从原表重新导出为 CSV",
        "write each inner quote twice and close every quote, or export the table as CSV anew")
    case .fieldCount:
      Bilingual(
        "核对这些行的列数；内容中有逗号的，要加引号",
        "give the record as many fields as the header has; quote fields with a comma in them")
    case .encoding:
      Bilingual(
        "整个文件用同一种编码保存：UTF-8 或 GB18030",
        "save the file in one encoding, UTF-8 or GB18030")
    case .recordTooLong:
      Bilingual(
        "多半是该行的引号没有关闭，请补上",
        "look for a quote that is never closed in this line")
    case .missingValue:
      Bilingual(
        "补填学校代码或学校名称",
        "fill in the school (学校代码 or 学校名称)")
    case .unknownDestinationCode:
      Bilingual(
        "改用代码表中的毕业去向代码；如果用的是另一套代码表，请告知汇总单位",
        "use a code of the declared list (毕业去向代码), or declare another one")
    case .damagedID:
      Bilingual(
        "把考生号（学号）列设为文本格式，再从原始数据导出",
        "export the ID column (考生号, 学号) as text, not as a number")
    case .badYear:
      Bilingual(
        "填写毕业年份，如 2025 或 2025届；2022级是入学年份",
        "write the year of graduation (毕业年份) as 2025 or 2025届; 2022级 is the year of entry")
    case .duplicate:
      Bilingual(
        "每名毕业生只保留一条记录",
        "keep one record of each graduate")
    case .blankRow:
      Bilingual(
        "不是毕业生，没有遗漏；删去空行即可",
        "no graduates, nothing is lost: delete the blank rows")
    case .repeatedHeader:
      Bilingual(
        "不是毕业生，没有遗漏；删去中间的表头即可",
        "no graduates, nothing is lost: delete the headers between the records")
    case .note:
      Bilingual(
        "不是毕业生，没有遗漏；删去这些行即可。其中若有毕业生，请补填考生号（学号）",
        "no graduates, nothing is lost: delete totals, signatures and remarks; a graduate among them needs an ID"
      )
    }
  }
}

extension RejectCount {
  /// What the school should do.
  var advice: Bilingual {
    // Of all of them, so that nothing else is wrong.
    let isAll = cutElsewhere.reduce(0) { $0 + $1.count } == count
    return isAll ? CutElsewhere.advice : reason.advice
  }
}

extension RejectCount.CutElsewhere {
  static var advice: Bilingual {
    Bilingual(
      "这些行与表头请用同一种分隔符：最好从原表重新导出为 CSV",
      "write these records with the delimiter of the header, or export the table as CSV anew")
  }

  var finding: Bilingual {
    let mark = delimiter.mark
    return Bilingual(
      "其中按\(mark.chinese)切分就与表头字段数一致的",
      "of them with as many fields as the header where they are cut at \(mark.english)")
  }

  /// What was found and what to do, in one line.
  var shown: String {
    let (finding, advice) = (finding, Self.advice)
    return "\(finding.chinese)：\(grouped(count))，首行 \(lines[0])；\(advice.chinese) · "
      + "\(finding.english): \(grouped(count)), the first in line \(lines[0]); \(advice.english)"
  }
}

extension Delimiter {
  fileprivate var mark: Bilingual {
    self == Delimiter("\t") ? Bilingual("制表符", "tabs") : Bilingual("“\(self)”", "“\(self)”")
  }
}
