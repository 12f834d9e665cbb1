import Buffers
import ReferenceData

/// Another place beside the one at the head of a text, which makes the head none.
extension AddressReader {
  /// The places of a list that starts with a path, in all their meanings (北京、上海、成都; 重庆或成都): together they are less
  /// than the first.
  ///
  /// - Returns: `nil` where all others lie in one of those before them, or hold it.
  mutating func list(startingWith path: PathReader.Path) -> (places: PlaceList, end: Int)? {
    var (places, end, isList) = (path.places, path.end, false)
    while let next = nextItem(after: end, of: places) {
      end = next.end
      if next.places.contains(where: { other in places.contains { other.lies(in: $0) || $0.lies(in: other) } }
      ) {
        continue
      }
      isList = true
      places = reader.room.joined(places, next.places)
    }
    return isList ? (places, end) : nil
  }

  /// The next place of a list: behind signs, behind a word, or, of two cities, behind nothing (重庆 成都, as blanks are
  /// dropped).
  private mutating func nextItem(after end: Int, of places: PlaceList) -> PathReader.Path? {
    if let start = afterSignsOrMove(at: end) {
      let next = reader.path(at: start)
      guard let place = next.places.first, let first = places.first else { return nil }
      // 北京·西城区·广安门: a part of the place before.
      if longerTowns(than: next).contains(where: { lies($0, in: places) }) { return nil }
      let isFar = place.zone.placeClass != first.zone.placeClass && !place.sharesProvince(with: first)
      return isFar || endsItem(at: next.end) ? next : nil
    }
    let joint = names.value.address.joints.length(in: text, at: end)
    guard joint != nil || places.contains(where: \.isCityOrAbove) else { return nil }
    let next = reader.path(at: end + (joint ?? 0))
    guard !next.places.isEmpty, endsItem(at: next.end) else { return nil }
    // 安岳县和平乡: a town of the place, though 平乡 is a county.
    if joint != nil, town(at: end, in: places) != nil { return nil }
    return joint != nil || next.places.contains { isCity($0, named: next.lastStart..<next.end) }
      ? next : nil
  }

  /// Where signs end (重庆——成都, 重庆～成都), or a word that somebody went from one place to another (重庆转成都); `nil` where
  /// neither stands.
  private func afterSignsOrMove(at end: Int) -> Int? {
    var index = end
    while index < text.count, Self.signs.contains(text[index]) { index += 1 }
    if let length = names.value.address.moves.length(in: text, at: index) { index += length }
    return index > end ? index : nil
  }

  private static let signs = Set("/,~+&".utf8)

  /// Whether a place is a city, a province or a country by its own name: 江北新区 is a part of 南京, and elsewhere a new quarter.
  private func isCity(_ place: Place, named words: Range<Int>) -> Bool {
    guard place.isCityOrAbove, let code = DivisionCode(number: place.now) else {
      return place.zone == .abroad
    }
    return Divisions.current[code]?.name.hasPrefix(text.text(words)) == true
  }

  /// Whether an item of a list ends here: at the end, at a sign, before another item, or before a word that ends a list.
  private func endsItem(at index: Int) -> Bool { reader.endsItem(at: index) }
}
