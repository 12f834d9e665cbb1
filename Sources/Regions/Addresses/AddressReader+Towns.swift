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
