package import Outcomes
package import Regions

/// Which places are told only together, as too few people went to each.
package struct Folding {
  /// Where some of the employed of everyone work.
  package struct Place {
    let zone: Zone
    let employed: Int

    /// - Parameter zone: what the zones of all of them share.
    package init(zone: Zone?, employed: Int) {
      self.zone = zone ?? .unresolved
      self.employed = employed
    }
  }

  /// Places that are told together.
  package struct Folded {
    /// That of all of them; `nil` where they lie in several, or that is not known.
    package let zone: Zone?
    package let employed: Int
    package let places: Int
  }

  /// The indices of the places that are told by themselves.
  package let told: [Int]
  package let folded: [Folded]

  /// - Parameters:
  ///   - count: of everyone.
  ///   - hidden: of everyone.
  /// - Returns: `nil` where folding does not hide what is to be hidden.
  package init?(
    _ places: [Place], of count: (CountName) -> Int, hiding hidden: HiddenCounts, threshold: Int
  ) {
    let classes: [(CountName, PlaceClass, Zone)] = [
      (.chongqing, .chongqing, .chongqingUnspecified), (.circle, .circle, .circle),
      (.elsewhere, .elsewhere, .elsewhere),
    ]
    // Places add up to each of these, and those that nobody knows are one of them under another name.
    let sums: [CountName] = [.employed, .unresolved, .chongqingUnknown, .inCircle, .inCircleUnknown]
    guard hidden.isDisjoint(with: HiddenCounts(sums + classes.map(\.0))) else { return nil }
    var byZone = Dictionary(grouping: places.indices) { Self.told(places[$0].zone) }
    // Places that lie in several classes, as a city of which the circle has a part, have what a class has besides. Where that
    // is a few people, those places are told together with some of the class.
    var crossing: [Int] = []
    var crossed: Set<Zone> = []
    for (name, placeClass, zone) in classes {
      let own = places.reduce(0) { $0 + ($1.zone.placeClass == placeClass ? $1.employed : 0) }
      if (1..<threshold).contains(count(name) - own) { crossed.insert(zone) }
    }
    if !crossed.isEmpty { crossing = byZone.removeValue(forKey: .sichuanMixed) ?? [] }
    var (told, folded): ([Int], [Folded]) = ([], [])
    func fold(_ few: [Int]) {
      if few.isEmpty { return }
      let zones = Set(few.map { places[$0].zone })
      let zone = zones.count == 1 && zones != [.unresolved] ? zones.first : nil
      let sum = few.reduce(0) { $0 + places[$1].employed }
      folded.append(Folded(zone: zone, employed: sum, places: few.count))
    }
    for zone in Zone.allCases {
      let own = byZone[zone] ?? []
      guard
        let few = Self.few(own.map { places[$0].employed }, threshold, least: crossed.contains(zone) ? 1 : 0)
      else { return nil }
      told += own.indices.filter { !few.contains($0) }.map { own[$0] }
      if crossed.contains(zone) {
        crossing += few.map { own[$0] }
      } else {
        fold(few.map { own[$0] })
      }
    }
    fold(crossing)
    self.told = told.sorted()
    self.folded = folded
  }

  /// A zone that stands for all whose sum a report may tell: only together can places of one be folded.
  private static func told(_ zone: Zone) -> Zone {
    switch zone {
    case .sichuanOuter, .elsewhere, .abroad: .elsewhere
    default: zone
    }
  }

  /// How many are folded is told, so that of one place in n it is known that the others have at least someone: of it there remain
  /// 0 to all but n − 1 of the people.
  ///
  /// - Parameters:
  ///   - people: by place, each at least 1.
  ///   - least: how many are folded in any case.
  /// - Returns: the indices of those that are folded; `nil` where that does not hide them.
  static func few(_ people: [Int], _ threshold: Int, least: Int = 0) -> Set<Int>? {
    let order = people.indices.sorted { (people[$0], $0) < (people[$1], $1) }
    var count = max(least, people.count { $0 < threshold })
    if count == 0 { return [] }
    while count <= people.count {
      let sum = order.prefix(count).reduce(0) { $0 + people[$1] }
      if count >= 2, sum >= threshold, sum - (count - 1) >= threshold - 1 { return Set(order.prefix(count)) }
      count += 1
    }
    return nil
  }
}
