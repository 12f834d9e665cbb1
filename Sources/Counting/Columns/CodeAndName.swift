import Buffers
import ExtractReading

/// A code and a name side by side, as one value.
///
/// A code nearly always has the name that came with it last, so that one comparison finds what the pair means.
final class CodeAndName {
  private struct LastName: BitwiseCopyable {
    var start = 0
    /// Of its bytes; no name has as many as this one before the first.
    var count = Int.max
    /// Bytes kept for it: a shorter name leaves room for the next longer one.
    var room = 0
    var meaning = Meaning(0)
  }

  private let reading: DimensionReading
  private let decoder: TextDecoder
  private let codes = RawCache()
  private let names = RawCache()
  private let pairs = PairTable()
  /// By number of a pair.
  private var meanings = Growing<Meaning>()
  /// By number of a code.
  private var lastNames = Growing<LastName>()
  private var nameBytes = Growing<UInt8>()

  init(_ reading: DimensionReading, decoder: TextDecoder) {
    self.reading = reading
    self.decoder = decoder
  }

  @inline(__always)
  func read(
    _ batch: borrowing RecordBatch, codeSlot: Int, nameSlot: Int, faults: BatchFaults,
    take: (_ record: Int, _ number: UInt32) -> Void
  ) {
    // Local values: each access to a property of this class is checked at run time.
    let codes = codes
    var (lastNames, nameBytes) = (self.lastNames.lent, self.nameBytes.lent)
    batch.forEachPair(slots: codeSlot, nameSlot) { record, code, name in
      let (number, isNew) = codes.number(of: code)
      if isNew {
        self.lastNames.append(LastName())
        lastNames = self.lastNames.lent
      }
      var meaning = lastNames[number].meaning
      if lastNames[number].count != name.count || !name.equals(nameBytes, from: lastNames[number].start) {
        meaning = self.meaning(number, code, name)
        nameBytes = self.nameBytes.lent
      }
      take(record, meaning.value)
      guard !meaning.isPlain else { return }
      let isNameToBlame = meaning.fault == .encoding && decoder.decode(code) != nil
      faults.note(meaning, record: record, slot: isNameToBlame ? nameSlot : codeSlot)
    }
  }

  /// Looks a pair up, and expects it the next time.
  @inline(never)
  private func meaning(_ code: Int, _ codeBytes: FieldBytes, _ name: FieldBytes) -> Meaning {
    let pair = Int(pairs.number(of: UInt32(code), UInt32(names.number(of: name).number)))
    if pair == meanings.count { meanings.append(learn(codeBytes, name)) }
    var last = lastNames[code]
    if last.room < name.count {
      (last.start, last.room) = (nameBytes.count, name.count)
      name.withSpan { nameBytes.append($0) }
    } else {
      let room = nameBytes.lent
      for offset in 0..<name.count { room[last.start + offset] = name[offset] }
    }
    last.count = name.count
    last.meaning = meanings[pair]
    lastNames[code] = last
    return last.meaning
  }

  private func learn(_ code: FieldBytes, _ name: FieldBytes) -> Meaning {
    guard let code = decoder.decode(code), let name = decoder.decode(name) else {
      return Meaning(0, fault: .encoding)
    }
    return reading.meaning(
      code: String(decoding: code, as: UTF8.self), name: String(decoding: name, as: UTF8.self))
  }
}
