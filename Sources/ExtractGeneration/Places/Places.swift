import ReferenceData
import Regions

/// Every place that records name, and how often graduates work there: a long tail from 永川 and 成都 down.
struct Places {
  let all: [Place]
  /// For each kind, the indices of its places and their choice by weight.
  private let members: [[Int]]
  private let choices: [WeightedChoice]

  init() {
    let divisions = Divisions.current
    let gazetteer = Gazetteer.builtIn
    var places: [Place] = []
    var weights: [[Int]] = PlaceKind.allCases.map { _ in [] }
    var members: [[Int]] = PlaceKind.allCases.map { _ in [] }
    func add(_ place: Place, _ kind: PlaceKind, _ weight: Int) {
      members[kind.rawValue].append(places.count)
      weights[kind.rawValue].append(weight)
      places.append(place)
    }

    // The kth county that a city of the circle, or a province elsewhere, lists.
    var ranks: [Int: Int] = [:]
    for code in Self.smallest(divisions) {
      guard let division = divisions[code], let kind = PlaceKind(gazetteer.zone(of: code)) else { continue }
      let number = Int(code.number)
      let weight: Int
      switch kind {
      case .chongqing: weight = (Self.chongqingWeights[number] ?? 4) * 1_000
      case .circle: weight = Self.tail(Self.circleWeights[number / 100] ?? 10, rank: &ranks[number / 100])
      case .elsewhere, .mixed:
        weight = Self.tail(Self.provinceWeights[number / 10_000] ?? 6, rank: &ranks[number / 10_000])
      }
      add(Place(division, in: divisions), kind, weight)
    }
    for (number, weight) in Self.vagueWeights {
      guard let code = DivisionCode(number: number), let division = divisions[code],
        let kind = PlaceKind(gazetteer.zone(of: code))
      else { continue }
      add(Place(division, in: divisions), kind, weight * 1_000)
    }
    for (number, name, weight) in Self.placeholders {
      guard let code = DivisionCode(number: number) else { continue }
      add(Place(code: code, name: name, in: divisions), .chongqing, weight * 1_000)
    }
    for (number, kind, weight) in Self.historicWeights {
      guard let code = DivisionCode(number: number), let was = HistoricDivisions.known.latest(code) else {
        continue
      }
      add(Place(code: code, name: was.name, in: divisions), kind, weight * 1_000)
    }
    all = places
    self.members = members
    choices = weights.map(WeightedChoice.init)
  }

  /// The index of a place of a kind.
  func index(of kind: PlaceKind, bits: UInt64) -> Int {
    members[kind.rawValue][choices[kind.rawValue].index(bits)]
  }

  /// Counties, and the cities that have none (东莞市, 中山市).
  private static func smallest(_ divisions: Divisions) -> [DivisionCode] {
    let codes = divisions.codes
    let parents = Set(codes.filter { $0.level == .county }.map(\.city))
    return codes.filter { $0.level == .county || $0.level == .city && !parents.contains($0) }
  }

  /// The next weight of a long tail: the first in the list is the heaviest.
  private static func tail(_ weight: Int, rank: inout Int?) -> Int {
    let next = (rank ?? 1) + 1
    rank = next
    return weight * 1_000 / next
  }
}
