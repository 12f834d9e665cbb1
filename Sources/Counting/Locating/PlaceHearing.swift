import Outcomes
import ReferenceData
import Regions

/// What somebody employed counts for whose places are heard one by one, also those that a text denies (重庆市外): the long way,
/// for the few of which there is such a text, and for those that are explained.
///
/// A denial is a statement like others: beside a place inside that was believed before it is a conflict; of the sources behind it
/// none is believed that names a place inside.
struct PlaceHearing {
  private(set) var outcome: Outcome
  /// Outside of this, as the first denial says.
  private var denied: DivisionCode?

  /// - Parameter outcome: unlocated.
  init(_ outcome: Outcome) { self.outcome = outcome }

  /// - Returns: whether the place was not heard, as it lies inside what was denied.
  @discardableResult
  mutating func hear(_ place: UInt32) -> Bool {
    guard outcome.isEmployed else { return false }
    if let division = Outcome.division(deniedBy: place) {
      if outcome.placement.lies(in: division) {
        outcome.addConflict(with: UInt32(Evidence.locationText.rawValue))
      } else {
        denied = denied ?? division
      }
      return false
    }
    if let denied, place != Outcome.nowhere, Outcome(bits: place).placement.lies(in: denied) {
      if outcome.isUnlocated { outcome.addConflict(with: UInt32(Outcome(bits: place).evidenceIndex)) }
      if outcome.isUnlocated || outcome.bearing(of: place) == .refines { return true }
    }
    outcome.hearName(beside: place)
    outcome.hear(place)
    return false
  }
}

extension Outcome {
  /// Set in an outcome to be heard by `PlaceHearing`, until the stage of locations is through; the bit of `withoutID`, which is told
  /// after it.
  private static let denialMark = Part.withoutID.mask

  var withDenial: Outcome { Outcome(bits: bits | Self.denialMark) }
  var hasDenial: Bool { bits & Self.denialMark != 0 }

  /// What stands for the place of a text that denies one, 重庆市外: `hear` takes it for `nowhere`.
  static func denial(of division: DivisionCode) -> UInt32 {
    guard let index = Divisions.current.index(of: division) else { return nowhere }
    return place(.unresolved, evidence: unlocated, division: UInt32(index)) & ~Part.coarse.mask
      | contradictory | 1
  }

  /// The division that the bits of a value's place deny; `nil` of others.
  static func division(deniedBy place: UInt32) -> DivisionCode? {
    guard place & 1 != 0, place != nowhere else { return nil }
    return Outcome(bits: place).placement.division
  }

  /// Nobody located yet, but for the destination nothing known.
  var unlocated: Outcome {
    var outcome = Outcome(category)
    if bits & Part.destination.mask != 0 { outcome.addDestinationConflict() }
    if isEmployed { outcome.locate(Self.unlocatedPlace) }
    return outcome
  }
}

extension Placement {
  func lies(in division: DivisionCode) -> Bool { self.division.map(division.holds) == true }
}
