import ReferenceData
package import Regions

extension Outcome {
  /// What stands for the place of a value that names none; no place has its lowest bit, which is of the category.
  static let nowhere = unlocatedPlace | 1
  /// Set beside the bits of a place whose own cell names another one, `500118-成都市`: not heard with them. With `nowhere`: see
  /// `denial(of:)`.
  static let contradictory: UInt32 = 1 << 30
  /// Set beside the bits of the place of a name that lies inside that of the code in its cell, `510000-成都市`: the code was
  /// believed before. Not heard with them either.
  static let refinedByName = Part.refined.bits(1 << UInt32(Evidence.locationCode.rawValue))
  /// With any of these bits a value says more than its place: see `hearName(beside:)`.
  static let heardBeside = contradictory | refinedByName
  /// The employed before any source is heard.
  static let unlocatedPlace = place(.unresolved, evidence: unlocated, division: noDivision)

  private static let divisions = Divisions.current.codes

  /// The bits of a place, to be kept per distinct value.
  ///
  /// - Parameters:
  ///   - evidence: the `rawValue` of an `Evidence`.
  ///   - division: an index of `Divisions.current.codes`, or `noDivision`.
  package static func place(_ zone: Zone, evidence: UInt32, division: UInt32) -> UInt32 {
    let isCoarse = division != noDivision && divisions[Int(division)].level != .county
    return Part.zone.bits(UInt32(zone.rawValue)) | Part.evidence.bits(evidence) | Part.division.bits(division)
      | Part.coarse.bits(isCoarse ? 1 : 0)
  }

  /// Employed, and no source has named a place yet.
  var isUnlocated: Bool { Part.evidence.number(in: bits) == Self.unlocated }
  /// The place that is believed is a province or a city.
  var isCoarse: Bool { bits & Part.coarse.mask != 0 }

  /// Hears where one source says that the graduate works: the first place is believed; a later one inside it is
  /// believed instead, and one that contradicts it is a conflict. Of who is not employed nothing is heard.
  ///
  /// By masks of single bits, as half of all records would mislead a branch, and a compiler makes one of any comparison.
  @inline(__always)
  mutating func hear(_ place: UInt32) {
    // Of all places only `nowhere` has the lowest bit.
    let says = (place & 1) &- 1
    // The evidence is 5, of who is not employed; 4, of who is not located; or less: so two of its bits tell.
    let (lowest, highest) = (bits &>> Part.evidence.lowest, bits &>> (Part.evidence.lowest &+ 2))
    let (isFive, isFour) = (highest & lowest & 1, highest & ~lowest & 1)
    let changed = says & (0 &- isFour) & Part.place
    self = Outcome(bits: bits & ~changed | place & changed)
    if differences(from: place) & says & (isFive &- 1) != 0 { compare(place) }
  }

  /// Hears the name that stands in one cell with a code, to which it is as a text; or makes a note of a text that denies a place,
  /// for `PlaceHearing`.
  mutating func hearName(beside place: UInt32) {
    guard isEmployed, place != Self.nowhere else { return }
    if place & 1 != 0 { return self = withDenial }
    if place & Self.contradictory != 0 { addConflict(with: UInt32(Evidence.locationText.rawValue)) }
    self = Outcome(bits: bits | place & Self.refinedByName)
  }

  /// The bits in which a place differs from the one believed, where that matters: in the zone, and in the division only
  /// if a later source can say more.
  @inline(__always)
  private func differences(from place: UInt32) -> UInt32 {
    (place ^ bits) & (Part.zone.mask | Part.division.mask & (0 &- bits &>> Part.coarse.lowest))
  }

  @inline(never)
  private mutating func compare(_ place: UInt32) {
    switch bearing(of: place) {
    case .refines: refine(to: place)
    case .contradicts: addConflict(with: Part.evidence.number(in: place))
    case .saysNothing: break
    }
  }

  /// Whether `hear` would change someone who is employed: most records say the same in all columns.
  @inline(__always)
  func isChanged(by place: UInt32) -> Bool {
    guard place & 1 == 0, differences(from: place) != 0 else { return false }
    return isUnlocated || bearing(of: place) != .saysNothing
  }

  /// How a place that a later source names bears on the one that is believed.
  func bearing(of place: UInt32) -> Placement.Bearing {
    placement.bearing(of: Outcome(bits: place).placement)
  }

  /// Where the graduate works as far as that is known; for the employed only.
  package var placement: Placement {
    let division = divisionIndex == Self.noDivision ? nil : Self.divisions[Int(divisionIndex)]
    return Placement(zone: whereabouts.zone, division: division)
  }
}
