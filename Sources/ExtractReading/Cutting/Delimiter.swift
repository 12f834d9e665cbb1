/// What stands between the fields of an extract: one ASCII character other than quote, blank and line end.
public struct Delimiter: Hashable, Sendable, CustomStringConvertible {
  public let byte: UInt8

  public static let comma = Delimiter(byte: UInt8(ascii: ","))
  /// Those that extracts usually have.
  public static let usual = [
    comma, Delimiter(byte: UInt8(ascii: ";")), Delimiter(byte: UInt8(ascii: "\t")),
    Delimiter(byte: UInt8(ascii: "|")),
  ]

  /// As a pipeline writes it.
  public var description: String { byte == UInt8(ascii: "\t") ? "\\t" : String(UnicodeScalar(byte)) }

  private init(byte: UInt8) { self.byte = byte }

  /// Reads one character, or `\t` for a tab; `nil` where the text is nothing that can delimit.
  public init?(_ text: String) {
    let character = text == "\\t" ? "\t" : text
    guard let byte = character.utf8.first, character.utf8.count == 1, byte < 0x80,
      !"\"\r\n \0".utf8.contains(byte)
    else { return nil }
    self.byte = byte
  }
}
