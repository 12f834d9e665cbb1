import Buffers
import ExtractReading

/// A column of codes that say where somebody works, for the question whether any of them can be read: if none can, another
/// source speaks, and nobody would notice.
final class CodeColumn {
  let field: UnreadColumn.Field
  private let slot: Int
  private let decoder: TextDecoder
  private let known = RawCache()
  /// By number of a value, whether it is one at all.
  private var isValue = Growing<Bool>()
  /// Then all is forgotten: they may be different in every record.
  private static let mostKept = 1 << 20

  /// - Returns: `nil` for what is no column.
  init?(_ field: UnreadColumn.Field, _ source: FieldSource, decoder: TextDecoder) {
    guard let slot = source.slot else { return nil }
    self.field = field
    self.slot = slot
    self.decoder = decoder
  }

  /// Counts the values of a batch, unless one of the range could be read already.
  func look(at batch: borrowing RecordBatch, faults: BatchFaults, into counts: inout CodeColumnCounts) {
    for record in 0..<batch.count where !counts[field].isRead {
      let raw = batch.field(slot: slot, ofRecord: record)
      if raw.isEmpty || faults.isAnySkipped && faults.isSkipped(record) { continue }
      let (number, isNew) = known.number(of: raw)
      if isNew {
        let sense = sense(of: raw)
        if sense == .place { counts[field].isRead = true }
        isValue.append(sense != .blank)
      }
      if isValue[number] { counts[field].values += 1 }
      if known.keptBytes > Self.mostKept || counts[field].isRead {
        known.removeAll()
        isValue.removeAll()
      }
    }
  }

  private enum Sense { case blank, place, other }

  private func sense(of raw: FieldBytes) -> Sense {
    guard let text = decoder.string(of: raw) else { return .other }
    let reading = field == .locationCode ? PlaceReading.code : .creditCode
    let cell = reading.cell(text).cell
    // The number of an organisation (组织机构代码), with or without its hyphen, is right and names no place.
    if cell.text.isEmpty || field == .creditCode && (9...10).contains(cell.text.utf8.count) { return .blank }
    return reading.meaning(text).value == Outcome.nowhere ? .other : .place
  }
}

/// What was found in the columns of codes of an extract, or of a part of one.
struct CodeColumnCounts {
  struct Count {
    /// Those of parts in which none could be read.
    var values = 0
    var isRead = false
  }

  private var counts = [Count](repeating: Count(), count: UnreadColumn.Field.allCases.count)

  subscript(field: UnreadColumn.Field) -> Count {
    get { counts[field.rawValue] }
    set { counts[field.rawValue] = newValue }
  }

  static func += (sum: inout CodeColumnCounts, other: CodeColumnCounts) {
    for field in UnreadColumn.Field.allCases {
      sum[field].values += other[field].values
      sum[field].isRead = sum[field].isRead || other[field].isRead
    }
  }
}
