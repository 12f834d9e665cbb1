import FileNames

/// What is no CSV, whatever its name says: told by its first bytes.
public enum ForeignFile: CaseIterable, Sendable {
  case workbook, oldWorkbook, zip, archive, html, xml, pdf
  /// UTF-16 without a byte order mark.
  case littleEndian, bigEndian

  /// How many bytes of a file are looked at.
  public static let headBytes = 4096

  /// - Parameter head: the first bytes of a file, decompressed.
  /// - Returns: `nil` for what can be CSV.
  public static func recognised(_ head: [UInt8]) -> ForeignFile? {
    for (magic, file) in magics where head.starts(with: magic) {
      // A workbook of today is an archive of XML.
      return file == .zip && head.firstRange(of: "xl/".utf8) != nil ? .workbook : file
    }
    let text = head.drop {
      $0 == Byte.space || $0 == Byte.tab || $0.endsLine || [0xEF, 0xBB, 0xBF].contains($0)
    }
    let start = String(decoding: text.prefix(200), as: UTF8.self).lowercased()
    if start.hasPrefix("<") {
      if ["<html", "<!doctype", "<table", "<meta", "<head", "<body"].contains(where: start.hasPrefix) {
        return .html
      }
      if start.hasPrefix("<?xml") { return start.contains("html") ? .html : .xml }
    }
    return withoutMark(head)
  }

  private static let magics: [([UInt8], ForeignFile)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook), (Array("%PDF-".utf8), .pdf),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8), .archive),
  ]

  /// Text has no NUL, but in UTF-16 one byte of each comma, digit and line end is one, and nearly always the same: only a
  /// few ideographs, such as 一, have one in the other. A few stray NULs are damage of a record.
  private static func withoutMark(_ head: [UInt8]) -> ForeignFile? {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return nil }
    var nuls = (even: 0, odd: 0)
    for (offset, byte) in head.enumerated() where byte == 0 {
      if offset.isMultiple(of: 2) { nuls.even += 1 } else { nuls.odd += 1 }
    }
    guard (nuls.even + nuls.odd) * 40 >= head.count, min(nuls.even, nuls.odd) * 8 <= max(nuls.even, nuls.odd)
    else { return nil }
    let isLittle = nuls.even < nuls.odd
    let (low, high) = isLittle ? (0, 1) : (1, 0)
    let hasLineEnd = stride(from: 0, to: head.count - 1, by: 2).contains {
      head[$0 + low].endsLine && head[$0 + high] == 0
    }
    return hasLineEnd ? (isLittle ? .littleEndian : .bigEndian) : nil
  }
}

extension ForeignFile {
  /// What it is, and what makes CSV of it.
  ///
  /// - Parameter path: as it was given; `-` is standard input.
  public func description(at path: String) -> String {
    let file = Self.pasted(path)
    let convert =
      "save it as CSV UTF-8, or run `soffice --headless --convert-to csv:\"Text - txt - csv (StarCalc)\":44,34,76 \(file)`"
    return switch self {
    case .workbook: "this is an Excel workbook (xlsx), no CSV; \(convert)"
    case .oldWorkbook: "this is an old Excel workbook (xls), no CSV; \(convert)"
    case .zip: "this is a ZIP archive, no CSV; unpack it with `unzip \(file)`"
    case .archive: "this is an archive (7z or rar), no CSV; unpack it with `7z x \(file)`"
    case .html: "this is an HTML table, no CSV; open it in a spreadsheet and \(convert)"
    case .xml: "this is an XML table, no CSV; open it in a spreadsheet and \(convert)"
    case .pdf: "this is a PDF document, no CSV; ask for the table that it was made from"
    case .littleEndian: "this is UTF-16 without a mark; write `encoding: utf-16le` in its source"
    case .bigEndian: "this is UTF-16 without a mark; write `encoding: utf-16be` in its source"
    }
  }

  /// A path as a shell takes it for one word, and no program for an option; what came through a pipe has no name.
  private static func pasted(_ path: String) -> String {
    if path == "-" { return "FILE" }
    let name = path.hasPrefix("-") ? "./\(path)" : path
    if name.holdsBytes {
      return "$'\(name.replacing("\\", with: "\\\\").replacing("'", with: "\\'").legible)'"
    }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value > 0x7F
        ? $0.properties.isAlphabetic
        : "/._-+,:@%".unicodeScalars.contains($0) || $0.properties.isAlphabetic
          || $0.properties.numericType != nil
    }
    return isPlain && !name.isEmpty ? name : "'\(name.replacing("'", with: "'\\''"))'"
  }
}
