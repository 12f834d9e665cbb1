import Counting
import Cubes
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
    }
  }

  var advice: Bilingual {
    switch topic {
    case .rejected(let reason), .skipped(let reason): Bilingual(reason.chineseAdvice, reason.advice)
    case .warned(let warning): warning.advice
    case .contradicted(let contradictions): contradictions.advice
    case .repaired(.placeholderID):
      Bilingual(
        "这些记录无法查重，请补填考生号（学号）", "these records cannot be checked for duplicates: fill in the ID (考生号, 学号)")
    case .unreadDates:
      Bilingual(
        "写成 2025-06-30 的形式；读不出的日期不参与重复记录的取舍",
        "write 2025-06-30: what is no date does not decide which record counts")
    case .repaired:
      Bilingual("已按原意读取，人数不受影响；建议在原表中改正", "read as it was meant, nobody is lost; better mended in the table")
    }
  }
}

extension RejectReason {
  fileprivate var finding: Bilingual {
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

  fileprivate var chineseAdvice: String {
    switch self {
    case .quoting: "字段内的引号要写两遍，首尾引号要成对；最好从原表重新导出为 CSV"
    case .fieldCount: "核对这些行的列数；内容中有逗号的，要加引号"
    case .encoding: "整个文件用同一种编码保存：UTF-8 或 GB18030"
    case .recordTooLong: "多半是该行的引号没有关闭，请补上"
    case .missingValue: "补填学校代码或学校名称"
    case .unknownDestinationCode: "改用代码表中的毕业去向代码；如果用的是另一套代码表，请告知汇总单位"
    case .damagedID: "把考生号（学号）列设为文本格式，再从原始数据导出"
    case .badYear: "填写毕业年份，如 2025 或 2025届；2022级是入学年份"
    case .duplicate: "每名毕业生只保留一条记录"
    case .blankRow: "不是毕业生，没有遗漏；删去空行即可"
    case .repeatedHeader: "不是毕业生，没有遗漏；删去中间的表头即可"
    case .note: "不是毕业生，没有遗漏；删去这些行即可。其中若有毕业生，请补填考生号（学号）"
    }
  }
}

extension Repair {
  fileprivate var finding: Bilingual {
    switch self {
    case .decimalSuffix: Bilingual("代码带小数，如 500118.0", "codes with decimals, such as 500118.0")
    case .formulaQuotes: Bilingual("写成公式的值，如 =\"500118\"", "values written as formulas, such as =\"500118\"")
    case .apostrophe: Bilingual("值的前面有单引号", "apostrophes before values")
    case .fullWidth: Bilingual("全角数字或字母", "full-width digits or letters")
    case .invisible: Bilingual("看不见的字符", "characters that show nothing")
    case .longCode: Bilingual("地区代码长于 6 位", "division codes of more than six digits")
    case .leadingZero: Bilingual("专业代码缺前面的 0", "program codes without their leading zero")
    case .placeholder: Bilingual("用“无”“/”等代替空白", "words such as 无 or / in place of blanks")
    case .placeholderID: Bilingual("考生号（学号）填了“无”“0”等", "words such as 无 or 0 in place of IDs")
    case .codeWithName: Bilingual("代码和名称写在一格", "codes and names in one cell")
    case .countryPrefix: Bilingual("地区代码前有国家代码 156", "division codes with 156 for China in front")
    case .schoolIdentifier: Bilingual("用学校标识码代替学校代码", "identifiers (学校标识码) in place of school codes")
    case .bracketWidth: Bilingual("名称中的括号全角半角不一", "brackets of another width in names")
    case .scientific: Bilingual("科学计数的号码，已还原", "numbers in scientific notation, all digits there")
    case .level: Bilingual("学历层次写法不一，如本科、大专", "levels of study in other spellings, such as 本科")
    case .dateSerial: Bilingual("日期是表格软件的序列号", "dates as serial numbers of a spreadsheet")
    }
  }
}

extension Warning {
  fileprivate var finding: Bilingual {
    switch kind {
    case .cutInput: Bilingual("文件在一条记录中间中断", "the file ends in the middle of a record")
    case .emptyInput: Bilingual("文件只有表头，没有记录", "the file has a header and no records")
    case .unreadDates:
      Bilingual("因签约日期读不出来，只能按先后取舍的重复记录", "duplicates settled by order, as a date could not be read")
    case .duplicatesAcrossYears: Bilingual("同一考生号（学号）出现在不同毕业年份", "one ID in several years of graduation")
    case .namesDiffer: Bilingual("同一考生号（学号）对应不同姓名", "one ID with different names")
    case .sameBytes: Bilingual("内容完全相同的文件", "files that are equal to the byte")
    case .conflicts: Bilingual("单位所在地前后矛盾\(share)", "places that contradict each other\(englishShare)")
    case .blankProgram: Bilingual("没有填专业\(share)", "no program\(englishShare)")
    case .unresolved: Bilingual("已就业但单位所在地不明\(share)", "employed, but nobody knows where\(englishShare)")
    }
  }

  fileprivate var advice: Bilingual {
    switch kind {
    case .cutInput:
      Bilingual("后面的记录可能丢失：请重新取得完整的文件", "records behind it may be missing: fetch the whole file")
    case .emptyInput: Bilingual("确认文件是否交错", "make sure that it is the right file")
    case .unreadDates: Bilingual("签约日期写成 2025-06-30", "write dates (签约日期) as 2025-06-30")
    case .duplicatesAcrossYears:
      Bilingual(
        "如果学号在不同年级重复使用，请告知汇总单位（identity 中加入 year）",
        "if IDs are used again by later classes, write identity: [institution, year, graduate_id] in the pipeline"
      )
    case .namesDiffer: Bilingual("核对是否为不同的人", "see whether they are different people")
    case .sameBytes: Bilingual("确认是否重复提交", "see whether one was handed in twice")
    case .conflicts:
      Bilingual("核对所在地代码、所在地、信用代码和单位名称", "compare code, text, credit code and name of the employers")
    case .blankProgram: Bilingual("补填专业代码或专业名称", "fill in code or name of the program")
    case .unresolved: Bilingual("补填单位所在地", "fill in where the employer is (单位所在地)")
    }
  }

  /// ` (12.3 %)`
  private var englishShare: String { total.map { " (\(percent(of: $0)))" } ?? "" }

  /// `（12.3 %）`
  private var share: String { total.map { "（\(percent(of: $0))）" } ?? "" }
}
