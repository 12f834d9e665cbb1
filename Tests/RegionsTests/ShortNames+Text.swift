@testable import Regions

extension ShortNames {
  /// The short forms of a full name.
  static func forms(of name: String) -> [String] {
    var forms: [String] = []
    forEachForm(of: name.utf8.span) { form in
      forms.append(String(decoding: form.indices.map { form[$0] }, as: UTF8.self))
    }
    return forms
  }
}
