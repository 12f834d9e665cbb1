import Buffers
import ExtractReading

/// Reads when each record of a batch was last changed (签约日期), for the duplicate check.
///
/// What is no date, or lies more than five years from the graduation year of its record, is unread, and counted: whether
/// or not it decides anything.
final class MomentStage {
  private let source: FieldSource
  private let decoder: TextDecoder
  /// By `PlainDay.number`: the moment, or `unknown` where it is not known yet or there is more to say.
  private var days = Growing<Moment>()
  // What is known of texts in any other form.
  private let others = RawCache()
  private var meanings = Growing<Meaning>()
  /// By `GraduationYear.bits`.
  private var limits = Growing<MomentLimit>()

  /// Of no text, and outside of every limit.
  private static var unknown: Moment { Moment(bits: .max) }
  /// Dates with seconds can be different in every record: then remembering them is a waste.
  private static let mostOthers = 100_000

  init(_ source: FieldSource, decoder: TextDecoder) {
    self.source = source
    self.decoder = decoder
    for year in GraduationYear.all { limits.append(MomentLimit(of: year.year)) }
    guard source.slot != nil else { return }
    days.fill(to: PlainDay.count, with: Self.unknown)
    days[PlainDay.blank] = .blank
  }

  /// Writes for each record when it was last changed.
  ///
  /// - Parameter years: in which each graduated.
  func read(
    _ batch: borrowing RecordBatch, years: LentValues<GraduationYear>, into moments: LentValues<Moment>,
    faults: BatchFaults
  ) {
    switch source {
    case .absent: moments.fill(with: .blank)
    case .fixed(let text):
      let meaning = Self.meaning(text)
      for record in 0..<batch.count {
        moments[record] = judged(meaning, years[record], record: record, slot: nil, faults)
      }
    case .slot(let slot): read(batch, slot: slot, years, into: moments, faults)
    }
  }

  private func read(
    _ batch: borrowing RecordBatch, slot: Int, _ years: LentValues<GraduationYear>,
    into moments: LentValues<Moment>, _ faults: BatchFaults
  ) {
    // Local values: each access to a property of this class is checked at run time.
    let (days, limits) = (days.lent, limits.lent)
    batch.forEachField(slot: slot) { record, field in
      let day = PlainDay.number(field)
      let moment = day < 0 ? Self.unknown : days[day]
      moments[record] = moment
      guard limits[Int(years[record].bits)].excludes(moment) else { return }
      moments[record] = judged(meaning(field, day), years[record], record: record, slot: slot, faults)
    }
  }

  /// Takes note of what there is to be counted of a date, and gives the moment that it stands for in its record.
  @inline(never)
  private func judged(
    _ meaning: Meaning, _ year: GraduationYear, record: Int, slot: Int?, _ faults: BatchFaults
  ) -> Moment {
    let isFar = limits[Int(year.bits)].excludes(Moment(bits: meaning.value))
    let judged = isFar ? Self.unread(meaning.repairs) : meaning
    if !judged.isPlain { faults.note(judged, record: record, slot: slot) }
    return Moment(bits: judged.value)
  }

  @inline(never)
  private func meaning(_ field: FieldBytes, _ day: Int) -> Meaning {
    if day >= 0 { return learn(day: day) }
    if others.count >= Self.mostOthers { return learn(field) }
    let (number, isNew) = others.number(of: field)
    if isNew { meanings.append(learn(field)) }
    return meanings[number]
  }

  /// The same of a plain day: there are thousands of them, and a text for each would take as long as a small extract.
  private func learn(day: Int) -> Meaning {
    if days[day] != Self.unknown { return Meaning(days[day].bits) }
    guard let date = PlainDay.date(ofNumber: day),
      let seconds = MomentText.seconds(year: date.year, month: date.month, day: date.day)
    else { return Self.unread([]) }
    days[day] = Moment(seconds: seconds)
    return Meaning(days[day].bits)
  }

  private func learn(_ field: FieldBytes) -> Meaning {
    guard let decoded = decoder.decode(field) else { return Self.unread([]) }
    return Self.meaning(String(decoding: decoded, as: UTF8.self))
  }

  /// What a text means, whatever the year.
  private static func meaning(_ text: String) -> Meaning {
    var cell = CellText(code: text)
    cell.blankPlaceholder()
    if cell.text.isEmpty { return Meaning(Moment.blank.bits, repairs: cell.repairs) }
    guard let seconds = MomentText.seconds(cell.text) else { return unread(cell.repairs) }
    let isSerial = MomentText.isSerial(cell.text)
    return Meaning(
      Moment(seconds: seconds).bits,
      repairs: isSerial ? cell.repairs.union(Repairs(.dateSerial)) : cell.repairs)
  }

  private static func unread(_ repairs: Repairs) -> Meaning {
    Meaning(Moment.unread.bits, repairs: repairs, remarks: Remarks(.unreadDate))
  }
}
