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
  public func place(text: Span<UInt8>) -> Placement? { read(text: CleanText(text)).placement }

  /// The place of a location text; as for bytes.
  public func place(text: String) -> Placement? { place(text: text.utf8.span) }

  func read(text: CleanText) -> TextReading {
    if let resolution = code(in: text) {
      return TextReading(
        rule: .code(resolution), placement: resolution.placement, range: 0..<text.bytes.count)
    }
    let reading = AddressReader(gazetteer: self, text: text).read()
    guard EmployerReader.looksLikeName(text, after: reading.range.upperBound) else { return reading }
    let named = EmployerReader(gazetteer: self, text: text).read()
    return named.placement == nil ? reading : named
  }

  /// A text of six or more digits, as spreadsheets leave codes (500117.0), is a code.
  private func code(in text: CleanText) -> CodeResolution? {
    guard let first = text.bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return nil
    }
    var digits = text.bytes
    if digits.suffix(2).elementsEqual("/0".utf8) { digits.removeLast(2) }
    return digits.count >= 6 ? resolve(code: digits.span) : nil
  }

  /// The place that some meanings of a name leave: one, or what they share; `nil` where they contradict.
  func placement(of places: [Place]) -> Placement? {
    guard let first = places.first else { return nil }
    let zone = places.dropFirst().reduce(first.zone) { $0.joined(with: $1.zone) }
    if zone == .unresolved { return nil }
    let parts = Set(places.map(\.now))
    if parts.count == 1 { return Placement(zone: zone, division: DivisionCode(number: first.now)) }
    if Set(parts.map { $0 / 100 }).count == 1, let city = DivisionCode(number: first.now)?.city,
      divisions.contains(city)
    {
      return Placement(zone: zone, division: city)
    }
    let province = Set(parts.map { $0 / 10_000 }).count == 1 ? DivisionCode(number: first.now)?.province : nil
    return Placement(zone: zone, division: province)
  }
}
