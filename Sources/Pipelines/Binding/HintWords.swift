import Buffers

/// The words by which a table says how its columns are to be filled in: behind a header, or in a row of their own below it.
package enum HintWords {
  /// Nobody's header ends in them. In lower case and narrow.
  static let behindNames = Affixes(glued)

  /// They are hints only behind a sign: 签约日期 is a name, 签约时间/日期 has a hint.
  static let behindSigns = Affixes(separate)

  private static let glued = [
    "必填", "必填项", "必填字段", "非必填", "非必填项", "选填", "选填项", "可填", "必录", "必录项", "必选", "必选项", "可选", "可选项", "可空", "可为空",
    "可不填", "不可空", "不可为空", "不能为空", "非空", "文本", "文本型", "文本格式", "字符", "字符型", "字符串", "数字", "数字型", "数字格式", "数值型",
    "日期型", "日期格式", "下拉", "下拉框", "下拉选择", "下拉选项", "请填写", "请选择", "yyyymmdd", "yyyy-mm-dd", "yyyy/mm/dd",
    "yyyy.mm.dd",
    "yyyymm", "yyyy-mm", "yyyy/mm", "yyyy.mm", "yyyy年mm月dd日", "yyyy年mm月",
  ]

  private static let separate = [
    "日期", "时间", "年月日", "年月", "数值", "整数", "小数", "文字", "单选", "多选", "选择", "唯一", "text", "string", "char",
    "varchar",
    "int", "integer", "number", "date", "required", "optional",
  ]

  /// What else stands in a row of hints.
  private static let inRows = [
    "yyyy", "yyyymd", "yy", "mm", "dd", "hh", "ss", "年", "月", "日", "位", "个", "汉字", "字母", "字以内", "长度", "不超过",
    "最多", "格式", "类型",
    "常规", "整型", "浮点型", "布尔型", "如有必填", "有则必填", "没有不填", "自动生成", "系统生成", "nvarchar", "varchar2", "nchar", "c",
    "n", "d",
    "numeric", "decimal", "float", "double", "datetime", "timestamp", "bool", "boolean", "bigint", "smallint",
  ]

  /// All of which a hint in a row is made, none of them blank.
  package static let all = glued + separate + inRows

  /// Whether a cell says how its column is to be filled in, and nothing else: 必填, 文本/选填, 18位数字, yyyy-mm-dd, varchar(20).
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  package static func isHint(folded cell: String) -> Bool {
    var rest = String(String.UnicodeScalarView(cell.unicodeScalars.filter(\.isLetter)))[...]
    if rest.isEmpty { return false }
    while !rest.isEmpty {
      guard let next = letters.rest(of: rest) else { return false }
      rest = next
    }
    return true
  }

  /// Whether a cell is the type of a column, with its length: varchar2(20), NVARCHAR2(50 CHAR), char14. No ID starts so.
  package static func isType(_ cell: String) -> Bool {
    let text = cell.lowercased().filter { !$0.isWhitespace }
    guard let type = types.first(where: text.hasPrefix) else { return false }
    var rest = text.dropFirst(type.count)
    for unit in units { rest.replace(unit, with: "") }
    return rest.allSatisfy { $0.isASCII && $0.isNumber || "(),（），".contains($0) }
  }

  /// Each of four letters or more.
  package static let types = ["nvarchar", "varchar", "nchar", "char", "number", "numeric", "decimal"]
  /// In which a length is counted.
  private static let units = ["byte", "char"]

  private static let letters = Affixes(Set(all.map { $0.filter(\.isLetter) }))
}
