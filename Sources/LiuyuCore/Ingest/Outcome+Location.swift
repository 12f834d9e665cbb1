import Regions

extension Outcome {
  /// What stands for the place of a value that names none; no place has these bits.
  static let nowhere = UInt32.max
  /// The employed before any source is heard.
  static let unlocatedPlace = place(.unresolved, evidence: unlocated, division: noDivision)

  /// Employed, and no source has named a place yet.
  var isUnlocated: Bool { evidenceIndex == Int(Self.unlocated) }

  /// Hears where one source says that the graduate works: the first place is believed, a later one that contradicts
  /// its zone is a conflict.
  @inline(__always)
  mutating func hear(_ place: UInt32) {
    guard isChanged(by: place) else { return }
    if isUnlocated {
      locate(place)
    } else {
      addConflict(with: place)
    }
  }

  /// Whether `hear` would do anything: most records say the same in all columns.
  @inline(__always)
  func isChanged(by place: UInt32) -> Bool {
    guard place != Self.nowhere else { return false }
    return (place ^ bits) & Self.zoneBits != 0 && contradicts(place)
  }

  @inline(never)
  private func contradicts(_ place: UInt32) -> Bool {
    if isUnlocated { return true }
    guard let zone = Zone(rawValue: UInt8(zoneIndex)),
      let other = Zone(rawValue: UInt8(Outcome(bits: place).zoneIndex))
    else { return false }
    return zone.contradicts(other)
  }

  @inline(never)
  private mutating func addConflict(with place: UInt32) {
    guard let believed = Evidence(rawValue: UInt8(evidenceIndex)),
      let other = Evidence(rawValue: UInt8(Outcome(bits: place).evidenceIndex))
    else { return }
    add(Conflict(believed, other))
  }
}
