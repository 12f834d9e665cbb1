import ExtractReading

/// Reads who each graduate of a batch is, for the duplicate check.
final class IdentityStage {
  private var id = FieldPlace.absent
  private var decoder: TextDecoder
  private let takesFingerprints: Bool

  /// - Parameter takesFingerprints: whether graduates are told apart; else an ID is only looked at for damage.
  init(takesFingerprints: Bool, decoder: TextDecoder) {
    self.takesFingerprints = takesFingerprints
    self.decoder = decoder
  }

  /// Turns to another extract.
  func begin(_ id: FieldPlace, decoder: TextDecoder) {
    self.id = id
    self.decoder = decoder
  }

  /// Writes a fingerprint for each record, and marks the outcome of those without an ID.
  ///
  /// - Parameters:
  ///   - institutions: the hash of each record's institution key, as the ID means something only within it.
  ///   - fingerprints: written only where `takesFingerprints`; neither is read else.
  func read(
    _ batch: borrowing RecordBatch, institutions: UnsafePointer<UInt64>,
    into fingerprints: UnsafeMutablePointer<Fingerprint>, outcomes: UnsafeMutablePointer<UInt32>,
    faults: BatchFaults
  ) {
    guard case .slot(let slot) = id else {
      for record in 0..<batch.count { markWithoutID(&outcomes[record]) }
      return
    }
    let (bytes, fields, columns) = (batch.bytes, batch.fields + slot, batch.columns)
    let takesFingerprints = takesFingerprints
    for record in 0..<batch.count {
      let field = fields[record * columns]
      let start = bytes + Int(field.offset)
      let count = Int(field.count)
      if count >= 8, isPlainDigits(start, count) {
        if takesFingerprints { fingerprints[record] = fingerprint(start, count, institutions[record]) }
      } else {
        let cleaned = clean(start, count)
        if cleaned.isEmpty {
          markWithoutID(&outcomes[record])
        } else {
          if cleaned.fault != .none {
            faults.note(Meaning(0, fault: cleaned.fault), record: record, slot: slot)
          } else if !cleaned.repairs.isEmpty {
            faults.note(Meaning(0, repairs: cleaned.repairs), record: record, slot: slot)
          }
          guard takesFingerprints else { continue }
          fingerprints[record] = cleaned.bytes.withUnsafeBufferPointer {
            fingerprint($0.baseAddress!, cleaned.count, institutions[record])
          }
        }
      }
    }
  }

  private func markWithoutID(_ bits: inout UInt32) {
    var outcome = Outcome(bits: bits)
    outcome.markWithoutID()
    bits = outcome.bits
  }

  private struct Cleaned {
    /// Eight bytes of padding behind `count`.
    var bytes: [UInt8] = []
    var count = 0
    var repairs: Repairs = []
    var fault = FaultKind.none
    var isEmpty: Bool { count == 0 && fault == .none }
  }

  /// The ID as it was before a spreadsheet: so that a clean and a damaged copy are the same graduate.
  @inline(never)
  private func clean(_ start: UnsafePointer<UInt8>, _ count: Int) -> Cleaned {
    guard let decoded = decoder.decode(UnsafeBufferPointer(start: start, count: count)) else {
      return Cleaned(bytes: [UInt8](repeating: 0, count: 8), fault: .encoding)
    }
    let cell = CellText(code: String(decoding: decoded, as: UTF8.self))
    if cell.isScientific {
      return Cleaned(bytes: [UInt8](repeating: 0, count: 8), repairs: cell.repairs, fault: .damagedID)
    }
    // X, the check character of ID numbers, is written x by some.
    let bytes = Array(cell.text.uppercased().utf8)
    return Cleaned(bytes: bytes + [UInt8](repeating: 0, count: 8), count: bytes.count, repairs: cell.repairs)
  }

  /// Whether all of at least eight bytes are digits.
  @inline(__always)
  private func isPlainDigits(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let raw = UnsafeRawPointer(start)
    var other: UInt64 = 0
    var place = 0
    while place &+ 8 < count {
      other |= nonDigits(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    return other | nonDigits(raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)) == 0
  }

  /// Zero if each of eight bytes is 0x30...0x39: the high halves say 3, also after adding 6.
  @inline(__always)
  private func nonDigits(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let three: UInt64 = 0x3030_3030_3030_3030
    return ((word & high) ^ three) | (((word &+ 0x0606_0606_0606_0606) & high) ^ three)
  }

  /// - Parameter start: at least 8 readable bytes.
  @inline(__always)
  private func fingerprint(_ start: UnsafePointer<UInt8>, _ count: Int, _ institution: UInt64) -> Fingerprint
  {
    let raw = UnsafeRawPointer(start)
    // Two independent hashes side by side: 64 bits of one, 24 of the other.
    var first = institution ^ UInt64(truncatingIfNeeded: count)
    var second = institution &* 0xD6E8_FEB8_6659_FD93 &+ UInt64(truncatingIfNeeded: count)
    var place = 0
    while place &+ 8 < count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      first = mixed(first ^ word, 0xE703_7ED1_A0B4_28DB)
      second = mixed(second ^ word, 0xA076_1D64_78BD_642F)
      place &+= 8
    }
    let word = lastWord(raw, count)
    first = mixed(first ^ word, 0x8EBC_6AF0_9C88_C6E3)
    second = mixed(second ^ word, 0x5899_65CC_7537_4CC3)
    // A second round, so that every bit of the result depends on every bit of the ID.
    return Fingerprint(
      low: mixed(first ^ 0x1D8E_4E27_C47D_124F, 0xEB44_ACCA_B455_D165),
      high: UInt32(truncatingIfNeeded: second >> 40))
  }

  @inline(__always)
  private func lastWord(_ raw: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 8 { return raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
    return raw.loadUnaligned(as: UInt64.self) & (1 << UInt64(truncatingIfNeeded: count * 8) &- 1)
  }
}
