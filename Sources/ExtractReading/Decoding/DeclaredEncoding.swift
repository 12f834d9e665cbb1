/// What somebody says of an extract's encoding: its name, or that its bytes tell.
public enum DeclaredEncoding: Hashable, Sendable {
  case auto
  /// Obeyed as it is; `utf-16` lets the mark say the byte order.
  case named(TextEncoding)

  /// The usual ones, for messages.
  public static let usualNames = [
    "auto", "utf-8", "gb18030", "gbk", "utf-16", "utf-16le", "utf-16be", "big5",
  ]

  /// Reads `auto` or the name of an encoding; `nil` where nobody knows it.
  public init?(_ text: String) {
    if text.lowercased() == Self.auto.name {
      self = .auto
    } else if let encoding = TextEncoding(name: text) {
      self = .named(encoding)
    } else {
      return nil
    }
  }

  public var name: String {
    switch self {
    case .auto: "auto"
    case .named(let encoding): encoding.name
    }
  }
}
