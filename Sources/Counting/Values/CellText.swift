import Buffers
import Pipelines
import ReferenceData

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

  /// Reads what stands for nothing as blank.
  mutating func blank(as repair: Repair) {
    if !text.isEmpty { read(as: "", Repairs(repair)) }
  }

  /// Reads the text as another one.
  mutating func read(as other: String, _ repairs: Repairs) {
    text = other
    self.repairs.formUnion(repairs)
  }

  private mutating func trim() {
    if Self.isPlain(text.utf8.span) { return }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return }
    guard
      first.isInvisible || last.isInvisible
        || text.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 })
    else { return }
    var kept = scalars[...]
    while let head = kept.first, head.isInvisible { kept.removeFirst() }
    while let tail = kept.last, tail.isInvisible { kept.removeLast() }
    // Nearly always: a text of many lines is then looked at, and not written anew.
    let isWhole = kept.startIndex == scalars.startIndex && kept.endIndex == scalars.endIndex
    let hasFormats = kept.contains(where: \.isFormat)
    if isWhole, !hasFormats { return }
    // Blanks are no damage: libcsv trims the ordinary ones too, and quoted ones are harmless.
    if scalars.contains(where: { $0.isInvisible && $0 != " " }) { repairs.insert(Repairs(.invisible)) }
    text = String(hasFormats ? kept.filter { !$0.isFormat } : kept)
  }

  private mutating func unwrap() {
    // Asked by the byte: nearly every text starts with something else, and strings are compared slowly.
    guard let first = text.utf8.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "'") else {
      return
    }
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
    guard text.unicodeScalars.contains(where: { $0 != $0.narrowed }) else { return }
    text = String(String.UnicodeScalarView(text.unicodeScalars.map(\.narrowed)))
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

  /// Cuts a division code of 9 or 12 digits (six, and those of town and village) to six.
  mutating func shortenDivisionCode() {
    guard [9, 12, 15].contains(text.utf8.count), text.isDigits else { return }
    if text.hasPrefix("156") {
      // No division of China begins so: it is the number of the country (GB/T 2659).
      text = String(text.dropFirst(3))
      repairs.insert(Repairs(.countryPrefix))
    }
    if [9, 12].contains(text.utf8.count) {
      text = String(text.prefix(6))
      repairs.insert(Repairs(.longCode))
    }
  }

  /// Cuts a school's identifier (学校标识码) to its code, by which all else knows it: 4150014008 is 14008.
  mutating func shortenSchoolIdentifier() {
    guard let code = SchoolIdentifier.code(of: text) else { return }
    text = code
    repairs.insert(Repairs(.schoolIdentifier))
  }

  /// Writes brackets as Chinese text has them, so that two spellings are one name.
  mutating func widenBrackets() {
    guard text.utf8.contains(UInt8(ascii: "(")) || text.utf8.contains(UInt8(ascii: ")")) else { return }
    text = String(text.map { $0 == "(" ? "（" : $0 == ")" ? "）" : $0 })
    repairs.insert(Repairs(.bracketWidth))
  }

  /// Puts back the zero in front of a program code (专业代码): they have six digits.
  mutating func restoreProgramZero() {
    guard text.utf8.count == 5, text.isDigits else { return }
    text = "0" + text
    repairs.insert(Repairs(.leadingZero))
  }

  /// Writes a level of study (学历层次) as the lists of graduates spell it: 高职（专科） is 专科生毕业. Unknown words stay.
  mutating func spellLevel() {
    guard let level = StudyLevel.name(of: text), level != text else { return }
    text = level
    repairs.insert(Repairs(.level))
  }

  /// Whether a spreadsheet turned a long number into scientific notation: `2.0501E+13`, or `2.0501E13` as Java writes it;
  /// `20501E13` is an ID like others.
  var isScientific: Bool {
    guard let e = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    let mantissa = text.utf8[..<e]
    var exponent = text.utf8[text.utf8.index(after: e)...]
    let isSigned = exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-")
    if isSigned { exponent.removeFirst() }
    let isNormalised = mantissa.dropFirst().first == UInt8(ascii: ".")
    return (isSigned || isNormalised) && !mantissa.isEmpty && !exponent.isEmpty
      && mantissa.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      && exponent.allSatisfy(\.isASCIIDigit)
  }

  /// The same of a code; one whose digits are not all there could be that of many, and is blank.
  mutating func restoreScientificCode() {
    if isScientific, !restoreScientific() { blank(as: .damagedCode) }
  }

  /// Puts a number in scientific notation back where all its digits are there: `2.0500733384299E13`.
  ///
  /// - Returns: whether the text is no scientific number any more.
  mutating func restoreScientific() -> Bool {
    let parts = text.split { $0 == "E" || $0 == "e" || $0 == "." }
    guard parts.count == 3, parts[0].utf8.count == 1, let exponent = Int(parts[2]),
      exponent == parts[1].utf8.count
    else { return false }
    text = String(parts[0] + parts[1])
    repairs.insert(Repairs(.scientific))
    return true
  }
}
