import Buffers
import Pipelines
import Regions

/// A code in the column of places (单位所在地), alone or in one cell with a name: 500118, 500118成都市, 永川区（500118）.
enum CodeInText {
  /// Of six, nine and twelve digits, or with the number of the country before them.
  static let lengths = 6...15

  /// Whether a text may be one; `false` is certain.
  static func isPossible(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    // The last two start full-width digits and brackets.
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "("), UInt8(ascii: "["), 0xEF, 0xE3: return true
    default: break
    }
    let last = text[text.count - 1]
    if last < 0x80 { return last == UInt8(ascii: ")") || last == UInt8(ascii: "]") }
    let isFullWidth = text.count > 2 && text[text.count - 3] == 0xEF && text[text.count - 2] == 0xBC
    return isFullWidth || text.count > 2 && text[text.count - 3] == 0xE3
  }

  /// The code, and the name that stands with it. Beside a place in whose province the number may be a postal code, or beside no
  /// place at all, it is none.
  ///
  /// - Parameter cell: cleaned as a code.
  /// - Returns: `nil` where the text has no code that names a place.
  static func split(_ cell: CellText) -> (cell: CellText, name: String?)? {
    if cell.repairs.contains(Repairs(.damagedCode)) { return (cell, nil) }
    var code = cell
    let name = code.splitName(fromCodeOf: lengths) ?? code.splitName(beforeCodeOf: lengths)
    if code.text.isEmpty, name != nil { return (code, name) }
    code.shortenDivisionCode()
    guard code.text.utf8.count == 6, code.text.isDigits else { return nil }
    guard let name else { return (code, nil) }
    let place = PlaceInText(name)
    let mayBePostal =
      place.denied == nil && PostalCode.isPossible(code.text[...], of: place.placement?.division)
    return mayBePostal || Gazetteer.builtIn.place(code: code.text) == nil ? nil : (code, name)
  }
}
