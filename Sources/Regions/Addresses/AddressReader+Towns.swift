import ReferenceData

/// What the names of towns and streets say where the division leaves something open.
extension AddressReader {
  /// The town whose name starts with the short name of another place: 广安门内街道 is not in 广安.
  func longerTown(than path: PathReader.Path) -> (placement: Placement?, end: Int)? {
    guard !path.isFull, let town = names.value.townFinder.town(in: text, at: path.lastStart),
      town.end > path.end
    else { return nil }
    let counties = names.value.townIndex.counties(namedExactly: town.name).filter { county in
      !path.hasUpper || path.places.contains { $0.now / 10_000 == county.number / 10_000 }
    }
    return counties.isEmpty ? nil : (placement(of: counties), town.end)
  }

  /// A short name that with the character behind it starts the names of towns elsewhere: 广安门 may be in 北京.
  ///
  /// - Returns: `nil` where these towns answer as the place does.
  mutating func doubt(about path: PathReader.Path, from start: Int) -> TextReading? {
    guard !path.hasUpper, let placement = path.places.placement else { return nil }
    let counties = longerTowns(than: path)
    if counties.isEmpty { return nil }
    let places = reader.room.joined(path.places, reader.places(of: counties))
    let both = places.placement
    if both?.zone.placeClass == placement.zone.placeClass { return nil }
    return TextReading(rule: .ambiguous, placement: both, range: start..<path.end + 3, places: places)
  }

  /// The counties of the towns whose names start with a short name and the character behind it; empty where the place
  /// itself has one.
  func longerTowns(than path: PathReader.Path) -> [DivisionCode] {
    let end = path.end + 3
    guard !path.isFull, end <= text.count, text[path.end] >= 0xE0 else { return [] }
    let counties = names.value.townIndex.counties(startingWith: text.bytes(path.lastStart..<end))
    return counties.contains { lies($0, in: path.places) } ? [] : counties
  }

  func lies(_ county: DivisionCode, in places: PlaceList) -> Bool {
    places.contains { Place(county).lies(in: $0) }
  }

  /// The town of one of some places by its name without rank, as long as no street has the name: 江北区观音桥.
  func townWithoutRank(at start: Int, in places: PlaceList) -> (placement: Placement, end: Int)? {
    guard let town = reader.town(at: reader.skippingFillers(from: start), to: text.count, in: places),
      names.value.street.claim(text, at: town.end) == .none
    else { return nil }
    return town
  }

  /// The counties of the town that is named at an offset, where they agree.
  func town(at start: Int, in context: PlaceList?) -> (placement: Placement, end: Int)? {
    guard let town = names.value.townFinder.town(in: text, at: start) else { return nil }
    var counties = names.value.townIndex.counties(named: town.name)
    if let context {
      counties = counties.filter { county in
        let place = Place(county)
        return context.contains { place.lies(in: $0) || $0.lies(in: place) }
      }
    }
    return placement(of: counties).map { ($0, town.end) }
  }

  /// A town that counties with different answers have or had: 芦阳镇.
  mutating func namesakes(ofTownAt start: Int) -> TextReading? {
    guard let town = names.value.townFinder.town(in: text, at: start) else { return nil }
    let counties = names.value.townIndex.counties(named: town.name)
    // Of 城关镇 there are over a hundred.
    guard !counties.isEmpty, counties.count <= Self.mostNamesakes else { return nil }
    return TextReading(
      rule: .ambiguous, placement: nil, range: start..<town.end, places: reader.places(of: counties))
  }

  private static let mostNamesakes = 8

  /// The place that some counties share; `nil` where they answer differently.
  private func placement(of counties: [DivisionCode]) -> Placement? {
    let resolved = counties.compactMap { Gazetteer.builtIn.resolve($0)?.placement }
    guard let first = resolved.first else { return nil }
    let zone = resolved.dropFirst().reduce(first.zone) { $0.joined(with: $1.zone) }
    guard zone != .unresolved, zone != .sichuanMixed else { return nil }
    let division = resolved.count == 1 ? first.division : Gazetteer.builtIn.placement(of: counties)?.division
    return Placement(zone: zone, division: division)
  }

  /// Whether more than the city is said, and no town, which may lie in any county.
  func namesStreet(after end: Int) -> Bool {
    let rest = reader.skippingFillers(from: end)
    return text.count - rest >= 6 && names.value.townFinder.town(in: text, at: rest) == nil
  }
}
