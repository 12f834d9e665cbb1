import Counting
import ReferenceData
import Regions

extension RollUp {
  /// Where the employed of every group work, in the order of the groups.
  ///
  /// A place known less precisely than `level` asks counts as what is known of it: 四川省 among the cities. Those
  /// without a division are told apart by zone: abroad, and unresolved. Largest first; equals in the order of codes, as
  /// sorting is stable.
  func flows(_ level: DivisionLevel) -> [Report.Flow] {
    var divisions = DivisionRollUp(level)
    // Few places, and many flows: what a place comes to is worked out once.
    let places = cube.flows.map { divisions.number(of: $0.whereabouts) }
    let lines = divisions.lines()
    let flowsOfCells = cube.flowStarts
    return groups.map { group in
      var employed = [Int](repeating: 0, count: divisions.placeCount)
      for leaf in group.leaves {
        for cell in cells(ofLeaf: leaf) {
          for flow in flowsOfCells[cell]..<flowsOfCells[cell + 1] {
            employed[places[flow]] += cube.flows[flow].employed
          }
        }
      }
      let (by, key, name) = key(of: group)
      return Report.Flow(
        by: by, key: key, name: name, level: level,
        destinations: lines.compactMap { $0.destination(employed) }.sorted { $0.employed > $1.employed })
    }
  }
}

/// Turns places into the divisions of one level.
private struct DivisionRollUp {
  /// A division of the level and one of the zones in it.
  private struct Place: Hashable {
    var division: DivisionCode?
    var zone: Zone
  }

  private let level: DivisionLevel
  private let divisions = Divisions.current
  private let codes: [DivisionCode]
  private let provincesWithCities: Set<DivisionCode>
  private var places: [Place] = []
  private var numbers: [Place: Int] = [:]
  /// By the bits of `Whereabouts`, the number of its place; -1 where it was not met yet.
  private var numberOfWhereabouts = [Int](repeating: -1, count: 1 << Whereabouts.bitCount)

  init(_ level: DivisionLevel) {
    self.level = level
    codes = divisions.codes
    provincesWithCities = Set(codes.lazy.filter { $0.level == .city }.map(\.province))
  }

  var placeCount: Int { places.count }

  /// The number of the place that somebody's whereabouts lie in; whereabouts with one number are one place.
  mutating func number(of whereabouts: Whereabouts) -> Int {
    let known = numberOfWhereabouts[Int(whereabouts.bits)]
    if known >= 0 { return known }
    let place = Place(division: whereabouts.divisionIndex.map { rolledUp(codes[$0]) }, zone: whereabouts.zone)
    let number = numbers[place] ?? places.count
    if number == places.count { places.append(place) }
    numbers[place] = number
    numberOfWhereabouts[Int(whereabouts.bits)] = number
    return number
  }

  /// The division of the level that a division lies in, or itself where it is none finer.
  private func rolledUp(_ code: DivisionCode) -> DivisionCode {
    switch level {
    case .county: code
    case .province: code.province
    case .city: city(code)
    }
  }

  /// The districts of a municipality (直辖市) make up a city; a county directly under a province (省直辖县级市) stands
  /// beside its cities.
  private func city(_ code: DivisionCode) -> DivisionCode {
    guard code.level == .county, let parent = divisions.parent(of: code) else { return code }
    return parent.level == .city || !provincesWithCities.contains(parent) ? parent : code
  }

  /// One line for each division that has a place, and for each zone without one, in the order of the codes.
  func lines() -> [DestinationLine] {
    var lines: [DestinationLine] = []
    let ordered = places.indices.sorted { rank(places[$0]) < rank(places[$1]) }
    for number in ordered {
      let place = places[number]
      if let last = lines.last, place.division != nil, last.code == place.division {
        lines[lines.count - 1].places.append((number, place.zone))
      } else {
        lines.append(
          DestinationLine(
            code: place.division, division: place.division?.description,
            name: place.division.flatMap(divisions.name), places: [(number, place.zone)]))
      }
    }
    return lines
  }

  /// Those without a division come last.
  private func rank(_ place: Place) -> (UInt32, UInt8) {
    (place.division?.number ?? .max, place.zone.rawValue)
  }
}

/// What stands in one line of a group's destinations.
private struct DestinationLine {
  let code: DivisionCode?
  let division: String?
  let name: String?
  /// Numbers of places, and their zones.
  var places: [(number: Int, zone: Zone)]

  /// - Parameter employed: by place.
  /// - Returns: `nil` where nobody went.
  func destination(_ employed: [Int]) -> Report.Flow.Destination? {
    var sum = 0
    var zone: Zone?
    for place in places where employed[place.number] > 0 {
      sum += employed[place.number]
      zone = zone?.joined(with: place.zone) ?? place.zone
    }
    return sum == 0 ? nil : Report.Flow.Destination(division: division, name: name, zone: zone, employed: sum)
  }
}
