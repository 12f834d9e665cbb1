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

/// The form that nearly all dates have, 2025-07-01: numbered without a look at any table.
enum PlainDay {
  /// 100 years of 16 months of 32 days; behind them, the blank.
  static let blank = 100 << 9
  static let count = blank + 1

  /// Whether a text is blank or has at least the form of one: then there is nothing to repair.
  @inline(__always)
  static func looksLike(_ field: FieldBytes) -> Bool {
    if field.isEmpty { return true }
    let head = (field.word(at: 0) ^ 0x2D30_302D_3030_3030) & 0xFFF0_F0FF_F0F0_F0F0
    return field.count == 10 && head == 0 && (field.halfWord(at: 8) ^ 0x3030) & 0xF0F0 == 0
  }

  /// A number for each text of the form, dates that do not exist among them; negative for any other text.
  ///
  /// By masks, as a branch would be misled by blanks.
  @inline(__always)
  static func number(_ field: FieldBytes) -> Int {
    // Of 20yy-mm- only the digits y and m are left; so of dd.
    let head = field.word(at: 0) ^ 0x2D30_302D_3030_3032
    let tail = UInt64(field.halfWord(at: 8) ^ 0x3030)
    let year = (head &>> 16 & 15) &* 10 &+ (head &>> 24 & 15)
    let month = (head &>> 40 & 15) &* 10 &+ (head &>> 48 & 15)
    let day = (tail & 15) &* 10 &+ (tail &>> 8 & 15)
    // No other bit may be set, no digit above 9, no month above 15 and no day above 31.
    let strange =
      head & 0xFFF0_F0FF_F0F0_FFFF | tail & 0xF0F0 | (head &+ 0x0006_0600_0606_0000) & 0x0010_1000_1010_0000
      | (tail &+ 0x0606) & 0x1010 | month & ~15 | day & ~31
    let number = Int(truncatingIfNeeded: year &<< 9 | month &<< 5 | day)
    return field.count == 10 && strange == 0 ? number : field.isEmpty ? blank : -1
  }
}
