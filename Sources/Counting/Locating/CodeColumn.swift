import Buffers
import ExtractReading

/// A column of codes that say where somebody works, for the question which of them can be read: where one cannot, another
/// source speaks, and nobody would notice.
final class CodeColumn {
  let field: UnreadColumn.Field
  private let slot: Int
  private let decoder: TextDecoder
  private let known = RawCache()
  /// By number of a value.
  private var senses = Growing<Sense>()
  /// Then all is forgotten: they may be different in every record.
  private static let mostKept = 1 << 20

  /// - Returns: `nil` for what is no column.
  init?(_ field: UnreadColumn.Field, _ source: FieldSource, decoder: TextDecoder) {
    guard let slot = source.slot else { return nil }
    self.field = field
    self.slot = slot
    self.decoder = decoder
  }

  /// Counts the values of a batch.
  func look(at batch: borrowing RecordBatch, faults: BatchFaults, into counts: inout CodeColumnCounts) {
    let unread = Meaning(0, remarks: Remarks(field.remark))
    for record in 0..<batch.count {
      let raw = batch.field(slot: slot, ofRecord: record)
      if raw.isEmpty || faults.isAnySkipped && faults.isSkipped(record) { continue }
      let (number, isNew) = known.number(of: raw)
      if isNew { senses.append(sense(of: raw)) }
      let sense = senses[number]
      counts[field].add(sense)
      if sense == .name || sense == .other { faults.note(unread, record: record, slot: slot) }
      if known.keptBytes > Self.mostKept {
        known.removeAll()
        senses.removeAll()
      }
    }
  }

  /// What a value is.
  enum Sense: UInt8, BitwiseCopyable {
    /// Nothing, or the number of an organisation (组织机构代码), which names no place and is right.
    case blank
    case place
    /// No code, but the name of a place: it belongs into another column.
    case name
    case other
  }

  private func sense(of raw: FieldBytes) -> Sense {
    guard let text = decoder.string(of: raw) else { return .other }
    let reading = field == .locationCode ? PlaceReading.code : .creditCode
    let cell = reading.cell(text).cell
    if cell.text.isEmpty || field == .creditCode && (9...10).contains(cell.text.utf8.count) { return .blank }
    if reading.meaning(text).value != Outcome.nowhere { return .place }
    return PlaceReading.text.meaning(text).value == Outcome.nowhere ? .other : .name
  }
}

/// What was found in the columns of codes of an extract, or of a part of one.
struct CodeColumnCounts {
  struct Count {
    var read = 0
    var unread = 0
    /// Of the unread, the names of places.
    var names = 0

    mutating func add(_ sense: CodeColumn.Sense) {
      switch sense {
      case .blank: break
      case .place: read += 1
      case .name: (unread, names) = (unread + 1, names + 1)
      case .other: unread += 1
      }
    }
  }

  private var counts = [Count](repeating: Count(), count: UnreadColumn.Field.allCases.count)

  subscript(field: UnreadColumn.Field) -> Count {
    get { counts[field.rawValue] }
    set { counts[field.rawValue] = newValue }
  }

  static func += (sum: inout CodeColumnCounts, other: CodeColumnCounts) {
    for field in UnreadColumn.Field.allCases {
      sum[field].read += other[field].read
      sum[field].unread += other[field].unread
      sum[field].names += other[field].names
    }
  }
}
