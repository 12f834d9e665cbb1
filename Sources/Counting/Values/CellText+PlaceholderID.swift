import Buffers

// What stands where an ID should, and is nobody's.

extension CellText {
  /// Reads an ID that stands for nothing as blank: Chinese words and marks, whatever they say (未知, 见备注, ？), zeros (00-00),
  /// what spreadsheets show instead of a value (FALSE, `#SPILL!`, 1900-01-00), English words (x, ditto, (blank)), and an ID of which digits are hidden (2050****4299, 2050XXXX4299, 2050●●●●4299).
  mutating func blankPlaceholderID() {
    if !namesSomebody || hidesDigits || isDayOfNothing || Self.isPlaceholder(text) {
      blank(as: .placeholderID)
    }
  }

  /// Whether there is a digit, and not only zeros, or else letters alone, and no word.
  private var namesSomebody: Bool {
    var (digits, zeros, letters) = (0, 0, 0)
    for byte in text.utf8 {
      if byte.isASCIIDigit {
        digits += 1
        if byte == UInt8(ascii: "0") { zeros += 1 }
      } else if byte.isASCIIAlphanumeric {
        letters += 1
      }
    }
    if digits > 0 { return letters > 0 || digits > zeros }
    return letters > 0 && letters == text.utf8.count && !Self.wordsForNobody.contains(text.lowercased())
  }

  private static let wordsForNobody: Set = [
    "false", "true", "yes", "no", "x", "xx", "ditto", "idem", "same", "asabove", "blank", "empty", "missing",
    "unknown", "pending", "noid", "error", "void", "hidden", "masked", "redacted", "withheld", "anonymous",
    "confidential", "duplicate",
  ]

  /// Whether the same sign stands three times running, or one that hides alone: nothing joins the parts of an ID so.
  private var hidesDigits: Bool {
    var last: Unicode.Scalar = "0"
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.hidesAlone { return true }
      let sign = scalar == "X" ? "x" : scalar
      count = sign == last ? count + 1 : 1
      last = sign
      if count == 3, sign.mayHide { return true }
    }
    return false
  }

  /// Whether it is the day that spreadsheets show for 0 and databases for nothing, perhaps with midnight.
  private var isDayOfNothing: Bool {
    guard text.utf8.count >= 6, text.utf8.contains(where: { !$0.isASCIIAlphanumeric }) else { return false }
    let day = text.prefix { $0 != " " && $0 != "T" }
    guard text[day.endIndex...].allSatisfy("T 0:.Z".contains) else { return false }
    return Self.daysOfNothing.contains(
      String(day.lowercased().map { "/.年月".contains($0) ? "-" : $0 }.filter { $0 != "日" }))
  }

  private static let daysOfNothing: Set = [
    "1900-01-00", "1900-1-0", "1-0-1900", "01-00-1900", "0-1-1900", "00-01-1900", "0-jan-00",
    "00-jan-00", "0-jan-1900", "00-jan-1900", "jan-00", "1900-01-01", "1899-12-30", "1899-12-31",
    "12-30-1899",
    "12-31-1899", "30-12-1899", "31-12-1899", "1970-01-01",
  ]
}

extension Unicode.Scalar {
  /// Whether one of these is enough: an ellipsis is three dots.
  fileprivate var hidesAlone: Bool { self == "*" || self == "…" || self == "⋯" }

  /// Whether it stands for hidden digits where there are several: anything but letters and digits of which IDs are made, white
  /// space, and what is left of a character that could not be decoded.
  fileprivate var mayHide: Bool {
    if isASCII { return self == "x" || !isSpace && !UInt8(value).isASCIIAlphanumeric }
    return self != "\u{FFFD}" && !isSpace
  }
}
