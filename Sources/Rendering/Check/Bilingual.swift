/// A sentence for officials and schools, in both languages.
struct Bilingual: Equatable {
  var chinese: String
  var english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}
