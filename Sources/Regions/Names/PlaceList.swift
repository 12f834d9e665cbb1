import ReferenceData

/// Some meanings of a name: part of a `NameIndex`, or of a `PlaceRoom` and to be read while that lasts.
typealias PlaceList = Row<Place>

extension Row<Place> {
  /// The place that the meanings leave: one, or what they share; `nil` where they contradict.
  var placement: Placement? {
    guard let first else { return nil }
    return count == 1 ? first.placement : shared(with: first)
  }

  private func shared(with first: Place) -> Placement? {
    let zone = dropFirst().reduce(first.zone) { $0.joined(with: $1.zone) }
    if zone == .unresolved { return nil }
    let now = DivisionCode(number: first.now)
    if allSatisfy({ $0.now == first.now }) { return Placement(zone: zone, division: now) }
    if allSatisfy({ $0.now / 100 == first.now / 100 }), let city = now?.city, Divisions.current.contains(city)
    {
      return Placement(zone: zone, division: city)
    }
    let isOneProvince = allSatisfy { $0.now / 10_000 == first.now / 10_000 }
    return Placement(zone: zone, division: isOneProvince ? now?.province : nil)
  }
}

extension Place {
  /// `nil` where the place is one of both sides of the border.
  var placement: Placement? {
    zone == .unresolved ? nil : Placement(zone: zone, division: DivisionCode(number: now))
  }
}
