import Buffers
import ExtractReading

/// Whether a text may be one of some words, or start with one, told by its first two characters: at times a wrong yes,
/// never a wrong no.
///
/// A character tells something if it is an ideograph, or a letter or digit of ASCII: words may have anything else between
/// and before their letters.
final class FirstCharacters {
  private enum Answer: UInt8, BitwiseCopyable {
    case unknown, no, yes
    /// The second character decides.
    case byNext
  }

  /// The second characters of the words by their first, in lower case.
  private let seconds: [Unicode.Scalar: Set<Unicode.Scalar>]
  private let leads: Set<Unicode.Scalar>
  private let decoder: TextDecoder
  /// By `index(_:)`. A constant, as the answers below: each access to a variable of a class is checked.
  private let answers: Growing<Answer>
  /// The bytes of two characters.
  private let pairs = RawCache()
  /// By number of a pair.
  private let pairAnswers: Growing<Bool>
  /// Then they are forgotten.
  private static let mostPairs = 1 << 14

  /// - Parameters:
  ///   - words: that start with something that tells; others are found for any text that starts otherwise.
  ///   - leads: behind these anything may follow.
  init(_ words: some Sequence<String>, leads: Set<Unicode.Scalar>, _ decoder: TextDecoder) {
    let heads = words.map { $0.unicodeScalars.prefix(2).map(Self.lowercased) }.filter { !$0.isEmpty }
    seconds = Dictionary(grouping: heads, by: { $0[0] }).mapValues {
      Set($0.compactMap { $0.dropFirst().first })
    }
    self.leads = leads
    self.decoder = decoder
    var answers = Growing<Answer>(capacity: 1 << 16)
    answers.fill(to: 1 << 16, with: .unknown)
    self.answers = answers
    var pairAnswers = Growing<Bool>(capacity: Self.mostPairs)
    pairAnswers.fill(to: Self.mostPairs, with: false)
    self.pairAnswers = pairAnswers
    hasNumbers = seconds.keys.contains { ("0"..."9").contains($0) }
  }

  /// Whether a word starts with a digit. If none does, a number of four digits or more is the start of none.
  let hasNumbers: Bool

  @inline(__always)
  func mayStart(_ text: FieldBytes) -> Bool {
    if text.isEmpty { return false }
    let index = index(text)
    return switch answers[index] {
    case .no: false
    case .yes: true
    case .byNext: mayGoOn(text)
    case .unknown: learn(text, at: index)
    }
  }

  /// Different for texts whose first characters tell different things: in UTF-8 by the first ideograph, else by the first
  /// byte; in other encodings by the first two bytes.
  @inline(__always)
  private func index(_ text: FieldBytes) -> Int {
    let first = Int(text[0])
    if first < 0x80 { return first }
    guard decoder.isUTF8 else { return first << 8 | (text.count > 1 ? Int(text[1]) : 0) }
    guard (0xE4...0xE9).contains(first), text.count > 2 else { return first }
    return (first & 0xF) << 12 | (Int(text[1]) & 0x3F) << 6 | Int(text[2]) & 0x3F
  }

  @inline(never)
  private func learn(_ text: FieldBytes, at index: Int) -> Bool {
    let answer = answer(to: first(of: text))
    answers[index] = answer
    return answer == .byNext ? mayGoOn(text) : answer == .yes
  }

  private func answer(to first: Unicode.Scalar?) -> Answer {
    guard let first, Self.tells(first), !leads.contains(first) else { return .yes }
    // 1.考生号, a.考生号, 一、考生号
    if first.isASCII || Self.numerals.contains(first) { return .byNext }
    return seconds[Self.lowercased(first)] == nil ? .no : .byNext
  }

  private func mayGoOn(_ text: FieldBytes) -> Bool {
    if !hasNumbers, text.startsWithFourDigits { return false }
    let count = min(text.count, mostBytes)
    let (number, isNew) = pairs.number(of: text.part(from: 0, count: count))
    return isNew ? learnPair(text, count, number) : pairAnswers[number]
  }

  @inline(never)
  private func learnPair(_ text: FieldBytes, _ count: Int, _ number: Int) -> Bool {
    let head = decoder.text(of: text.part(from: 0, count: count).array).unicodeScalars
    let answer = mayGoOn(head.first, head.dropFirst().first) || startsBehindNumber(head)
    pairAnswers[number] = answer
    if number == Self.mostPairs - 1 { pairs.removeAll() }
    return answer
  }

  private func mayGoOn(_ first: Unicode.Scalar?, _ second: Unicode.Scalar?) -> Bool {
    guard let first, let second, Self.tells(second) else { return true }
    return seconds[Self.lowercased(first)]?.contains(Self.lowercased(second)) ?? false
  }

  /// 1考生号, 12.考生号, 十一、考生号: a word may start behind a number of up to three digits, and whatever tells nothing.
  private func startsBehindNumber(_ head: String.UnicodeScalarView) -> Bool {
    let number = head.prefix(3).prefix { ("0"..."9").contains($0) || Self.numerals.contains($0) }
    // Of numerals the bytes hold two.
    guard let next = head.dropFirst(number.count).first else { return number.contains { !$0.isASCII } }
    return !number.isEmpty && (!Self.tells(next) || seconds[Self.lowercased(next)] != nil)
  }

  /// Numbers that may stand before a header, and a sign behind them.
  static let numerals = Set("一二三四五六七八九十".unicodeScalars)

  /// Bytes that hold two characters, as far as they tell something.
  private var mostBytes: Int { decoder.isUTF8 ? 6 : 4 }

  /// The first character, as far as `index(_:)` knows it.
  private func first(of text: FieldBytes) -> Unicode.Scalar? {
    let count = text[0] < 0x80 ? 1 : min(text.count, decoder.isUTF8 ? 3 : 2)
    return decoder.decode(text.part(from: 0, count: count)).flatMap {
      String(decoding: $0, as: UTF8.self).unicodeScalars.first
    }
  }

  private static func tells(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isIdeograph || (scalar.isASCII && scalar.isLetter)
      || ("0"..."9").contains(scalar)
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }
}
