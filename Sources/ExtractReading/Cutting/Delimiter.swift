/// What stands between the fields of an extract: one ASCII character other than quote, blank and line end.
public struct Delimiter: Hashable, Sendable, CustomStringConvertible {
  public let byte: UInt8

  public static let comma = Delimiter(byte: UInt8(ascii: ","))

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

  /// Reads a line `sep=;`, by which spreadsheets are told the delimiter.
  ///
  /// - Parameter head: the first bytes of an extract, `lineBytes` of them if it has so many.
  /// - Returns: `nil` where there is no such line, or what it names can delimit nothing.
  public init?(separatorLine head: some Collection<UInt8>) {
    guard Self.isSeparatorLine(head) else { return nil }
    self.init(String(decoding: head.dropFirst(4).prefix(1), as: UTF8.self))
  }

  /// As many bytes tell whether a line is one.
  public static let lineBytes = 6

  /// Whether the first line is `sep=` and one character.
  static func isSeparatorLine(_ head: some Collection<UInt8>) -> Bool {
    head.count >= 5 && zip(head, "sep=".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
      && head.dropFirst(5).first?.endsLine != false
  }
}
