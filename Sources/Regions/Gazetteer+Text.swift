import ReferenceData

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
    CleanText.reading(text) { text in reading(text: text) { $0.placement } }
  }

  /// The place of a location text; as for bytes.
  public func place(text: String) -> Placement? { place(text: text.utf8.span) }

  func reading<Result>(text: CleanText, _ body: (TextReading) -> Result) -> Result {
    PlaceRoom.reading(text, by: { read(text: text, $0) }, body)
  }

  private func read(text: CleanText, _ room: UnsafeMutablePointer<PlaceRoom>) -> TextReading {
    if let resolution = code(in: text) {
      return TextReading(rule: .code, placement: resolution.placement, range: 0..<text.count)
    }
    let reading = AddressReader(gazetteer: self, text: text, room: room).read()
    guard EmployerReader.looksLikeName(text, after: reading.range.upperBound) else { return reading }
    let named = EmployerReader(gazetteer: self, text: text, room: room).read()
    return named.placement == nil ? reading : named
  }

  /// A text of six or more digits, as spreadsheets leave codes (500117.0), is a code.
  func code(in text: CleanText) -> CodeResolution? {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[0]) else { return nil }
    var digits = text.bytes(0..<text.count)
    if digits.suffix(2).elementsEqual("/0".utf8) { digits = Bytes(rebasing: digits.dropLast(2)) }
    return digits.count >= 6 ? resolve(code: Span(_unsafeElements: digits)) : nil
  }

  /// The place that some meanings of a name leave: one, or what they share; `nil` where they contradict.
  func placement(of places: PlaceList) -> Placement? {
    guard let first = places.first else { return nil }
    let now = DivisionCode(number: first.now)
    if places.count == 1 { return placement(of: first) }
    let zone = places.dropFirst().reduce(first.zone) { $0.joined(with: $1.zone) }
    if zone == .unresolved { return nil }
    if places.allSatisfy({ $0.now == first.now }) { return Placement(zone: zone, division: now) }
    if places.allSatisfy({ $0.now / 100 == first.now / 100 }), let city = now?.city, divisions.contains(city)
    {
      return Placement(zone: zone, division: city)
    }
    let isOneProvince = places.allSatisfy { $0.now / 10_000 == first.now / 10_000 }
    return Placement(zone: zone, division: isOneProvince ? now?.province : nil)
  }

  func placement(of place: Place) -> Placement? {
    place.zone == .unresolved ? nil : Placement(zone: place.zone, division: DivisionCode(number: place.now))
  }
}
