/// What is known of one distinct raw value, at its number in a `RawCache`: 32 bits of meaning, the repairs it
/// needed, what else is to be counted of it, and whether a record with it is refused. One word, so that a record costs
/// one load.
///
/// **Invariant.** There are at most 18 kinds of repair, 6 of remarks and 255 of faults.
struct Meaning: BitwiseCopyable {
  private let word: UInt64

  init(_ value: UInt32, repairs: Repairs = [], remarks: Remarks = [], fault: FaultKind = .none) {
    word =
      UInt64(value) | UInt64(repairs.rawValue) << 32 | UInt64(remarks.rawValue)
      << UInt64(32 + Self.repairBits) | UInt64(fault.rawValue)
      << 56
  }

  static var repairBits: Int { 18 }

  var value: UInt32 { UInt32(truncatingIfNeeded: word) }
  /// Neither repaired nor remarkable nor refused: nothing more to do.
  var isPlain: Bool { word >> 32 == 0 }
  var repairs: Repairs { Repairs(rawValue: notes & (1 << UInt32(Self.repairBits) - 1)) }
  var remarks: Remarks { Remarks(rawValue: UInt8(notes >> UInt32(Self.repairBits))) }
  /// Repairs and remarks alike, a bit each: see `Note`.
  var notes: UInt32 { UInt32(truncatingIfNeeded: word >> 32) & 0xFF_FFFF }
  var fault: FaultKind { FaultKind(rawValue: UInt8(truncatingIfNeeded: word >> 56))! }
}

/// The faults of values, packed; before them, what makes a row no record, as that leaves nothing to be refused.
enum FaultKind: UInt8 {
  case none, blankRow, repeatedHeader, note
  case encoding, missingInstitution, badYear, entryYear, unknownDestination, damagedID

  static let lastSkipped = FaultKind.note

  init(_ row: SkippedRow) {
    self =
      switch row {
      case .blank: .blankRow
      case .repeatedHeader: .repeatedHeader
      case .note: .note
      }
  }

  var fault: Fault? {
    switch self {
    case .none: nil
    case .blankRow: .skipped(.blank)
    case .repeatedHeader: .skipped(.repeatedHeader)
    case .note: .skipped(.note)
    case .encoding: .encoding
    case .missingInstitution: .missingInstitution
    case .badYear: .badYear
    case .entryYear: .entryYear
    case .unknownDestination: .unknownDestination
    case .damagedID: .damagedID
    }
  }
}
