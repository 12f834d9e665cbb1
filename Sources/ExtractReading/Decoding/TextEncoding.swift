/// How the text of an extract is encoded.
public struct TextEncoding: Hashable, Sendable {
  /// As the report names it: lower case, `utf-8`, `gb18030`, `utf-16le`, …
  public let name: String

  public init(name: String) {
    let lower = name.lowercased()
    self.name = Self.synonyms[lower] ?? lower
  }

  public static let utf8 = TextEncoding(name: "utf-8")
  /// The superset of GBK and GB 2312.
  public static let gb18030 = TextEncoding(name: "gb18030")

  private static let synonyms = [
    "utf8": "utf-8", "utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030",
    "utf16": "utf-16",
  ]

  /// Whether this is `declared`, or says its byte order where that leaves it open.
  public func isVariant(of declared: TextEncoding) -> Bool {
    self == declared || (declared.name == "utf-16" && name.hasPrefix("utf-16"))
  }

  /// Whether delimiters, quotes and line ends can be found in the undecoded bytes.
  ///
  /// Multi-byte characters of these encodings hold no byte below 0x30 in second place, so no comma, semicolon,
  /// tab, quote, CR or LF (but `|` and `\`, so those cannot delimit).
  public var isCutAsBytes: Bool {
    !name.hasPrefix("utf-16") && !name.hasPrefix("utf-32") && !name.hasPrefix("ucs-")
  }
}
