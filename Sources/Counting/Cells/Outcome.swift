import Outcomes
import Regions

/// What one record says of a graduate, in 32 bits: enough for every count of the report.
package struct Outcome: Equatable {
  // category 3 · zone 4 · evidence 3 · conflicts 7 · division 13 · without ID 1
  package private(set) var bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// Someone who is not located: only the employed are.
  init(_ category: Category) {
    bits = UInt32(category.rawValue) | Self.noZone << 3 | Self.noEvidence << 7 | Self.noDivision << 17
  }

  /// The zone and the evidence of who is not employed: one more than there are, counted in a place of their own that
  /// nobody reads, so that counting needs no branch.
  private static let noZone: UInt32 = 10
  private static let noEvidence: UInt32 = 5
  static let zoneBits: UInt32 = 15 << 3
  static let placeBits: UInt32 = zoneBits | 7 << 7 | 0x1FFF << 17
  package static let noDivision: UInt32 = 0x1FFF
  /// `evidenceIndex` of the employed whom nothing located: the last place in `Tally.byEvidence`.
  static let unlocated: UInt32 = 4

  package var categoryIndex: Int { Int(bits & 7) }
  /// A place in `Tally.byZone`, for the employed only.
  var zoneIndex: Int { Int(bits >> 3 & 15) }
  /// For the employed only: a place in `Tally.byEvidence`.
  package var evidenceIndex: Int { Int(bits >> 7 & 7) }
  package var isEmployed: Bool { bits >> 7 & 7 != Self.noEvidence }
  /// One bit for each kind of `Conflict`.
  var conflicts: UInt32 { bits >> 10 & 0x7F }
  /// A place in `Divisions.current.codes`, or `noDivision`.
  var divisionIndex: UInt32 { bits >> 17 & 0x1FFF }
  package var isWithoutID: Bool { bits >> 30 & 1 == 1 }

  /// Adds where the graduate works: the bits that `Outcome.place(…)` made.
  @inline(__always)
  mutating func locate(_ place: UInt32) { bits = bits & ~Self.placeBits | place }

  /// Whether there is anything to count beside category and place.
  var isRemarkable: Bool { bits & (0x7F << 10 | 1 << 30) != 0 }

  mutating func add(_ conflict: Conflict) { bits |= 1 << (10 + UInt32(conflict.rawValue)) }

  mutating func markWithoutID() { bits |= 1 << 30 }

  /// The bits of a place, to be kept per distinct value.
  static func place(_ zone: Zone, evidence: UInt32, division: UInt32) -> UInt32 {
    UInt32(zone.rawValue) << 3 | evidence << 7 | division << 17
  }
}

/// Two statements of one record that do not agree; the first is believed.
package enum Conflict: UInt8, CaseIterable {
  case locationCodeAndText, locationCodeAndCreditCode, locationCodeAndEmployer
  case locationTextAndCreditCode, locationTextAndEmployer, creditCodeAndEmployer
  /// 毕业去向代码 and 毕业去向 name different categories.
  case destinationCodeAndText

  /// The key in `totals.conflicts`.
  package var name: String {
    switch self {
    case .locationCodeAndText: "location_code_location_text"
    case .locationCodeAndCreditCode: "location_code_credit_code"
    case .locationCodeAndEmployer: "location_code_employer"
    case .locationTextAndCreditCode: "location_text_credit_code"
    case .locationTextAndEmployer: "location_text_employer"
    case .creditCodeAndEmployer: "credit_code_employer"
    case .destinationCodeAndText: "destination_code_destination_text"
    }
  }

  init(_ believed: Evidence, _ other: Evidence) {
    self =
      switch (believed, other) {
      case (.locationCode, .locationText): .locationCodeAndText
      case (.locationCode, .creditCode): .locationCodeAndCreditCode
      case (.locationCode, _): .locationCodeAndEmployer
      case (.locationText, .creditCode): .locationTextAndCreditCode
      case (.locationText, _): .locationTextAndEmployer
      default: .creditCodeAndEmployer
      }
  }
}
