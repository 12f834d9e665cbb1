import ExtractReading

/// Whether a text may start with one of some characters, told by its first bytes: at times a wrong yes, never a wrong no.
final class FirstCharacters {
  private let characters: Set<Character>
  private let decoder: TextDecoder
  /// By the first character of a text in UTF-8 (those that are ideographs), or else by its first two bytes; `nil` where it
  /// was not worked out yet.
  private var answers = [Bool?](repeating: nil, count: 1 << 16)

  /// - Parameter characters: letters; what else a text may start with is always a yes.
  init(_ characters: Set<Character>, _ decoder: TextDecoder) {
    self.characters = characters
    self.decoder = decoder
  }

  @inline(__always)
  func mayStart(_ text: FieldBytes) -> Bool {
    if text.isEmpty { return false }
    let index = index(text)
    return answers[index] ?? learn(index)
  }

  private func index(_ text: FieldBytes) -> Int {
    let (first, second) = (Int(text[0]), Int(text[1]))
    guard decoder.isUTF8 else { return first << 8 | (text.count > 1 ? second : 0) }
    // What is no ideograph stands for itself, as its first byte.
    guard (0xE4...0xE9).contains(first), text.count > 2 else { return first }
    return (first & 0xF) << 12 | (second & 0x3F) << 6 | Int(text[2]) & 0x3F
  }

  private func learn(_ index: Int) -> Bool {
    let answer = mayStart(index)
    answers[index] = answer
    return answer
  }

  private func mayStart(_ index: Int) -> Bool {
    let first = decoder.isUTF8 ? index : index >> 8
    if first < 0x80 {
      let character = Character(UnicodeScalar(UInt8(first)))
      return characters.contains(character) || !(character.isLetter || character.isNumber)
    }
    if decoder.isUTF8 {
      // Of white space and punctuation, and of all that is rare, only the first byte is known.
      guard index > 0xFF, let scalar = UnicodeScalar(UInt32(index)) else { return true }
      return characters.contains(Character(scalar))
    }
    guard let decoded = decoder.decode([UInt8(first), UInt8(index & 0xFF)]) else { return true }
    return String(decoding: decoded, as: UTF8.self).first.map { characters.contains($0) || !$0.isLetter }
      ?? true
  }
}
