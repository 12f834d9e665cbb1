/// How the text of an extract is encoded: in one of the usual ways, or in another one that iconv knows.
public struct TextEncoding: Hashable, Sendable {
  /// As the report names it: lower case, `utf-8`, `gb18030`, `utf-16le`, …
  public let name: String

  /// Reads a name in upper or lower case; of a usual one without regard to hyphens.
  ///
  /// - Returns: `nil` where not even iconv knows it.
  public init?(name: String) {
    let lower = name.lowercased()
    if let usual = Self.usual[lower.filter { $0 != "-" && $0 != "_" }] {
      self.name = usual
      return
    }
    // A slash would be a suffix such as //IGNORE, which loses characters without a word.
    guard !lower.isEmpty, !lower.contains("/"), Iconv.knows(lower) else { return nil }
    self.name = lower
  }

  private init(usual name: String) { self.name = name }

  public static let utf8 = TextEncoding(usual: "utf-8")
  /// The superset of GBK and GB 2312.
  public static let gb18030 = TextEncoding(usual: "gb18030")
  static let utf16LittleEndian = TextEncoding(usual: "utf-16le")
  static let utf16BigEndian = TextEncoding(usual: "utf-16be")
  static let big5 = TextEncoding(usual: "big5")

  /// Names that need no asking, without hyphens, and what they mean.
  private static let usual = [
    "utf8": "utf-8", "utf8sig": "utf-8", "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030",
    "cp936": "gb18030", "utf16": "utf-16", "utf16le": "utf-16le", "utf16be": "utf-16be", "big5": "big5",
  ]

  /// Whether this is `declared`, or says its byte order where that leaves it open.
  public func isVariant(of declared: TextEncoding) -> Bool {
    self == declared || (declared.name == "utf-16" && name.hasPrefix("utf-16"))
  }

  /// Whether delimiters, quotes and line ends can be found in the undecoded bytes.
  ///
  /// Digits, letters and `@[\]^_{|}~` can be the later bytes of a character in GB18030 and Big5, but no comma,
  /// semicolon, tab, quote or line end can. Of other encodings nobody knows.
  public func isCutAsBytes(at delimiter: Delimiter) -> Bool {
    switch self {
    case .utf8: true
    case .gb18030, .big5: !(0x30...0x39).contains(delimiter.byte) && !(0x40...0x7E).contains(delimiter.byte)
    default: false
    }
  }
}
