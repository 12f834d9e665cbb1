/// Names for sheets: each the nearest to what was asked for that Excel takes, and none twice.
/// - Source: Microsoft, "Rename a worksheet": 31 characters, none of `/ \ ? * : [ ]`, no apostrophe at an end, not `History`.
struct SheetNames {
  private var taken: Set<String> = ["history"]

  static let longest = 31

  mutating func name(for text: String) -> String {
    var name = Self.cleaned(text)
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      let ending = " (\(number))"
      name = Self.cut(Self.cleaned(text), to: Self.longest - ending.utf16.count) + ending
    }
    return name
  }

  private static func cleaned(_ text: String) -> String {
    let scalars = CellText.possible(text).unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "/", "\\", "?", "*", ":", "[", "]", "\t", "\n", "\r": "_"
      case "'": "’"
      default: scalar
      }
    }
    var name = String(String.UnicodeScalarView(scalars))
    if name.allSatisfy(\.isWhitespace) { name = "Sheet" }
    // Print areas and filters name their sheet, and libxlsxwriter puts such a name into quotes only for another character.
    if isLikeAReference(name) { name += " –" }
    return cut(name, to: longest)
  }

  /// Whether it could be read as a number or a cell: `2025`, `A1`, `R1C1`, `RC`.
  private static func isLikeAReference(_ name: String) -> Bool {
    let isPlain = name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain && (name.utf8.count <= 2 || name.contains(where: \.isNumber))
  }

  /// The head of a name, in units of UTF-16, as Excel counts.
  private static func cut(_ name: String, to limit: Int) -> String {
    var (head, used) = ("", 0)
    for character in name {
      used += character.utf16.count
      if used > limit { break }
      head.append(character)
    }
    return head.isEmpty ? "Sheet" : head
  }
}
