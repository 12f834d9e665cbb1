/// A sentence for officials and schools, in both languages.
package struct Bilingual: Equatable, Sendable {
  package var chinese: String
  package var english: String

  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}
