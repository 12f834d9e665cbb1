import ReferenceData
package import Regions

/// The division and the zone of a place; of those whom nothing located, neither. Places are in the order of their bits.
package struct Whereabouts: Hashable {
  /// The division above the zone.
  package let bits: UInt32

  private static var zone: BitField { BitField(lowest: 0, width: Outcome.Part.zone.width) }
  private static var division: BitField {
    BitField(lowest: Outcome.Part.zone.width, width: Outcome.Part.division.width)
  }
  package static var bitCount: UInt64 { UInt64(Outcome.Part.zone.width + Outcome.Part.division.width) }
  static var mask: UInt32 { zone.mask | division.mask }

  init(bits: UInt32) { self.bits = bits }

  /// - Parameters:
  ///   - zoneIndex: the number of a `Zone`.
  ///   - divisionIndex: an index of `Divisions.current.codes`, or `Outcome.noDivision`.
  package init(zoneIndex: Int, divisionIndex: UInt32) {
    bits = Self.division.bits(divisionIndex) | Self.zone.bits(UInt32(zoneIndex))
  }

  package var zone: Zone {
    Zone(rawValue: UInt8(truncatingIfNeeded: Self.zone.number(in: bits))) ?? .unresolved
  }

  /// `nil` abroad, and where nothing is known.
  package var divisionIndex: Int? {
    let index = Self.division.number(in: bits)
    return index == Outcome.noDivision ? nil : Int(index)
  }
}

extension Outcome {
  /// For the employed only.
  package var whereabouts: Whereabouts { Whereabouts(zoneIndex: zoneIndex, divisionIndex: divisionIndex) }
}
