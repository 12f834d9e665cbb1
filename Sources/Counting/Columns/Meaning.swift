/// What is known of one distinct raw value, at its number in a `RawCache`: 32 bits of meaning, the repairs it
/// needed, and whether a record with it is refused. One word, so that a record costs one load.
///
/// **Invariant.** There are at most 24 kinds of repair and 255 of faults.
struct Meaning: BitwiseCopyable {
  private let word: UInt64

  init(_ value: UInt32, repairs: Repairs = [], fault: FaultKind = .none) {
    word = UInt64(value) | UInt64(repairs.rawValue) << 32 | UInt64(fault.rawValue) << 56
  }

  var value: UInt32 { UInt32(truncatingIfNeeded: word) }
  /// Neither repaired nor refused: nothing more to do.
  var isPlain: Bool { word >> 32 == 0 }
  var repairs: Repairs { Repairs(rawValue: UInt32(truncatingIfNeeded: word >> 32) & 0xFF_FFFF) }
  var fault: FaultKind { FaultKind(rawValue: UInt8(truncatingIfNeeded: word >> 56))! }
}

/// The faults of values, packed.
enum FaultKind: UInt8 {
  case none, encoding, missingInstitution, badYear, entryYear, unknownDestination, damagedID

  var fault: Fault? {
    switch self {
    case .none: nil
    case .encoding: .encoding
    case .missingInstitution: .missingInstitution
    case .badYear: .badYear
    case .entryYear: .entryYear
    case .unknownDestination: .unknownDestination
    case .damagedID: .damagedID
    }
  }
}
