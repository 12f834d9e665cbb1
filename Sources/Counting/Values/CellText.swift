import Buffers
import Pipelines

/// The text of one cell of an extract, freed of what spreadsheets do to it.
struct CellText: Hashable {
  private(set) var text: String
  private(set) var repairs: Repairs = []

  /// Takes a value as it stands: wrappers and invisible characters go, the rest stays.
  init(_ raw: String) {
    text = raw
    trim()
    unwrap()
  }

  /// A code, a number or an ID: also without full-width digits and a decimal point that a spreadsheet added.
  init(code raw: String) {
    self.init(raw)
    narrow()
    dropDecimals()
  }

  private mutating func trim() {
    if Self.isPlain(text.utf8.span) { return }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return }
    guard
      Self.isInvisible(first) || Self.isInvisible(last)
        || text.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 })
    else { return }
    var kept = scalars[...]
    while let head = kept.first, Self.isInvisible(head) { kept.removeFirst() }
    while let tail = kept.last, Self.isInvisible(tail) { kept.removeLast() }
    var clean = String.UnicodeScalarView()
    for scalar in kept where !Self.isZeroWidth(scalar) { clean.append(scalar) }
    if clean.count != scalars.count {
      // Blanks are no damage: libcsv trims the ordinary ones too, and quoted ones are harmless.
      if scalars.contains(where: { Self.isInvisible($0) && $0 != " " }) {
        repairs.insert(Repairs(.invisible))
      }
      text = String(clean)
    }
  }

  private mutating func unwrap() {
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 {
      text = String(text.dropFirst(2).dropLast())
      repairs.insert(Repairs(.formulaQuotes))
      trim()
    } else if text.hasPrefix("'") {
      text = String(text.dropFirst())
      repairs.insert(Repairs(.apostrophe))
      trim()
    }
  }

  private mutating func narrow() {
    // 0xEF is their first byte.
    guard text.utf8.contains(0xEF) else { return }
    guard text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) else { return }
    text = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0)! : $0
        }))
    repairs.insert(Repairs(.fullWidth))
  }

  private mutating func dropDecimals() {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return }
    guard let point = text.firstIndex(of: "."), point > text.startIndex else { return }
    let zeros = text[text.index(after: point)...]
    guard !zeros.isEmpty, zeros.allSatisfy({ $0 == "0" }),
      text[..<point].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return }
    text = String(text[..<point])
    repairs.insert(Repairs(.decimalSuffix))
  }

  /// Cuts a 12-digit division code (six digits and six zeros of town and village) to six.
  mutating func shortenDivisionCode() {
    guard text.utf8.count == 12 || text.utf8.count == 9, text.isDigits else { return }
    text = String(text.prefix(6))
    repairs.insert(Repairs(.longCode))
  }

  /// Puts back the zero in front of a program code (专业代码): they have six digits.
  mutating func restoreProgramZero() {
    guard text.utf8.count == 5, text.isDigits else { return }
    text = "0" + text
    repairs.insert(Repairs(.leadingZero))
  }

  /// Whether a spreadsheet turned a long number into scientific notation: `2.0501E+13`. Its digits are gone.
  var isScientific: Bool {
    guard let e = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }) else {
      return false
    }
    let mantissa = text.utf8[..<e]
    let exponent = text.utf8[text.utf8.index(after: e)...]
    guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return false
    }
    return !mantissa.isEmpty && mantissa.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      && Substring(exponent.dropFirst()).isDigits
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: true
    default: false
    }
  }

  /// White space of any width, and characters that show nothing.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || isZeroWidth(scalar) || scalar.properties.isWhitespace
  }
}
