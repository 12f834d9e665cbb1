import Buffers

/// Which rows of a batch are skipped or refused, and the repairs of those that are not in doubt.
final class BatchFaults {
  /// By record: a `FaultKind`, `none` where nothing is wrong so far.
  private(set) var kinds = Growing<UInt8>(capacity: 1024)
  /// By record: the slot of the column that is to blame, or `noSlot`.
  private var slots = Growing<UInt16>(capacity: 1024)
  private static let noSlot = UInt16.max
  /// Whether any row is skipped or refused.
  private(set) var isAnyLeftOut = false
  private(set) var isAnySkipped = false
  /// The records of the first few values of each note, where anybody asks.
  private(set) var noted = NotedPlaces()
  /// The notes whose places are asked for: see `Meaning.notes`.
  private var wanted: UInt32
  private let outcome: RangeOutcome

  /// - Parameter findsLines: see `Grain.findsLines`.
  init(outcome: RangeOutcome, findsLines: Bool = false) {
    self.outcome = outcome
    wanted = findsLines ? .max : 0
  }

  func begin(records: Int) {
    kinds.removeAll()
    kinds.fill(to: records, with: 0)
    slots.reserve(records)
    slots.fill(to: records, with: 0)
    isAnyLeftOut = false
    isAnySkipped = false
    guard wanted != 0 else { return }
    noted.removeAll()
    wanted &= ~outcome.noted.full
  }

  /// Takes note of a row that is no record; to be called before any value of it is read.
  func skip(_ row: Int, as kind: SkippedRow) {
    kinds[row] = FaultKind(kind).rawValue
    slots[row] = Self.noSlot
    isAnyLeftOut = true
    isAnySkipped = true
  }

  func isSkipped(_ row: Int) -> Bool { kinds[row] != 0 && kinds[row] <= FaultKind.lastSkipped.rawValue }

  /// Takes note of a value that was repaired, is remarkable or refuses its record.
  ///
  /// Of several faults of a record the first in the order of `FaultKind` counts: columns are read in an order that
  /// depends on what is grouped by, and the reason must not.
  ///
  /// - Parameter slot: of the column that the value comes from; `nil` where it is a constant or from the path.
  @inline(never)
  func note(_ meaning: Meaning, record: Int, slot: Int?) {
    // Nothing of a row that is no record counts.
    if isAnySkipped, isSkipped(record) { return }
    outcome.count(meaning)
    if meaning.notes & wanted != 0 { noted.add(record, notes: meaning.notes & wanted) }
    guard meaning.fault != .none, kinds[record] == 0 || meaning.fault.rawValue < kinds[record] else { return }
    kinds[record] = meaning.fault.rawValue
    slots[record] = slot.map { UInt16($0) } ?? Self.noSlot
    isAnyLeftOut = true
  }

  /// The fault of a record, and the slot of the column that is to blame, if one is.
  func fault(ofRecord record: Int) -> (fault: Fault, slot: Int?)? {
    let slot = slots[record] == Self.noSlot ? nil : Int(slots[record])
    return FaultKind(rawValue: kinds[record])?.fault.map { ($0, slot) }
  }
}
