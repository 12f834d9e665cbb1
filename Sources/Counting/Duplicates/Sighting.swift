/// One record of one graduate, as the duplicate check keeps it: 28 bytes.
///
/// All fields have 4 bytes so that none are lost between sightings.
struct Sighting: BitwiseCopyable {
  private var fingerprint0: UInt32
  private var fingerprint1: UInt32
  /// 24 bits of the fingerprint above 8 bits of the ordinal, which so has 40: a million million records.
  private var fingerprint2: UInt32
  private var ordinalLow: UInt32
  /// When the record was last changed; 0 is the oldest.
  let moment: UInt32
  /// The worker's cell; `superseded` once another record of the graduate counts.
  var cell: UInt32
  let outcome: Outcome

  static let superseded = UInt32.max

  init(_ fingerprint: Fingerprint, ordinal: Int, moment: UInt32, cell: UInt32, outcome: Outcome) {
    fingerprint0 = UInt32(truncatingIfNeeded: fingerprint.low)
    fingerprint1 = UInt32(truncatingIfNeeded: fingerprint.low >> 32)
    fingerprint2 = fingerprint.high << 8 | UInt32(truncatingIfNeeded: ordinal >> 32)
    ordinalLow = UInt32(truncatingIfNeeded: ordinal)
    self.moment = moment
    self.cell = cell
    self.outcome = outcome
  }

  /// The record's number among all records of the run.
  var ordinal: Int { Int(fingerprint2 & 0xFF) << 32 | Int(ordinalLow) }
  /// The lower half of the fingerprint: well mixed, its top bits choose the partition.
  var low: UInt64 { UInt64(fingerprint1) << 32 | UInt64(fingerprint0) }

  var fingerprint: Fingerprint { Fingerprint(low: low, high: fingerprint2 >> 8) }

  @inline(__always)
  func isSameGraduate(as other: Sighting) -> Bool {
    (fingerprint0 ^ other.fingerprint0) | (fingerprint1 ^ other.fingerprint1)
      | ((fingerprint2 ^ other.fingerprint2) >> 8) == 0
  }
}
