import FileNames

/// What is no CSV, whatever its name says: told by its first bytes.
public enum ForeignFile: CaseIterable, Sendable {
  case workbook, oldWorkbook, openWorkbook, document, zip, archive, html, xml, pdf
  /// UTF-16 without a byte order mark.
  case littleEndian, bigEndian
  /// UTF-32 with one.
  case utf32

  /// How many bytes of a file are looked at.
  public static let headBytes = 4096

  /// - Parameter head: the first bytes of a file, decompressed.
  /// - Returns: `nil` for what can be CSV.
  public static func recognised(_ head: [UInt8]) -> ForeignFile? {
    for (magic, file) in magics where head.starts(with: magic) {
      return file == .zip ? packed(head) : file
    }
    let wide = withoutMark(head)
    return marked(text(head, wide)) ?? wide
  }

  /// What lies in an archive: the documents of today are archives of XML.
  private static func packed(_ head: [UInt8]) -> ForeignFile {
    // That of an OpenDocument comes first, and not compressed.
    let kind = "mimetypeapplication/vnd.oasis.opendocument."
    if let found = head.firstRange(of: kind.utf8) {
      return head[found.upperBound...].starts(with: "spreadsheet".utf8) ? .openWorkbook : .document
    }
    if head.firstRange(of: "xl/".utf8) != nil { return .workbook }
    return head.firstRange(of: "word/".utf8) != nil ? .document : .zip
  }

  /// The text, in lower case and without what may stand before a mark: blanks, comments.
  private static func text(_ head: [UInt8], _ wide: ForeignFile?) -> Substring {
    let bracket = UInt8(ascii: "<")
    let isLittle = wide == .littleEndian || [[0xFF, 0xFE], [bracket, 0]].contains { head.starts(with: $0) }
    let isBig = wide == .bigEndian || [[0xFE, 0xFF], [0, bracket]].contains { head.starts(with: $0) }
    let (low, high) = isBig ? (1, 0) : (0, 1)
    let whole =
      isLittle || isBig
      ? String(
        decoding: stride(from: 0, to: head.count - 1, by: 2).map {
          UInt16(head[$0 + high]) << 8 | UInt16(head[$0 + low])
        }, as: UTF16.self)
      : String(decoding: head, as: UTF8.self)
    var text = whole.lowercased()[...]
    while true {
      let start = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
      text = Substring(start)
      guard text.hasPrefix("<!--"), let end = text.firstRange(of: "-->") else { return text }
      text = text[end.upperBound...]
    }
  }

  /// What says itself what it is.
  ///
  /// - Parameter text: in lower case.
  private static func marked(_ text: Substring) -> ForeignFile? {
    if text.hasPrefix("%pdf-") { return .pdf }
    guard text.hasPrefix("<") else { return nil }
    if text.hasPrefix("<?xml") {
      return text.contains("<html") || text.contains("<!doctype html") ? .html : .xml
    }
    // A comment that goes on behind the head.
    if text.hasPrefix("<!doctype") || text.hasPrefix("<!--") { return .html }
    let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let tag = text.prefix { $0 != ">" }
    // <td>,<tr> would be names of columns.
    let next = text[tag.endIndex...].dropFirst().first
    return tags.contains(name) && next.map { !",;\t|".contains($0) } != false ? .html : nil
  }

  /// With which a page, or a part of one, starts.
  private static let tags: Set<Substring> = [
    "html", "head", "body", "meta", "base", "title", "style", "script", "link", "table", "caption",
    "colgroup",
    "col", "thead", "tbody", "tfoot", "tr", "td", "th", "div", "span", "center", "font", "form", "p", "br",
    "hr",
    "h1", "h2", "h3", "h4", "img", "section", "main", "pre", "b",
  ]

  private static let magics: [([UInt8], ForeignFile)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook), (Array("%PDF-".utf8), .pdf),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8), .archive),
    ([0xFF, 0xFE, 0, 0], .utf32), ([0, 0, 0xFE, 0xFF], .utf32),
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
  /// Whether it can be read all the same, as its encoding is declared.
  public func isText(in encoding: TextEncoding) -> Bool {
    switch self {
    case .littleEndian, .bigEndian: !encoding.isCutAsBytes(at: .comma)
    case .utf32: ["utf-32", "utf32", "ucs-4", "ucs4"].contains(where: encoding.name.hasPrefix)
    default: false
    }
  }

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
    case .openWorkbook: "this is an OpenDocument spreadsheet (ods), no CSV; \(convert)"
    case .document:
      "this is a text document (docx or odt), no CSV; run `soffice --headless --convert-to html \(file)`, open what that makes "
        + "in a spreadsheet, and save its table as CSV UTF-8"
    case .zip: "this is a ZIP archive, no CSV; unpack it with `unzip \(file)`"
    case .archive: "this is an archive (7z or rar), no CSV; unpack it with `7z x \(file)`"
    case .html: "this is an HTML table, no CSV; open it in a spreadsheet and \(convert)"
    case .xml: "this is an XML table, no CSV; open it in a spreadsheet and \(convert)"
    case .pdf: "this is a PDF document, no CSV; ask for the table that it was made from"
    case .littleEndian: "this is UTF-16 without a mark; write `encoding: utf-16le` in its source"
    case .bigEndian: "this is UTF-16 without a mark; write `encoding: utf-16be` in its source"
    case .utf32: "this is UTF-32; make UTF-8 of it with `iconv -f utf-32 -t utf-8 \(file) > utf-8.csv`"
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
