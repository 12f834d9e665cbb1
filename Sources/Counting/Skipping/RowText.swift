import Buffers
import Pipelines

/// The text of a whole row, for those few that may be no record.
struct RowText {
  /// As it stands in the extract, decoded.
  let text: String
  let delimiter: Character
  /// Without blanks and quotes around them; where quotes are astray, as well as can be.
  let fields: [String]
  /// Those that are not blank.
  let cells: [Cell]

  struct Cell {
    /// 0-based.
    let column: Int
    let text: String
    /// As words are looked for in it: see `HeaderName.fold(_:)`.
    let folded: String
  }

  init(text: String, delimiter: Character) {
    self.text = text
    self.delimiter = delimiter
    fields = Self.fields(of: text, delimiter)
    cells = fields.enumerated().compactMap { column, text in
      text.isEmpty ? nil : Cell(column: column, text: text, folded: HeaderName.fold(text))
    }
  }

  /// What the first field that is not blank starts with.
  var firstFilled: Substring {
    let start = text.unicodeScalars.drop { isNothing($0) || $0 == "=" }
    return Substring(start.prefix { $0 != delimiter.unicodeScalars.first })
  }

  /// Whether there is nothing but delimiters, quotes and white space.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(isNothing) }

  private static func fields(of text: String, _ delimiter: Character) -> [String] {
    // By bytes: both are ASCII, and a row may be long.
    let (bytes, delimiter) = (text.utf8, delimiter.asciiValue)
    var isQuoted = false
    let cuts = bytes.split(omittingEmptySubsequences: false) { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == delimiter && !isQuoted
    }
    return cuts.map { field in
      if field.isEmpty { return "" }
      let trimmed = CellText(String(Substring(field))).text
      let isWrapped = trimmed.utf8.count > 1 && trimmed.hasPrefix("\"") && trimmed.hasSuffix("\"")
      return CellText(isWrapped ? String(trimmed.dropFirst().dropLast()) : trimmed).text
    }
  }

  /// Delimiters, quotes, apostrophes and what shows nothing.
  private func isNothing(_ scalar: Unicode.Scalar) -> Bool {
    scalar == delimiter.unicodeScalars.first || scalar == "\"" || scalar == "'"
      || scalar.isInvisible
  }
}
