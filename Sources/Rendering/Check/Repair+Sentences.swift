package import Counting

// What is said of each repair.

extension Repair {
  package var finding: Bilingual {
    switch self {
    case .decimalSuffix: Bilingual("代码带小数，如 500118.0", "codes with decimals, such as 500118.0")
    case .formulaQuotes: Bilingual("写成公式的值，如 =\"500118\"", "values written as formulas, such as =\"500118\"")
    case .apostrophe: Bilingual("值的前面有单引号", "apostrophes before values")
    case .fullWidth: Bilingual("全角数字或字母", "full-width digits or letters")
    case .invisible: Bilingual("看不见的字符", "characters that show nothing")
    case .longCode: Bilingual("地区代码长于 6 位", "division codes of more than six digits")
    case .leadingZero: Bilingual("专业代码缺前面的 0", "program codes without their leading zero")
    case .placeholder: Bilingual("用“无”“/”等代替空白", "words such as 无 or / in place of blanks")
    case .placeholderID:
      Bilingual("考生号（学号）填了“无”“0”等，或遮住了数字", "words such as 无 or 0 in place of IDs, or IDs with hidden digits")
    case .codeWithName: Bilingual("代码和名称写在一格", "codes and names in one cell")
    case .countryPrefix: Bilingual("地区代码前有国家代码 156", "division codes with 156 for China in front")
    case .schoolIdentifier: Bilingual("用学校标识码代替学校代码", "identifiers (学校标识码) in place of school codes")
    case .bracketWidth: Bilingual("名称中的括号全角半角不一", "brackets of another width in names")
    case .scientific: Bilingual("科学计数的号码，已还原", "numbers in scientific notation, all digits there")
    case .damagedCode:
      Bilingual(
        "代码被表格软件改成了科学计数，如 4.15E+09，位数已丢失",
        "codes that a spreadsheet turned into numbers, such as 4.15E+09: their digits are gone")
    case .level: Bilingual("学历层次写法不一，如本科、大专", "levels of study in other spellings, such as 本科")
    case .dateSerial: Bilingual("日期是表格软件的序列号", "dates as serial numbers of a spreadsheet")
    }
  }
}
