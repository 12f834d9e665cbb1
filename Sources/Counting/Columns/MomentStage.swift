import Buffers
import ExtractReading

/// Reads when each record of a batch was last changed, for the duplicate check.
final class MomentStage {
  private let source: FieldSource
  private let decoder: TextDecoder
  /// By `PlainDay.number`: the moment, or that it is not known yet.
  private var days = Growing<UInt32>()
  // What is known of texts in any other form.
  private let others = RawCache()
  private var meanings = Growing<Meaning>()

  private static let unknown = UInt32.max
  /// Dates with seconds can be different in every record: then remembering them is a waste.
  private static let mostOthers = 100_000

  init(_ source: FieldSource, decoder: TextDecoder) {
    self.source = source
    self.decoder = decoder
    guard source.slot != nil else { return }
    days.fill(to: PlainDay.count, with: Self.unknown)
    days[PlainDay.blank] = 0
  }

  /// Writes for each record when it was last changed, in seconds; 0 where that is not known: the oldest.
  func read(_ batch: borrowing RecordBatch, into times: LentValues<UInt32>, faults: BatchFaults) {
    guard case .slot(let slot) = source else { return times.fill(with: 0) }
    // Local values: each access to a property of this class is checked at run time.
    let days = days.lent
    batch.forEachField(slot: slot) { record, field in
      let day = PlainDay.number(field)
      let time = day < 0 ? Self.unknown : days[day]
      times[record] = time
      if time == Self.unknown { times[record] = learn(field, day, record: record, slot: slot, faults) }
    }
  }

  /// Reads the dates for what they repair alone: it is counted, whether or not they decide anything.
  func check(_ batch: borrowing RecordBatch, faults: BatchFaults) {
    guard case .slot(let slot) = source else { return }
    batch.forEachField(slot: slot) { record, field in
      if !PlainDay.looksLike(field) { _ = learn(field, -1, record: record, slot: slot, faults) }
    }
  }

  @inline(never)
  private func learn(_ field: FieldBytes, _ day: Int, record: Int, slot: Int, _ faults: BatchFaults) -> UInt32
  {
    let known: Meaning
    if day >= 0 {
      known = meaning(field)
      days[day] = known.value
    } else if others.count >= Self.mostOthers {
      known = meaning(field)
    } else {
      let (number, isNew) = others.number(of: field)
      if isNew { meanings.append(meaning(field)) }
      known = meanings[number]
    }
    if !known.isPlain { faults.note(known, record: record, slot: slot) }
    return known.value
  }

  private func meaning(_ field: FieldBytes) -> Meaning {
    guard let decoded = decoder.decode(field) else { return Meaning(0) }
    let cell = CellText(code: String(decoding: decoded, as: UTF8.self))
    return Meaning(
      MomentText.seconds(cell.text).map { UInt32(clamping: $0 + 1) } ?? 0, repairs: cell.repairs)
  }
}
