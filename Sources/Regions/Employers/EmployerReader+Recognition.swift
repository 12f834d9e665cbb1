import Buffers

extension EmployerReader {
  /// Whether a location text is the name of an employer, so that the rules for names hold.
  /// - Parameter end: where the place at the head of the text ends.
  static func looksLikeName(_ text: CleanText, after end: Int) -> Bool {
    let words = Names.builtIn.value.employer
    guard text.count >= 12, text[text.count - 3] >= 0xE0 else { return false }
    if words.endings.ends(text) { return !text.hasDigits }
    // 公司 and something after it, but no street before: a branch.
    var index = end
    while index < text.count, !text[index].isASCIIDigit {
      if words.company.stands(in: text, at: index) {
        return text.count - index >= 12 && !namesAddress(text, from: index, words.addressWords)
      }
      if words.addressWords.stands(in: text, at: index) { return false }
      index += text.characterLength(at: index)
    }
    return false
  }

  /// Whether a street, a number or a building stands between two offsets.
  func namesAddress(_ range: Range<Int>) -> Bool {
    let words = names.value.employer
    return range.contains { index in
      text[index].isASCIIDigit || words.addressWords.stands(in: text, at: index)
        || words.buildings.stands(in: text, at: index)
    }
  }

  private static func namesAddress(_ text: CleanText, from start: Int, _ addressWords: WordList) -> Bool {
    var index = start
    while index < text.count {
      if text[index].isASCIIDigit || addressWords.stands(in: text, at: index) { return true }
      index += text.characterLength(at: index)
    }
    return false
  }
}
