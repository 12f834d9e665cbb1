import Buffers

/// One record of one graduate, as the duplicate check keeps it: 28 bytes.
///
/// All fields have 4 bytes so that none are lost between sightings.
struct Sighting: BitwiseCopyable {
  private var fingerprint0: UInt32
  private var fingerprint1: UInt32
  /// 24 bits of the fingerprint above 4 bits of the ordinal, which so has 36, above the upper half of the year.
  private var fingerprint2: UInt32
  private var ordinalLow: UInt32
  let moment: Moment
  /// 28 bits of the cell above the lower half of the year.
  private var cellAndYear: UInt32
  let outcome: Outcome

  /// In place of a cell, once another record of the graduate counts.
  static var superseded: UInt32 { 1 << 28 - 1 }
  /// As many records have different ordinals: memory for their sightings would be 2 TB.
  private static let mostRecords = 1 << 36

  init(
    _ fingerprint: Fingerprint, ordinal: Int, moment: Moment, year: GraduationYear, cell: UInt32,
    outcome: Outcome
  ) {
    fingerprint0 = UInt32(truncatingIfNeeded: fingerprint.low)
    fingerprint1 = UInt32(truncatingIfNeeded: fingerprint.low >> 32)
    fingerprint2 =
      fingerprint.high << 8 | UInt32(truncatingIfNeeded: ordinal >> 32) << 4 | UInt32(year.bits >> 4)
    ordinalLow = UInt32(truncatingIfNeeded: ordinal)
    self.moment = moment
    cellAndYear = cell << 4 | UInt32(year.bits & 0xF)
    self.outcome = outcome
  }

  /// Ends the program where records or cells could no longer be told apart; one thread's counters of so many cells would
  /// take 30 GB.
  ///
  /// - Parameter ordinal: of the first record of a range, which has fewer than 2³².
  static func requireRoom(forRecordsFrom ordinal: Int, cells: Int) {
    guard ordinal <= mostRecords - 1 << 32, cells <= superseded else {
      OutOfMemory.end()
    }
  }

  /// The worker's cell, or `superseded`.
  var cell: UInt32 {
    @inline(__always) get { cellAndYear >> 4 }
    set { cellAndYear = newValue << 4 | cellAndYear & 0xF }
  }

  var year: GraduationYear {
    GraduationYear(bits: UInt8(truncatingIfNeeded: fingerprint2 & 0xF) << 4 | UInt8(cellAndYear & 0xF))
  }

  /// The record's number among all records of the run.
  var ordinal: Int { Int(fingerprint2 >> 4 & 0xF) << 32 | Int(ordinalLow) }
  /// The lower half of the fingerprint: well mixed, its top bits choose the partition.
  var low: UInt64 { UInt64(fingerprint1) << 32 | UInt64(fingerprint0) }

  var fingerprint: Fingerprint { Fingerprint(low: low, high: fingerprint2 >> 8) }

  @inline(__always)
  func isSameGraduate(as other: Sighting) -> Bool {
    (fingerprint0 ^ other.fingerprint0) | (fingerprint1 ^ other.fingerprint1)
      | ((fingerprint2 ^ other.fingerprint2) >> 8) == 0
  }
}
