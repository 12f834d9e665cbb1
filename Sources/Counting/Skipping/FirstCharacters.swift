import ExtractReading

/// Whether a text may start with one of some characters, told by its first two bytes: at times a wrong yes, never a wrong
/// no.
final class FirstCharacters {
  private let characters: Set<Character>
  private let decoder: TextDecoder
  /// By the first two bytes of a text; `nil` where it was not worked out yet.
  private var answers = [Bool?](repeating: nil, count: 1 << 16)

  /// - Parameter characters: letters; what else a text may start with is always a yes.
  init(_ characters: Set<Character>, _ decoder: TextDecoder) {
    self.characters = characters
    self.decoder = decoder
  }

  func mayStart(_ text: FieldBytes) -> Bool {
    if text.isEmpty { return false }
    let index = Int(text[0]) << 8 | Int(text.count > 1 ? text[1] : 0)
    if let answer = answers[index] { return answer }
    let answer = mayStart(text[0], UInt8(index & 0xFF))
    answers[index] = answer
    return answer
  }

  private func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
    if first < 0x80 {
      let character = Character(UnicodeScalar(first))
      return characters.contains(character) || !(character.isLetter || character.isNumber)
    }
    if decoder.isUTF8 {
      // Ideographs start with these bytes; white space and punctuation with others.
      guard (0xE4...0xE9).contains(first) else { return true }
      return characters.contains { $0.utf8.starts(with: [first, second]) }
    }
    guard let decoded = decoder.decode([first, second]) else { return true }
    let text = String(decoding: decoded, as: UTF8.self)
    return text.first.map { characters.contains($0) || !$0.isLetter } ?? true
  }
}
