import Searching

/// How many columns of a terminal text takes.
///
/// Wide and full-width characters take two, combining and invisible ones none, all others one. Characters that
/// are wide only in East Asian fonts (`·`, `…`, `–`) count as one, as terminals draw them.
/// - Source: EastAsianWidth.txt, Unicode 15.1 (W and F; ranges are joined across unassigned code points).
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar == "\u{AD}" ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The text as it is, or its head and `…`, in at most `width` columns. No character is cut.
  static func truncate(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    return head(of: text[...], within: width - 1) + "…"
  }

  /// The text in lines of at most `width` columns: cut at spaces, else between characters.
  ///
  /// - Parameters:
  ///   - indentation: of each line but the first, in columns, where it leaves room.
  ///   - most: so many lines; what does not fit is cut with `…`.
  static func fold(_ text: String, to width: Int, indentation: Int = 0, most: Int = .max) -> [String] {
    var (lines, rest, margin) = ([] as [String], text[...], "")
    while of(String(rest)) > width - margin.count {
      let room = width - margin.count
      if lines.count + 1 == most { return lines + [margin + truncate(String(rest), to: room)] }
      var line = head(of: rest, within: room)
      // A character that is wider than the line.
      if line.isEmpty { return lines + [margin + "…"] }
      if let words = line.lastIndex(of: " "), line[..<words].contains(where: { $0 != " " }),
        rest.dropFirst(line.count).first != " "
      {
        line = String(line[...words])
      }
      rest = rest.dropFirst(line.count).drop { $0 == " " }
      lines.append(margin + line.trimmingSpacesAtEnd)
      margin = String(repeating: " ", count: indentation < width / 2 ? indentation : 0)
    }
    return rest.isEmpty && !lines.isEmpty ? lines : lines + [margin + rest]
  }

  /// Texts side by side, on as many lines of at most `width` columns as it takes; one that is wider has its own.
  ///
  /// - Parameter gap: spaces between two.
  static func packed(_ texts: [String], gap: Int, to width: Int) -> [String] {
    texts.reduce(into: []) { lines, text in
      if let last = lines.last, of(last) + gap + of(text) <= width {
        lines[lines.count - 1] += String(repeating: " ", count: gap) + text
      } else {
        lines.append(text)
      }
    }
  }

  /// As many whole characters as fit.
  private static func head(of text: Substring, within width: Int) -> String {
    var (head, used) = ("", 0)
    for character in text {
      used += of(String(character))
      if used > width { break }
      head.append(character)
    }
    return head
  }

  private static func isWide(_ value: UInt32) -> Bool {
    let index = wide.partitioningIndex { $0.upperBound >= value }
    return index < wide.count && wide[index].contains(value)
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A,
    0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
    0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440,
    0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC,
    0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0,
    0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF8, 0x20000...0x3FFFD,
  ]
}

extension String {
  fileprivate var trimmingSpacesAtEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}
