import Regions

extension Outcome {
  /// What stands for the place of a value that names none; no place has these bits.
  static let nowhere = UInt32.max
  /// Set beside the bits of a place whose own cell names another one, `500118-成都市`: not heard with them.
  static let contradictory: UInt32 = 1 << 30
  static func isContradictory(_ place: UInt32) -> Bool { place != nowhere && place & contradictory != 0 }
  /// The employed before any source is heard.
  static let unlocatedPlace = place(.unresolved, evidence: unlocated, division: noDivision)

  /// Employed, and no source has named a place yet.
  var isUnlocated: Bool { Part.evidence.number(in: bits) == Self.unlocated }

  /// Hears where one source says that the graduate works: the first place is believed, a later one that contradicts
  /// its zone is a conflict. Of who is not employed nothing is heard.
  ///
  /// By masks of single bits, as half of all records would mislead a branch, and a compiler makes one of any comparison.
  @inline(__always)
  mutating func hear(_ place: UInt32) {
    // Of all places only `nowhere` has the topmost bit.
    let says = (place &>> 31) &- 1
    // The evidence is 5, of who is not employed; 4, of who is not located; or less: so two of its bits tell.
    let (lowest, highest) = (bits &>> Part.evidence.lowest, bits &>> (Part.evidence.lowest &+ 2))
    let (isFive, isFour) = (highest & lowest & 1, highest & ~lowest & 1)
    let changed = says & (0 &- isFour) & Part.place
    self = Outcome(bits: bits & ~changed | place & changed)
    if (place ^ bits) & Part.zone.mask & says & (isFive &- 1) != 0 { compare(place) }
  }

  @inline(never)
  private mutating func compare(_ place: UInt32) {
    if contradicts(place) { addConflict(with: place) }
  }

  /// Whether `hear` would change someone who is employed: most records say the same in all columns.
  @inline(__always)
  func isChanged(by place: UInt32) -> Bool {
    guard place != Self.nowhere, (place ^ bits) & Part.zone.mask != 0 else { return false }
    return isUnlocated || contradicts(place)
  }

  private func contradicts(_ place: UInt32) -> Bool {
    guard let zone = Zone(rawValue: UInt8(zoneIndex)),
      let other = Zone(rawValue: UInt8(Outcome(bits: place).zoneIndex))
    else { return false }
    return zone.contradicts(other)
  }

  private mutating func addConflict(with place: UInt32) {
    guard let believed = Evidence(rawValue: UInt8(evidenceIndex)),
      let other = Evidence(rawValue: UInt8(Outcome(bits: place).evidenceIndex))
    else { return }
    add(Conflict(believed, other))
  }
}
