import Buffers
import ExtractReading

/// Reads what each graduate of a batch is called (姓名), to see whether records with one ID are of one person.
///
/// Names differ in nearly every record, so none is kept. One of ideographs alone, as nearly all are, is hashed as it
/// stands; any other one is decoded and folded first.
final class NameStage {
  private let slot: Int
  private let decoder: TextDecoder
  /// In an encoding whose ideographs have two bytes: by these, the ideograph, or `other`; 0 where it is not known yet.
  private var pairs = Growing<UInt16>()
  /// By the lowest bits of a hash, whether a placeholder has them: 无 is nobody's name.
  private var placeholders = Growing<Bool>()

  private static let ideographs = 0x4E00...0x9FFF as ClosedRange<UInt32>
  private static var other: UInt16 { 1 }
  private static var mask: UInt32 { 0xFFF }

  /// - Parameter slot: where the reader hands over the column.
  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
    if !decoder.isUTF8 { pairs.fill(to: 1 << 16, with: 0) }
    placeholders.fill(to: Int(Self.mask) + 1, with: false)
    for word in CellText.words {
      var hash = NameHash()
      for scalar in word.unicodeScalars { hash.add(scalar.value) }
      placeholders[Int(hash.bits & Self.mask)] = true
    }
  }

  /// Writes the hash of each record's name: see `NameHash`.
  func read(_ batch: borrowing RecordBatch, into hashes: LentValues<UInt32>) {
    // Local values: each access to a property of this class is checked at run time.
    let (pairs, placeholders, isUTF8) = (pairs.lent, placeholders.lent, decoder.isUTF8)
    batch.forEachField(slot: slot) { record, field in
      let hash = isUTF8 ? Self.hash(field) : Self.hash(field, pairs, learn: learn)
      let isSure = hash != NameHash.blank && !placeholders[Int(hash & Self.mask)]
      hashes[record] = isSure || field.isEmpty ? hash : hashClosely(field)
    }
  }

  /// `NameHash.blank` where there is anything but ideographs, in UTF-8.
  @inline(__always)
  private static func hash(_ field: FieldBytes) -> UInt32 {
    var hash = NameHash()
    var offset = 0
    while offset < field.count {
      // Three bytes, 1110xxxx 10xxxxxx 10xxxxxx.
      let word = UInt32(truncatingIfNeeded: field.word(at: offset))
      let scalar = (word & 0xF) << 12 | (word >> 8 & 0x3F) << 6 | word >> 16 & 0x3F
      guard word & 0xC0_C0F0 == 0x80_80E0, ideographs.contains(scalar) else { return NameHash.blank }
      hash.add(scalar)
      offset &+= 3
    }
    return offset == field.count ? hash.bits : NameHash.blank
  }

  /// The same where ideographs have two bytes.
  @inline(__always)
  private static func hash(
    _ field: FieldBytes, _ pairs: LentValues<UInt16>, learn: (_ pair: Int) -> UInt16
  ) -> UInt32 {
    var hash = NameHash()
    var offset = 0
    while offset < field.count {
      let pair = Int(field[offset]) << 8 | Int(field[offset &+ 1])
      let known = pairs[pair]
      let scalar = known == 0 ? learn(pair) : known
      guard scalar != other else { return NameHash.blank }
      hash.add(UInt32(scalar))
      offset &+= 2
    }
    return offset == field.count ? hash.bits : NameHash.blank
  }

  /// What two bytes are.
  @inline(never)
  private func learn(_ pair: Int) -> UInt16 {
    let decoded = decoder.decode([UInt8(pair >> 8), UInt8(pair & 0xFF)]) ?? []
    let scalars = String(decoding: decoded, as: UTF8.self).unicodeScalars
    let scalar = scalars.count == 1 ? scalars.first?.value ?? 0 : 0
    pairs[pair] = Self.ideographs.contains(scalar) ? UInt16(scalar) : Self.other
    return pairs[pair]
  }

  /// Of bytes that cannot be decoded nobody knows whether they are another name.
  @inline(never)
  private func hashClosely(_ field: FieldBytes) -> UInt32 {
    decoder.decode(field).map { NameHash.of(String(decoding: $0, as: UTF8.self)) } ?? NameHash.blank
  }
}
