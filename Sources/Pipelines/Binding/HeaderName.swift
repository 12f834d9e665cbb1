import Buffers

/// A header as the pipeline names it: the name, and which of several columns that have it.
package struct HeaderName: Hashable {
  /// As it is written, see `written(_:)`.
  package let written: String
  /// Without what is added to a name, see `withoutHints(_:)`.
  var bare: String { Self.withoutHints(written) }
  /// 1-based, of the columns that have the name; `nil` where it does not say.
  let occurrence: Int?

  /// Reads `单位名称` or `单位名称#2`; `nil` where no name is left or the count is 0.
  package init?(_ text: String) {
    let whole = Self.written(text)
    let parts = whole.split(separator: "#", omittingEmptySubsequences: false)
    if let count = parts.last?.trimmed, parts.count > 1, count.isDigits {
      written = parts.dropLast().joined(separator: "#").trimmed
      occurrence = Int(count) ?? 0
    } else {
      written = whole
      occurrence = nil
    }
    if Self.fold(written).isEmpty || occurrence == 0 { return nil }
  }

  /// A header without white space, line ends and characters that show nothing; ASCII letters in lower case, full-width
  /// ASCII (ＫＳＨ) as plain.
  static func written(_ header: String) -> String {
    if header.unicodeScalars.allSatisfy(\.isWrittenSo) { return header }
    var written = String.UnicodeScalarView()
    for scalar in header.unicodeScalars where !scalar.isInvisible { written.append(scalar.narrowedLowercase) }
    return String(written)
  }

  /// The same, also without the asterisks of required columns.
  package static func fold(_ header: String) -> String {
    let written = written(header)
    return written.utf8.contains(UInt8(ascii: "*")) ? written.filter { $0 != "*" } : written
  }

  /// All that a cell is compared with to see whether it is this header again: the name, with and without its hints.
  ///
  /// - Parameter header: as it stands in an extract or in a pipeline.
  package static func keys(_ header: String) -> Set<String> {
    guard let name = HeaderName(header) else { return [] }
    return Set([fold(name.written), name.bare]).subtracting([""])
  }

  /// A header in one line as it can be shown, and pasted into a pipeline.
  static func shown(_ header: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in header.unicodeScalars where !scalar.isInvisible || scalar == " " {
      shown.append(scalar)
    }
    return String(shown).trimmed
  }
}

extension Unicode.Scalar {
  /// Whether it surely stays as it is where a header is written: nearly all do.
  fileprivate var isWrittenSo: Bool {
    isIdeograph || (0x21...0x7E).contains(value) && !(0x41...0x5A).contains(value)
  }
}
