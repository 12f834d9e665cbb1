import ReferenceData

/// The place of a branch (分公司、支行、办事处), which stands behind the name of the head office.
extension EmployerReader {
  /// The place of the branch furthest to the right that names one; a doubt where no other does.
  ///
  /// - Parameters:
  ///   - head: the place that the name starts with; without places where it does not say.
  ///   - office: the place of the head office, empty where the name does not say.
  ///   - isJoint: whether that ends a name as a joint does, so that a place may follow: 四川日报社重庆分社.
  mutating func lastBranch(
    at joints: NameJoints, of head: PathReader.Path, office: PlaceList, isJoint: Bool = false
  ) -> TextReading? {
    if joints.branches.isEmpty, joints.words.isEmpty, joints.outlet == text.count { return nil }
    let finder = names.value.joints
    var last: TextReading?
    var context = office
    func hear(_ found: TextReading?) {
      guard let found, found.placement != nil || last?.placement == nil else { return }
      if let last { lose(last.places, at: last.range, .earlierBranch) }
      last = found
      if found.placement != nil, !found.places.isEmpty { context = found.places }
    }
    let first = BranchUnit(from: head.end, in: text, joints, finder)
    if isJoint, first.endsBranch || first.endsOutlet { hear(reading(of: first, under: context)) }
    // 重庆市江津区珞璜成都酒店: who names a county in full has no shop elsewhere, but a name.
    if first.endsBranch || !head.isSureCounty && (first.endsOutlet || first.endsInstitute) {
      hear(
        regionBeforeEnd(of: first)
          ?? placeBeforeEnd(of: first, behind: head.end, under: context, isFirst: true))
    }
    var isOfUnknown = false
    joints.branches.forEach { start in
      let unit = BranchUnit(from: start, in: text, joints, finder)
      if unit.end == unit.start { return }
      var found = reading(of: unit, under: context)
      // 宝泉岭支行名山办事处: in what belongs to a branch that nobody can place, the short name of a county may be that of a quarter.
      if isOfUnknown, let places = found?.places, places.allSatisfy({ !$0.isFull && !$0.isCityOrAbove }) {
        lose(places, at: found?.range ?? 0..<0, .unknownBranch)
        found = nil
      }
      isOfUnknown = found == nil && unit.endsLocal && context.isEmpty
      hear(found)
    }
    return last
  }

  private mutating func reading(of unit: BranchUnit, under office: PlaceList) -> TextReading? {
    if let region = regionBeforeEnd(of: unit) { return region }
    var reading = firstPlace(of: unit, under: office)
    if unit.endsBranch || unit.endsOutlet || unit.endsInstitute, reading.map({ $0.placement != nil }) ?? true
    {
      let behind = reading?.range.upperBound ?? unit.start
      reading = placeBeforeEnd(of: unit, behind: behind, under: reading?.places ?? office) ?? reading
    }
    return cityProper(reading, of: unit, under: office) ?? reading
  }

  /// The region of several provinces right before the word that ends a branch: 重庆钢铁西南分公司.
  private func regionBeforeEnd(of unit: BranchUnit) -> TextReading? {
    let start = unit.end - 6
    guard unit.endsOffice, start >= unit.start, names.value.employer.regions.stands(in: text, at: start)
    else {
      return nil
    }
    return TextReading(rule: .region, placement: nil, range: start..<unit.end)
  }

  /// The place that a unit starts with, as the head office lets it be understood.
  private mutating func firstPlace(of unit: BranchUnit, under office: PlaceList) -> TextReading? {
    var path = reader.path(at: unit.start)
    if path.places.isEmpty || isDenied(path) { return nil }
    settle(&path)
    if path.places.isEmpty { return nil }
    // 渝中支行（中山大厦）: a house.
    if unit.start > 0, text[unit.start - 1] == UInt8(ascii: "("), !path.isSure,
      names.value.street.claim(text, at: path.end) != .none
    {
      lose(path.places, at: path.lastStart..<path.end, .insideWord(unit.start..<unit.end))
      return nil
    }
    switch names.value.employer.branch.meaning(of: path, in: unit, under: office, by: &reader) {
    case .nothing(let reason):
      lose(path.places, at: path.lastStart..<path.end, under: office, reason)
      return nil
    case .places(let places):
      if places.count < path.places.count {
        let others = reader.room.filter(path.places) { !places.contains($0) }
        lose(others, at: path.lastStart..<path.end, under: office, .farNamesake)
      }
      return TextReading(branchAt: places, unit.start..<path.end)
    case .town(let town, let end):
      lose(path.places, at: path.lastStart..<path.end, under: office, .townNearby(town))
      return TextReading(rule: .town, placement: town, range: unit.start..<end, places: office)
    case .doubt(let places):
      // Whichever it is, both may be elsewhere; what serves one town is near the head office or where it says.
      let placement = unit.isLocal ? reader.room.joined(places, office).placement : nil
      return TextReading(doubt: places, placement, unit.start..<path.end)
    }
  }

  /// Of a city of which only parts are in the circle: what has the city's own name alone, a street or a town lies in its own districts,
  /// or where the town is.
  private mutating func cityProper(_ reading: TextReading?, of unit: BranchUnit, under office: PlaceList)
    -> TextReading?
  {
    guard unit.endsBranch, let placement = reading?.placement ?? (reading == nil ? office.placement : nil),
      placement.zone == .sichuanMixed, let city = placement.division, city.level == .city
    else { return nil }
    let start = reading?.range.upperBound ?? unit.start
    // 绵阳市建设路支行: a road, not the town of 建设 in one of the counties.
    if start < unit.end, let town = reader.town(at: start, to: unit.end, in: reading?.places ?? office),
      !names.value.townFinder.isStreet(in: text, at: town.end)
    {
      return TextReading(rule: .town, placement: town.placement, range: unit.start..<town.end, places: office)
    }
    guard reading != nil && (start == unit.end || namesAddress(start..<unit.end)) || unit.endsLocal else {
      return nil
    }
    return TextReading(
      rule: .cityProper, placement: Placement(zone: .circle, division: city), range: unit.start..<unit.end,
      places: reading?.places ?? office)
  }

  /// Settles a name that several places have: by a town behind it (大英玉峰), or as the city's, as nobody calls a district so.
  mutating func settle(_ path: inout PathReader.Path) {
    if isFormerNameOfCounty(path) {
      lose(path.places, at: path.lastStart..<path.end, .formerName)
      return path.places = PlaceList()
    }
    guard !path.hasUpper, path.places.count > 1, path.places.placement?.division == nil else { return }
    let end = path.end
    for place in path.places where reader.hasTown(in: place, at: end) { reader.room.append(place) }
    let withTown = reader.room.close()
    if !withTown.isEmpty || path.isFull { return path.places = withTown.isEmpty ? path.places : withTown }
    let cities = reader.room.filter(path.places) { $0.rank == .city && $0.source == .current }
    if !cities.isEmpty { path.places = cities }
  }
}

extension EmployerReader {
  /// Whether only divisions of before have a short name, and towns elsewhere have it today: 南坪 is in 南岸, not in 九寨沟 that was
  /// 南坪县.
  private func isFormerNameOfCounty(_ path: PathReader.Path) -> Bool {
    guard !path.isSure, !path.places.isEmpty,
      path.places.allSatisfy({ $0.source == .old && !$0.isCityOrAbove })
    else { return false }
    let towns = names.value.townIndex.counties(ofStem: text.bytes(path.lastStart..<path.end))
    return towns.contains { town in !path.places.contains { Place(town).lies(in: $0) } }
  }
}
