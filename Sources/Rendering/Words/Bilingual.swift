/// A sentence for officials and schools, in both languages.
package struct Bilingual: Equatable, Sendable {
  package var chinese: String
  package var english: String

  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Both, with something between them; one where they are the same.
  package func joined(by separator: String) -> String {
    chinese == english ? chinese : chinese + separator + english
  }

  /// `达标 met`
  package var line: String { joined(by: " ") }
}
