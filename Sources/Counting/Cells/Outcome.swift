import Outcomes
import ReferenceData
import Regions

/// What one record says of a graduate, in 32 bits: enough for every count of the report.
package struct Outcome: Equatable, BitwiseCopyable {
  package private(set) var bits: UInt32

  /// How the parts lie side by side. Computed, so that the compiler sees numbers.
  enum Part {
    @inline(__always) static var category: BitField { BitField(lowest: 0, width: 3) }
    @inline(__always) static var zone: BitField { BitField(lowest: 3, width: 4) }
    @inline(__always) static var evidence: BitField { BitField(lowest: 7, width: 3) }
    /// One bit for each source but the last, in the order of `Evidence`: it was believed, then refined.
    @inline(__always) static var refined: BitField { BitField(lowest: 10, width: 3) }
    /// One bit for each source but the first: it contradicted the one that was believed then.
    @inline(__always) static var contradicted: BitField { BitField(lowest: 13, width: 3) }
    /// 毕业去向代码 and 毕业去向 name different categories.
    @inline(__always) static var destination: BitField { BitField(lowest: 16, width: 1) }
    @inline(__always) static var division: BitField { BitField(lowest: 17, width: 13) }
    @inline(__always) static var withoutID: BitField { BitField(lowest: 30, width: 1) }
    /// The division is a province or a city, so that a later source can say more.
    @inline(__always) static var coarse: BitField { BitField(lowest: 31, width: 1) }
    /// What a source of locations says.
    @inline(__always) static var place: UInt32 { zone.mask | evidence.mask | division.mask | coarse.mask }
    /// What no row shows.
    @inline(__always) static var pairs: UInt32 { refined.mask | contradicted.mask | destination.mask }
  }

  package init(bits: UInt32) { self.bits = bits }

  /// Someone who is not located: only the employed are.
  init(_ category: Category) {
    bits =
      Part.category.bits(UInt32(category.rawValue)) | Part.zone.bits(Self.noZone)
      | Part.evidence.bits(Self.noEvidence) | Part.division.bits(Self.noDivision)
  }

  /// The zone and the evidence of who is not employed: one more than there are, counted in a counter of their own that
  /// nobody reads, so that counting needs no branch.
  static var noZone: UInt32 { 10 }
  @inline(__always) static var noEvidence: UInt32 { 5 }
  /// `evidenceIndex` of the employed whom nothing located: the last one of `Tally.byEvidence`.
  @inline(__always) static var unlocated: UInt32 { 4 }
  package static var noDivision: UInt32 { Part.division.largest }

  package var categoryIndex: Int { Int(Part.category.number(in: bits)) }
  var category: Category { Category.allCases[categoryIndex] }
  /// An index of `Tally.byZone`, for the employed only.
  package var zoneIndex: Int { Int(Part.zone.number(in: bits)) }
  /// For the employed only: an index of `Tally.byEvidence`.
  package var evidenceIndex: Int { Int(Part.evidence.number(in: bits)) }
  package var isEmployed: Bool { Part.evidence.number(in: bits) != Self.noEvidence }
  /// An index of `Divisions.current.codes`, or `noDivision`.
  var divisionIndex: UInt32 { Part.division.number(in: bits) }
  package var isWithoutID: Bool { bits & Part.withoutID.mask != 0 }

  /// Adds where the graduate works: the bits that `Outcome.place(…)` made.
  @inline(__always)
  mutating func locate(_ place: UInt32) { bits = bits & ~Part.place | place }

  /// Whether some record may have these bits, which another process gave.
  package var isPossible: Bool {
    guard isEmployed else {
      return zoneIndex == Int(Self.noZone) && divisionIndex == Self.noDivision && !category.isEmployed
    }
    return category.isEmployed && zoneIndex < Zone.allCases.count && evidenceIndex <= Int(Self.unlocated)
      && (divisionIndex == Self.noDivision || Int(divisionIndex) < Self.divisionCount)
  }

  private static let divisionCount = Divisions.current.codes.count

  /// Whether there is anything to count beside category and place.
  var isRemarkable: Bool { bits & (Part.pairs | Part.withoutID.mask) != 0 }

  /// The same of a record whose ID is blank.
  var withoutID: Outcome { Outcome(bits: bits | Part.withoutID.mask) }

  /// The same for all whose rows look the same: no row shows a conflict or a refinement.
  package var withoutPairs: Outcome { Outcome(bits: bits & ~Part.pairs) }
}
