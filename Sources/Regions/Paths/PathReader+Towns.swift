import ReferenceData

/// Towns (乡镇、街道) by their names without rank, which say something only in a place that is known: 玉林 in 成都.
extension PathReader {
  /// The town of an area whose name starts at an offset, the longest first.
  ///
  /// - Returns: what its counties share; `nil` where there is none, or they differ.
  func town(at start: Int, to end: Int, in area: PlaceList) -> (placement: Placement, end: Int)? {
    for length in [12, 9, 6] where start + length <= end {
      let counties = counties(ofTown: start..<start + length).filter { county in
        area.contains { Place(county).lies(in: $0) }
      }
      if counties.isEmpty { continue }
      guard let placement = Gazetteer.builtIn.placement(of: counties), placement.zone != .sichuanMixed,
        placement.zone != .unresolved
      else { return nil }
      return (placement, start + length)
    }
    return nil
  }

  /// Whether the name of a town of a place starts at an offset; in an address, as long as no street has it.
  func hasTown(in place: Place, at start: Int) -> Bool {
    [12, 9, 6].contains { length in
      start + length <= text.count && (isName || street(at: start + length) == .none)
        && counties(ofTown: start..<start + length).contains { Place($0).lies(in: place) }
    }
  }

  /// Whether there is a town of a name anywhere.
  func isTown(_ range: Range<Int>) -> Bool { !counties(ofTown: range).isEmpty }

  /// Whether a town outside some places has their name, which then is that of quarters and roads too.
  func hasNamesake(_ range: Range<Int>, of places: PlaceList) -> Bool { namesakes(range, of: places) > 0 }

  /// In how many counties outside some places a town has their name.
  func namesakes(_ range: Range<Int>, of places: PlaceList) -> Int {
    counties(ofTown: range).count { county in !places.contains { Place(county).lies(in: $0) } }
  }

  /// Counties of today, as a list of places.
  mutating func places(of counties: [DivisionCode]) -> PlaceList {
    for county in counties { room.append(Place(county, zone: Gazetteer.builtIn.zone(of: county))) }
    return room.close()
  }

  private func counties(ofTown range: Range<Int>) -> [DivisionCode] {
    names.value.townIndex.counties(ofStem: text.bytes(range))
  }
}

extension Place {
  /// A county of today.
  init(_ county: DivisionCode, zone: Zone = .unresolved) {
    self.init(then: county.number, now: county.number, zone: zone, source: .current, isFull: true)
  }
}
