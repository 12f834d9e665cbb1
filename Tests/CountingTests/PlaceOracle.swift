import ReferenceData
import Regions

@testable import Counting

/// Which of several sources is believed, slowly and obviously: by the divisions above a division.
struct PlaceOracle {
  private(set) var believed: (evidence: Evidence, placement: Placement)?
  private(set) var conflicts: Set<String> = []
  private(set) var refined: Set<String> = []

  mutating func hear(_ evidence: Evidence, _ later: Placement?) {
    guard let later else { return }
    guard let (before, place) = believed else {
      believed = (evidence, later)
      return
    }
    let pair = "\(before.name)_\(evidence.name)"
    switch Self.lies(later, in: place) {
    case true? where place != later && Self.isAsFine(later.zone, as: place.zone):
      believed = (evidence, later)
      refined.insert(pair)
    case false? where Self.lies(place, in: later) == false && place.zone != later.zone: conflicts.insert(pair)
    default: if place.zone.contradicts(later.zone) { conflicts.insert(pair) }
    }
  }

  /// Whether an outcome has heard the same; the destination aside.
  func agrees(with outcome: Outcome) -> Bool {
    let conflictsOfPlaces = outcome.conflictNames.subtracting([Conflict.destinationCodeAndText.name])
    guard conflictsOfPlaces == conflicts, outcome.refinementNames == refined else { return false }
    guard let believed else { return outcome.isUnlocated }
    return outcome.placement == believed.placement && outcome.evidenceIndex == Int(believed.evidence.rawValue)
  }

  /// `nil` where no division is known.
  private static func lies(_ one: Placement, in other: Placement) -> Bool? {
    guard let inner = one.division, let outer = other.division else { return nil }
    return sequence(first: inner) { Divisions.current.parent(of: $0) }.contains(outer)
  }

  private static func isAsFine(_ zone: Zone, as coarse: Zone) -> Bool {
    switch coarse {
    case .chongqingUnspecified: zone.isInChongqing == .yes
    case .sichuanMixed: [.sichuanMixed, .circle, .sichuanOuter].contains(zone)
    default: zone == coarse
    }
  }
}

extension Outcome {
  /// The names of what is counted beside the place.
  var conflictNames: Set<String> {
    Set(Conflict.allCases.filter { pairs.conflicts >> $0.rawValue & 1 == 1 }.map(\.name))
  }
  var refinementNames: Set<String> {
    Set(
      Refinement.allCases.enumerated().filter { pairs.refinements >> $0.offset & 1 == 1 }.map(\.element.name))
  }
}
