import Buffers
import ExtractReading

/// Reads who each graduate of a batch is, for the duplicate check.
final class IdentityStage {
  private let id: FieldSource
  private let decoder: TextDecoder
  private let takesFingerprints: Bool

  /// - Parameter takesFingerprints: whether graduates are told apart; else an ID is only looked at for damage.
  init(_ id: FieldSource, takesFingerprints: Bool, decoder: TextDecoder) {
    self.id = id
    self.takesFingerprints = takesFingerprints
    self.decoder = decoder
  }

  /// Writes a fingerprint for each record, and marks the outcome of those without an ID.
  ///
  /// - Parameters:
  ///   - scopes: a hash of that within which each record's ID means something: institution, and year where the source
  ///     says so.
  ///   - fingerprints: written only where `takesFingerprints`; neither is read else.
  func read(
    _ batch: borrowing RecordBatch, scopes: LentValues<UInt64>,
    into fingerprints: LentValues<Fingerprint>, outcomes: LentValues<Outcome>, faults: BatchFaults
  ) {
    guard case .slot(let slot) = id else {
      for record in 0..<batch.count { outcomes[record] = outcomes[record].withoutID }
      return
    }
    let takesFingerprints = takesFingerprints
    batch.forEachField(slot: slot) { record, field in
      if PossibleID.isPlain(field) {
        if takesFingerprints { fingerprints[record] = fingerprint(field, scopes[record]) }
        return
      }
      let cleaned = clean(field)
      if cleaned.fault != .none {
        faults.note(Meaning(0, fault: cleaned.fault), record: record, slot: slot)
      } else if !cleaned.repairs.isEmpty {
        faults.note(Meaning(0, repairs: cleaned.repairs), record: record, slot: slot)
      }
      if cleaned.isEmpty {
        if !cleaned.repairs.contains(Repairs(.placeholderID)) {
          faults.note(Meaning(0, remarks: Remarks(.blankID)), record: record, slot: slot)
        }
        outcomes[record] = outcomes[record].withoutID
        return
      }
      guard takesFingerprints else { return }
      fingerprints[record] = FieldBytes.withPadded(cleaned.bytes) { fingerprint($0, scopes[record]) }
    }
  }

  private struct Cleaned {
    var bytes: [UInt8] = []
    var repairs: Repairs = []
    var fault = FaultKind.none
    var isEmpty: Bool { bytes.isEmpty && fault == .none }
  }

  /// The ID as it was before a spreadsheet: so that a clean and a damaged copy are the same graduate.
  @inline(never)
  private func clean(_ field: FieldBytes) -> Cleaned {
    guard let decoded = decoder.decode(field) else { return Cleaned(fault: .encoding) }
    var cell = CellText(code: String(decoding: decoded, as: UTF8.self))
    if cell.isScientific, !cell.restoreScientific() {
      return Cleaned(repairs: cell.repairs, fault: .damagedID)
    }
    cell.blankPlaceholderID()
    // X, the check character of ID numbers, is written x by some.
    return Cleaned(bytes: Array(cell.text.uppercased().utf8), repairs: cell.repairs)
  }

  @inline(__always)
  private func fingerprint(_ id: FieldBytes, _ scope: UInt64) -> Fingerprint {
    // Two independent hashes side by side: 64 bits of one, 24 of the other.
    let count = UInt64(truncatingIfNeeded: id.count)
    var first = scope ^ count
    var second = scope &* 0xD6E8_FEB8_6659_FD93 &+ count
    var offset = 0
    while offset &+ 8 < id.count {
      let word = id.word(at: offset)
      first = mixed(first ^ word, 0xE703_7ED1_A0B4_28DB)
      second = mixed(second ^ word, 0xA076_1D64_78BD_642F)
      offset &+= 8
    }
    let word = id.count >= 8 ? id.lastWord : id.word(at: 0) & (1 << (count * 8) &- 1)
    first = mixed(first ^ word, 0x8EBC_6AF0_9C88_C6E3)
    second = mixed(second ^ word, 0x5899_65CC_7537_4CC3)
    // A second round, so that every bit of the result depends on every bit of the ID.
    return Fingerprint(
      low: mixed(first ^ 0x1D8E_4E27_C47D_124F, 0xEB44_ACCA_B455_D165),
      high: UInt32(truncatingIfNeeded: second >> 40))
  }
}
