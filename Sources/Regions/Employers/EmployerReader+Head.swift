import ReferenceData

/// The place that a name starts with.
extension EmployerReader {
  /// What the name starts with: a brand, a division, a town, or the region after which a university or a hospital is named.
  mutating func head(at start: Int) -> (path: PathReader.Path, rule: TextReading.Rule) {
    if let brand = brand(at: start) { return (brand, .brand) }
    var path = reader.path(at: start)
    if isDenied(path) || isLineOfBusiness(path) { path.places = PlaceList() }
    // 四川省重庆商会: who comes from there, and not the city as it was before 1997.
    if path.hasUpper, names.value.employer.associations.stands(in: text, at: path.end) {
      lose(path.places, at: path.lastStart..<path.end, .brand)
      path = reader.path(at: start, upTo: path.lastStart)
    }
    settle(&path)
    // 七星岗街道办事处: the longer word counts; 重庆乡村基 is none, and 长寿镇 may be anything.
    let end = max(path.end, names.value.places.longestMatch(in: text, at: start).end)
    if path.places.isEmpty || !path.isSure, let town = town(at: start, beyond: end, path) {
      lose(path.places, at: path.lastStart..<path.end, .insideWord(start..<town.end))
      return (town, .town)
    }
    if !path.places.isEmpty { return (path, .employerHead) }
    if names.value.employer.institutions.ends(text) {
      let (places, end) = names.value.regions.longestMatch(in: text, at: start)
      if !places.isEmpty {
        return (PathReader.Path(places: places, lastStart: start, end: end), .employerHead)
      }
    }
    return (path, .nothing)
  }

  /// The counties of the town at the head of a name, where they agree: by its full name, or as what every town has one of is
  /// named after it (太拔卫生院).
  ///
  /// - Parameters:
  ///   - known: where the name of a division ends that starts there; the town's must be longer without its rank.
  ///   - path: that division, by its short name. What every town has one of may be its own or that of a town so called.
  private mutating func town(at start: Int, beyond known: Int, _ path: PathReader.Path) -> PathReader.Path? {
    let words = names.value.employer
    var (counties, end): ([DivisionCode], Int) = ([], start)
    if let town = names.value.townFinder.town(in: text, at: start), start + town.name.stem.count > known,
      !words.afterTownship.stands(in: text, at: town.end)
    {
      (counties, end) = (names.value.townIndex.counties(named: town.name), town.end)
    } else if let length = [12, 9, 6].first(where: {
      // 蓝天幼儿园 is named after the sky, wherever 蓝天街道 is; 江南中学校 is no 学校 of 江南中.
      start + $0 >= known
        && (words.townInstitutions.stands(in: text, at: start + $0)
          || $0 > 6 && start + $0 > known && words.townSchools.stands(in: text, at: start + $0)
            && !words.townSchools.stands(in: text, at: start + $0 - 3))
    }) {
      end = start + length
      counties = names.value.townIndex.counties(ofStem: text.bytes(start..<end))
      if counties.isEmpty { return nil }
      let places = reader.room.joined(
        reader.places(of: counties), end == path.end ? path.places : PlaceList())
      if end == path.end, places.placement?.zone.placeClass == path.places.placement?.zone.placeClass {
        return nil
      }
      return PathReader.Path(places: places, lastStart: start, end: end)
    }
    let places = reader.places(of: counties)
    guard let placement = places.placement, placement.zone.placeClass != .unresolved else { return nil }
    return PathReader.Path(places: places, lastStart: start, end: end)
  }

  /// Whether a country at the head of a name says with what somebody trades, or what is named after it: 意大利手工冰淇淋, 新加坡工业园. Who
  /// is there has the form of a company or an institution.
  private mutating func isLineOfBusiness(_ path: PathReader.Path) -> Bool {
    let words = names.value.employer
    guard path.places.first?.zone == .abroad, path.end < text.count,
      words.afterCountry.stands(in: text, at: path.end) || !words.formsAbroad.ends(text)
    else { return false }
    lose(path.places, at: path.lastStart..<path.end, .country)
    return true
  }

  /// Of a city of which only parts are in the circle: its universities and hospitals are in its own districts.
  func institution(ofCityAt head: PathReader.Path) -> TextReading? {
    guard let placement = head.places.placement, placement.zone == .sichuanMixed,
      let city = placement.division, city.level == .city, names.value.employer.institutions.ends(text),
      reader.town(at: head.end, to: text.count, in: head.places) == nil
    else { return nil }
    return TextReading(
      rule: .cityProper, placement: Placement(zone: .circle, division: city),
      range: head.lastStart..<head.end,
      places: head.places)
  }

  /// A brand that says nothing of where, or stands for the place that it says.
  private func brand(at start: Int) -> PathReader.Path? {
    let (places, end) = names.value.brands.longestMatch(in: text, at: start)
    if places.isEmpty { return nil }
    return PathReader.Path(places: places.placement == nil ? PlaceList() : places, lastStart: start, end: end)
  }
}
