/// A year as a text names it, with its month and day where it does.
struct NamedYear {
  /// What the text says that happened in it.
  enum Role { case entry, graduation, unsaid }

  let year: Int
  var role = Role.unsaid
  var hasMonth = false
  /// Whether a time of day follows the day: of what stands behind it, a zone, nothing matters.
  var hasTime = false

  /// Whether nothing that follows makes it another year: a date may stand before any word (2025年6月底).
  ///
  /// - Parameter sign: what stands between it and the rest.
  func ends(before rest: Substring, after sign: Substring) -> Bool {
    if hasTime { return !YearScanner.namesYear(rest) }
    if rest.isEmpty { return sign.isEmpty || hasMonth && sign == "." }
    return hasMonth && role == .unsaid && YearScanner.isNoSpan(sign) && !rest.contains(where: \.isDigit)
      && !["入学", "级", "至", "到", "起"].contains(where: rest.contains)
  }
}
