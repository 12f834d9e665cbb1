import _StringProcessing

/// Reads the text of a pattern.
struct PathPatternReader {
  typealias Fault = PathPattern.Fault

  /// A part of a pattern.
  indirect enum Part {
    /// One after the other: a letter, with what is combined with it.
    case scalars([Unicode.Scalar])
    /// See `PathPatternStep`.
    case oneOf(String)
    /// See `PathPatternStep`.
    case boundary(String)
    case sequence([Part])
    /// The first that leads to a match counts.
    case choices([Part])
    /// - Parameter most: `nil` for any number.
    case repeated(Part, least: Int, most: Int?, isLazy: Bool)
    /// One that has a name.
    case group(Part, number: Int)
  }

  /// More than a page of text is no pattern.
  private static let mostCharacters = 1000
  /// Readers call themselves for what is nested.
  private static let mostBrackets = 100

  private let characters: [Character]
  private var next = 0
  private var names: [String] = []

  /// - Returns: all of it, and the names of its groups by their numbers.
  static func read(_ text: String) throws(Fault) -> (pattern: Part, names: [String]) {
    guard text.unicodeScalars.count <= mostCharacters,
      text.count(where: { "([".contains($0) }) <= mostBrackets
    else { throw .tooLarge }
    do { _ = try Regex(text) } catch { throw .notARegularExpression("\(error)") }
    var reader = PathPatternReader(characters: Array(text))
    let pattern = try reader.choices()
    return (pattern, reader.names)
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func choices() throws(Fault) -> Part {
    var all = [try sequence()]
    while take("|") { all.append(try sequence()) }
    return all.count == 1 ? all[0] : .choices(all)
  }

  private mutating func sequence() throws(Fault) -> Part {
    var parts: [Part] = []
    while let character = peek, character != "|", character != ")" {
      next += 1
      parts.append(try repeated(try part(character)))
    }
    return .sequence(parts)
  }

  private mutating func part(_ character: Character) throws(Fault) -> Part {
    switch character {
    case "(": try group()
    case "[": .oneOf(try characterClass())
    case ".": .oneOf(".")
    case "^", "$": .boundary(String(character))
    case "\\": try escape()
    case "{": throw .notRead("{")
    default: .scalars(Array(character.unicodeScalars))
    }
  }

  private mutating func group() throws(Fault) -> Part {
    var name: String?
    let start = next - 1
    if take("?") {
      if !take(":") {
        take("P")
        guard take("<"), peek != "=", peek != "!" else {
          throw .notRead(text(from: start, count: next + 1 - start))
        }
        name = upTo(">")
      }
    } else if peek == "*" {
      throw .notRead("(*")
    }
    let number = names.count
    if let name { names.append(name) }
    let inner = try choices()
    take(")")
    return name == nil ? inner : .group(inner, number: number)
  }

  private mutating func characterClass() throws(Fault) -> String {
    let start = next - 1
    var depth = 1
    while depth > 0, let character = peek {
      next += 1
      switch character {
      case "[": depth += 1
      case "]": depth -= 1
      case "\\":
        if let escaped = peek, "QE".contains(escaped) { throw .notRead("\\\(escaped)") }
        next += 1
      default: break
      }
    }
    return text(from: start)
  }

  private mutating func escape() throws(Fault) -> Part {
    let start = next - 1
    guard let character = peek else { throw .notRead("\\") }
    next += 1
    switch character {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "t", "n", "r", "f", "e", "a":
      return .oneOf("\\\(character)")
    case "b", "B", "A", "z", "Z": return .boundary("\\\(character)")
    case "p", "P", "x", "u":
      guard take("{") else { throw .notRead("\\\(character)") }
      let inner = upTo("}")
      // Several characters, by their numbers.
      if "xu".contains(character), inner.contains(" ") { throw .notRead("\\\(character){\(inner)}") }
      return .oneOf(text(from: start))
    default:
      if character.isLetter || character.isNumber { throw .notRead("\\\(character)") }
      return .scalars(Array(character.unicodeScalars))
    }
  }

  private mutating func repeated(_ part: Part) throws(Fault) -> Part {
    let (least, most): (Int, Int?)
    switch peek {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      next += 1
      let bounds = upTo("}").split(separator: ",", omittingEmptySubsequences: false)
      next -= 1
      guard peek == "}", bounds.count <= 2, bounds.joined().isDigits else { throw .notRead("{") }
      least = Int(bounds[0]) ?? 0
      most = bounds.count == 1 ? least : Int(bounds[1])
    default: return part
    }
    next += 1
    if peek == "+" { throw .notRead("\(characters[next - 1])+") }
    return .repeated(part, least: least, most: most, isLazy: take("?"))
  }

  private var peek: Character? { next < characters.count ? characters[next] : nil }

  @discardableResult
  private mutating func take(_ character: Character) -> Bool {
    guard peek == character else { return false }
    next += 1
    return true
  }

  /// What stands up to a character, which is passed over.
  private mutating func upTo(_ end: Character) -> String {
    let start = next
    while let character = peek, character != end { next += 1 }
    next += 1
    return text(from: start, count: next - 1 - start)
  }

  private func text(from start: Int, count: Int? = nil) -> String {
    String(characters[start..<min(characters.count, count.map { start + $0 } ?? next)])
  }
}
