import Buffers

/// What is written of a destination (毕业去向), made ready to be looked up: under several schemes it is the same.
public struct DestinationText: Sendable {
  /// Folded.
  let whole: String
  /// Those of a name of several (国家基层项目—三支一扶), folded; else none.
  let levels: [String]
  /// Whether no list has anything of it.
  let isUnknown: Bool

  public init(_ text: String) {
    whole = Self.folded(text[...])
    // Where folding left nothing out, there is no separator: names of people in the wrong column, and each is another one.
    let parts = whole.utf8.count == text.utf8.count ? [] : text.split { Self.separators.contains($0) }
    let levels = parts.count > 1 ? parts.map(Self.folded) : []
    self.levels = levels
    isUnknown =
      !DestinationCodes.allKnown.contains(whole)
      && !levels.contains(where: DestinationCodes.allKnown.contains)
  }

  /// What stands between the levels of a name.
  private static let separators = Set("—–―‐‑-－_/／\\|｜:：、,，;；.。·>→()（）[]【】〔〕<>《》“”\" \t\u{A0}\u{3000}")

  /// The text without what writers vary: blanks, punctuation, brackets, 它 for 他.
  static func folded(_ text: Substring) -> String {
    // Most texts have nothing to leave out.
    if text.unicodeScalars.allSatisfy({ isKept($0) && $0 != "它" }) { return String(text) }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter(isKept).map { $0 == "它" ? "他" : $0 }))
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || ("0"..."9").contains(scalar)
  }
}
