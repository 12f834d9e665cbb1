/// A header as the pipeline names it: the name, and which of several columns that have it.
package struct HeaderName: Hashable {
  /// Folded, see `fold(_:)`.
  let folded: String
  /// 1-based.
  let occurrence: Int

  /// Reads `单位名称` or `单位名称#2`; `nil` where no name is left or the count is 0.
  init?(_ text: String) {
    let folded = Self.fold(text)
    let parts = folded.split(separator: "#", omittingEmptySubsequences: false)
    if let count = parts.last?.trimmed, parts.count > 1, count.isDigits {
      self.folded = parts.dropLast().joined(separator: "#").trimmed
      occurrence = Int(count) ?? 0
    } else {
      self.folded = folded
      occurrence = 1
    }
    if self.folded.isEmpty || occurrence < 1 { return nil }
  }

  /// A header as it is compared: without white space, line ends, characters that show nothing and the asterisks of
  /// required columns; ASCII letters in lower case, full-width ASCII (ＫＳＨ) as plain.
  package static func fold(_ header: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in header.unicodeScalars where !scalar.isInvisible {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      if value != 0x2A { folded.append(Unicode.Scalar(value) ?? scalar) }
    }
    return String(folded)
  }

  /// All that a cell is compared with to see whether it is this header again: the name, with and without its hints.
  ///
  /// - Parameter header: as it stands in an extract or in a pipeline.
  package static func keys(_ header: String) -> Set<String> {
    let folded = HeaderName(header)?.folded ?? ""
    return Set([folded, withoutHints(folded)]).subtracting([""])
  }

  /// A folded header without what stands in brackets: 考生号 of `考生号(必填)`. One that is nothing else stays.
  static func withoutHints(_ folded: String) -> String {
    var bare = ""
    var depth = 0
    for character in folded {
      if "([【<".contains(character) { depth += 1 }
      if depth == 0 { bare.append(character) }
      if ")]】>".contains(character), depth > 0 { depth -= 1 }
    }
    return bare.isEmpty || depth > 0 ? folded : bare
  }

  /// A header in one line as it can be shown, and pasted into a pipeline.
  static func shown(_ header: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in header.trimmed.unicodeScalars where !scalar.isInvisible || scalar == " " {
      shown.append(scalar)
    }
    return String(shown)
  }
}
