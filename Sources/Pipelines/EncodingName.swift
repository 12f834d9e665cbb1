import Glibc

/// The name of a character encoding as a pipeline gives it.
enum EncodingName {
  /// Names that need no asking; `auto` looks at the bytes.
  static let known = ["auto", "utf-8", "gb18030", "gbk", "utf-16", "utf-16le", "utf-16be", "big5"]

  /// The name in lower case, `utf8` and its like with their hyphen; `nil` where not even iconv knows it.
  static func canonical(_ name: String) -> String? {
    let lower = name.lowercased()
    if known.contains(lower) { return lower }
    if let hyphenated = known.first(where: {
      $0.filter { $0 != "-" } == lower.filter { $0 != "-" && $0 != "_" }
    }) {
      return hyphenated
    }
    // A slash would be a suffix such as //IGNORE, which loses characters without a word.
    guard !lower.isEmpty, !lower.contains("/") else { return nil }
    let converter = unsafe iconv_open("UTF-8", lower)
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
    unsafe iconv_close(converter)
    return lower
  }
}
