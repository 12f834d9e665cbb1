import Buffers
import ExtractReading
import Regions

/// Province and city in two columns, as 中职 tables have them (jyqysjgmc, jyqyshjgmc): read as one text, resolved once
/// per distinct pair.
final class ProvinceAndTextColumns: LocationSource {
  private let province: Int
  private let text: Int
  private let decoder: TextDecoder
  private let provinces = RawCache()
  private let texts = RawCache()
  private var pairs = PairTable()
  private var meanings = Growing<Meaning>()

  init(province: Int, text: Int, decoder: TextDecoder) {
    self.province = province
    self.text = text
    self.decoder = decoder
  }

  private var keptBytes: Int { texts.keptBytes + provinces.keptBytes + meanings.count * 40 }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    let heardBeside = Outcome.heardBeside
    batch.forEachPair(slots: province, text) { record, provinceName, rest in
      var outcome = outcomes[record]
      guard outcome.isEmployed else { return }
      let meaning = meaning(provinceName, rest)
      if !meaning.isPlain { faults.note(meaning, record: record, slot: text) }
      if meaning.value & heardBeside != 0 { outcome.hearName(beside: meaning.value) }
      outcome.hear(meaning.value)
      outcomes[record] = outcome
    }
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    let fields = [province, text].map { batch.field(slot: $0, ofRecord: record) }
    let (meaning, name) = learn(fields[0], fields[1])
    return PlaceClaim(
      evidence: .locationText,
      value: fields.map { decoder.shown($0) }.filter { !$0.isEmpty }.joined(separator: " "),
      place: meaning.value, name: name)
  }

  private func meaning(_ province: FieldBytes, _ text: FieldBytes) -> Meaning {
    let first = provinces.number(of: province).number
    let second = texts.number(of: text).number
    let pair = Int(pairs.number(of: UInt32(first), UInt32(second)))
    guard pair == meanings.count else { return meanings[pair] }
    let meaning = learn(province, text).both
    meanings.append(meaning)
    if keptBytes > PlaceColumn.mostBytes { forget() }
    return meaning
  }

  private func learn(_ province: FieldBytes, _ text: FieldBytes) -> (both: Meaning, name: UInt32) {
    guard let province = decoder.decode(province), let text = decoder.decode(text) else {
      return (Meaning(Outcome.nowhere), Outcome.nowhere)
    }
    return PlaceReading.meaning(
      (String(decoding: province, as: UTF8.self), String(decoding: text, as: UTF8.self)))
  }

  private func forget() {
    provinces.removeAll()
    texts.removeAll()
    pairs = PairTable()
    meanings.removeAll()
  }
}
