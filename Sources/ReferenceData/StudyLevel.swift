/// Levels of study (学历层次) by the words that are written for them.
public enum StudyLevel {
  /// The level as the lists of graduates spell it (本科生毕业, 专科生毕业, …); `nil` where the words are unknown.
  ///
  /// Punctuation, blanks and a code in front (`31 本科生毕业`) mean nothing. A code alone is not known.
  public static func name(of text: String) -> String? {
    let words = text.unicodeScalars.drop { "0"..."9" ~= $0 }.filter(\.properties.isAlphabetic)
    return names[String(String.UnicodeScalarView(words))]
  }

  private static let names = Dictionary(
    uniqueKeysWithValues: ReferenceTable.levels.rows.map { ($0[0], $0[1]) })
}
