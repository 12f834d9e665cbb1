import Buffers
public import ReferenceData

extension Gazetteer {
  /// The place of a location text (单位所在地), an address of any length.
  ///
  /// The head of the text is trusted: a division must stand at its start, after a prefix such as 地址, or follow a
  /// division already recognised. A name that several places have resolves only where all of them lead to the same
  /// zone; else the town after it may settle it. A text that is the name of an employer is read as one.
  /// - Parameter text: UTF-8; invalid bytes are read as no place.
  /// - Returns: `nil` where the text does not resolve. Of a text that names only 绵阳, 达州, 雅安 or 四川 the zone is
  ///   `sichuanMixed`.
  public func place(text: Span<UInt8>) -> Placement? {
    CleanText.reading(text) { text in Self.reading(text: text) { $0.placement } }
  }

  /// The place of a location text; as for bytes.
  public func place(text: String) -> Placement? { place(text: text.utf8.span) }

  /// The division outside of which a location text says that the place is, and no more: Chongqing of 重庆市外, 市外 and 非重庆.
  ///
  /// - Parameter text: UTF-8, one that names no place.
  /// - Returns: `nil` where the text denies nothing, or several places have the name.
  public func division(deniedBy text: Span<UInt8>) -> DivisionCode? {
    CleanText.reading(text) { text in Self.reading(text: text) { $0.denied } }
  }

  /// The division that a location text denies; as for bytes.
  public func division(deniedBy text: String) -> DivisionCode? { division(deniedBy: text.utf8.span) }

  static func reading<Result>(text: CleanText, _ body: (TextReading) -> Result) -> Result {
    PlaceRoom.reading(by: { read(text: text, &$0) }, body)
  }

  private static func read(text: CleanText, _ room: inout PlaceRoom) -> TextReading {
    if let resolution = code(in: text) {
      return TextReading(rule: .code, placement: resolution.placement, range: 0..<text.count)
    }
    let reading = AddressReader.read(text, &room)
    if reading.rule == .denied { return reading }
    guard EmployerReader.looksLikeName(text, after: reading.range.upperBound) else { return reading }
    let named = EmployerReader.read(text, &room)
    return named.placement == nil ? reading : named
  }

  /// A text of six or more digits, as spreadsheets leave codes (500117.0), is a code.
  static func code(in text: CleanText) -> CodeResolution? {
    guard text[0].isASCIIDigit else { return nil }
    var digits = text.bytes(0..<text.count)
    if text.count >= 2, text[text.count - 2] == UInt8(ascii: "/"), text[text.count - 1] == UInt8(ascii: "0") {
      digits = digits.extracting(droppingLast: 2)
    }
    return digits.count >= 6 ? builtIn.resolve(code: digits) : nil
  }
}
