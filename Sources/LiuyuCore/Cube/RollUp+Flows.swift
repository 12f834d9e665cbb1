import ReferenceData
import Regions

extension RollUp {
  /// Where the employed of every group work, in the order of the groups.
  ///
  /// A place known less precisely than `level` asks counts as what is known of it: 四川省 among the cities. Those
  /// without a division are told apart by zone: abroad, and unresolved.
  func flows(of cube: Cube, level: Report.Flow.Level) -> [Report.Flow] {
    let divisions = DivisionRollUp(level)
    // Few places, and many flows: each place is looked up once.
    var numbers: [Whereabouts: Int] = [:]
    var places: [DivisionRollUp.Place] = []
    var numberOfPlace: [DivisionRollUp.Place: Int] = [:]
    let numberOfFlow = cube.flows.map { flow in
      if let number = numbers[flow.whereabouts] { return number }
      let place = divisions.place(of: flow.whereabouts)
      let number = numberOfPlace[place] ?? places.count
      if number == places.count { places.append(place) }
      numberOfPlace[place] = number
      numbers[flow.whereabouts] = number
      return number
    }
    let flowsOfCells = starts(of: cube)
    return groups.map { group in
      var counts = [Int](repeating: 0, count: places.count)
      for leaf in group.leaves {
        for cell in cells(ofLeaf: leaf) {
          for flow in flowsOfCells[cell]..<flowsOfCells[cell + 1] {
            counts[numberOfFlow[flow]] += cube.flows[flow].employed
          }
        }
      }
      let employed = counts.indices.lazy.filter { counts[$0] > 0 }.map { (places[$0], counts[$0]) }
      let (by, key, name) = key(of: group)
      return Report.Flow(
        by: by, key: key, name: name, level: level, destinations: divisions.destinations(Array(employed)))
    }
  }

  /// By cell, where its flows start; at the end, how many there are.
  private func starts(of cube: Cube) -> [Int] {
    var starts = [Int](repeating: 0, count: cube.cellCount + 1)
    for flow in cube.flows { starts[Int(flow.cell) + 1] += 1 }
    for cell in 0..<cube.cellCount { starts[cell + 1] += starts[cell] }
    return starts
  }
}

/// Turns places into the divisions of one level.
struct DivisionRollUp {
  /// A division of the level and one of the zones in it.
  struct Place: Hashable {
    var division: DivisionCode?
    var zone: Zone
  }

  private let level: Report.Flow.Level
  private let divisions = Divisions.current
  private let codes: [DivisionCode]
  private let provincesWithCities: Set<DivisionCode>

  init(_ level: Report.Flow.Level) {
    self.level = level
    codes = divisions.codes
    provincesWithCities = Set(codes.lazy.filter { $0.level == .city }.map(\.province))
  }

  func place(of whereabouts: Whereabouts) -> Place {
    Place(division: whereabouts.divisionIndex.map { rolledUp(codes[$0]) }, zone: whereabouts.zone)
  }

  /// The division of the level that a division lies in, or itself where it is none finer.
  func rolledUp(_ code: DivisionCode) -> DivisionCode {
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

  /// One line for each division, largest first; equals by code, those without a division last.
  func destinations(_ counts: [(place: Place, employed: Int)]) -> [Report.Flow.Destination] {
    var lines: [Line: Sum] = [:]
    for (place, employed) in counts {
      let line = Line(division: place.division, zone: place.division == nil ? place.zone : nil)
      lines[line, default: Sum()].add(place.zone, employed)
    }
    return lines.sorted { ($1.value.employed, $0.key) < ($0.value.employed, $1.key) }.map { line, sum in
      Report.Flow.Destination(
        division: line.division?.description, name: line.division.flatMap(divisions.name),
        zone: sum.zone, employed: sum.employed)
    }
  }

  private struct Line: Hashable, Comparable {
    var division: DivisionCode?
    /// Only where there is no division.
    var zone: Zone?

    private var rank: (UInt32, UInt8) { (division?.number ?? .max, zone?.rawValue ?? 0) }

    static func < (left: Line, right: Line) -> Bool { left.rank < right.rank }
  }

  private struct Sum {
    var employed = 0
    var zone: Zone?

    mutating func add(_ zone: Zone, _ more: Int) {
      employed += more
      self.zone = self.zone?.joined(with: zone) ?? zone
    }
  }
}
