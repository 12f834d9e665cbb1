import ReferenceData

/// Texts that say where it is not; what they name behind that counts.
extension AddressReader {
  /// A text that denies the place at its head, 重庆市外, or the place that it names behind that: 重庆市外（四川省成都市）.
  ///
  /// - Returns: `nil` where the head stands.
  mutating func denied(_ path: PathReader.Path, from start: Int) -> TextReading? {
    reader.denial(after: path.end).map { denied(path.places, by: $0, from: start) }
  }

  /// The same of one that starts with words and no place: 市外, 市外-四川省成都市, 非重庆.
  mutating func denied(at start: Int) -> TextReading? {
    let words = names.value.address
    if let length = words.denying.length(in: text, at: start) {
      let path = reader.path(at: start + length)
      guard !path.places.isEmpty else { return nil }
      let end = reader.denial(after: path.end)?.end ?? path.end
      return denied(path.places, by: PathReader.Denial(end: end, isCertain: true), from: start)
    }
    return reader.denial(at: start).map { denied(nil, by: $0, from: start) }
  }

  /// - Parameter places: what is denied; `nil` where no place is named.
  private mutating func denied(_ places: PlaceList?, by denial: PathReader.Denial, from start: Int)
    -> TextReading
  {
    let next = reader.skippingFillers(from: denial.end)
    let path = reader.path(at: next)
    let isMeant = path.places.contains { place in places?.contains { place.lies(in: $0) } != true }
    if isMeant { return read(path, from: next) }
    var reading = TextReading(
      rule: .denied, placement: nil, range: start..<denial.end, places: places ?? PlaceList())
    // 重庆市外-重庆市永川区 says both.
    guard denial.isCertain, path.places.isEmpty else { return reading }
    reading.denied = places.map { $0.placement?.division } ?? DivisionCode(number: 500_000)
    return reading
  }
}
