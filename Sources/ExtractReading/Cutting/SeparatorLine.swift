/// A line `sep=;` before the header, by which spreadsheets are told the delimiter; it is no row. It may stand in quotes, be
/// padded with delimiters to the width of the table, and come behind blank lines.
public struct SeparatorLine {
  /// `nil` where what it names can delimit nothing.
  public let delimiter: Delimiter?
  /// Bytes up to the start of the next line.
  let count: Int
  /// Physical lines, blank ones before it among them.
  let lines: Int

  /// In as many bytes it is looked for.
  public static let searched = 4096

  /// - Parameter head: the first bytes of a text, `searched` of them if it has so many.
  public init?(_ head: [UInt8]) {
    var start = 0
    var number = 1
    while case let line = head[start...].prefix(while: { !$0.endsLine }), line.allSatisfy(\.isPadding),
      line.endIndex < head.endIndex
    {
      start = Self.afterLineEnd(line.endIndex, head)
      number += 1
    }
    let line = head[start...].prefix { !$0.endsLine }
    guard let value = Self.value(line) else { return nil }
    let isTab = value.starts(with: "\\t".utf8)
    guard let named = value.first, value.dropFirst(isTab ? 2 : 1).allSatisfy({ $0 == named || $0.isPadding })
    else { return nil }
    delimiter = isTab ? Delimiter("\t") : Delimiter(String(decoding: [named], as: UTF8.self))
    count = Self.afterLineEnd(line.endIndex, head)
    lines = number
  }

  /// What follows `sep=`; blanks may stand beside the sign, and where nothing else follows, they are it.
  private static func value(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let blank = UInt8(ascii: " ")
    let text = line.drop { $0 == blank || $0 == Byte.quote }
    guard text.count > 3, zip(text, "sep".utf8).allSatisfy({ $0 | 0x20 == $1 }) else { return nil }
    let rest = text.dropFirst(3).drop { $0 == blank }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    let value = rest.dropFirst()
    let trimmed = value.drop { $0 == blank }
    return trimmed.isEmpty ? value : trimmed
  }

  private static func afterLineEnd(_ end: Int, _ head: [UInt8]) -> Int {
    guard end < head.count else { return end }
    let isPair =
      head[end] == Byte.carriageReturn && end + 1 < head.count && head[end + 1] == Byte.lineFeed
    return end + (isPair ? 2 : 1)
  }
}

extension UInt8 {
  /// What spreadsheets fill a line with: a usual delimiter, a blank, a quote.
  fileprivate var isPadding: Bool { " \",;|\t".utf8.contains(self) }
}
