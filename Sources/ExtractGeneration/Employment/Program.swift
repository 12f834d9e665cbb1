/// A program of study (专业) of the national catalogues.
struct Program {
  /// 专业代码: six digits.
  let code: String
  let name: String

  init(_ code: String, _ name: String) {
    (self.code, self.name) = (code, name)
  }

  /// Codes of 本科 begin with 0, 1 or (职业本科) 2 and 3; of 高职 with 4 and 5; of 中职 with 6 and 7.
  var isBachelor: Bool { code < "4" }
}
