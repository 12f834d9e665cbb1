import Buffers
import ExtractReading
import Pipelines

/// Reads one dimension of every record of a batch: raw bytes → the number of a value.
///
/// Decoding, cleaning and checking happen once per distinct value; a record costs one probe, and where a code has
/// a name beside it one comparison with the name that came with it last. Whether a raw value is a code or a name depends
/// on the layout, so a stage is of one extract.
final class DimensionStage {
  private let reading: DimensionReading
  private let code: FieldSource
  private let name: FieldSource
  private let decoder: TextDecoder
  private let singles = DistinctMeanings()
  private let pairs: CodeAndName?
  /// What neither column nor path changes from record to record.
  private let fixed: Meaning?

  /// - Parameter values: numbers the values, over extracts.
  init(
    _ kind: Dimension.Kind, values: DimensionValues, code: FieldSource, name: FieldSource,
    decoder: TextDecoder
  ) {
    let reading = DimensionReading(kind: kind, values: values)
    self.reading = reading
    self.code = code
    self.name = name
    self.decoder = decoder
    pairs = code.slot != nil && name.slot != nil ? CodeAndName(reading, decoder: decoder) : nil
    fixed =
      code.slot == nil && name.slot == nil
      ? reading.meaning(code: code.fixedText, name: name.fixedText) : nil
  }

  /// Writes the number of each record's value.
  func read(_ batch: borrowing RecordBatch, into numbers: LentValues<UInt32>, faults: BatchFaults) {
    read(batch, faults) { numbers[$0] = $1 }
  }

  /// Reads the values for what they refuse and repair alone.
  func check(_ batch: borrowing RecordBatch, faults: BatchFaults) {
    if let fixed, fixed.fault == .none { return }
    read(batch, faults) { _, _ in }
  }

  @inline(__always)
  private func read(_ batch: borrowing RecordBatch, _ faults: BatchFaults, _ take: (Int, UInt32) -> Void) {
    let (reading, code, name) = (reading, code, name)
    switch (code, name) {
    case (.slot(let codeSlot), .slot(let nameSlot)):
      pairs?.read(batch, codeSlot: codeSlot, nameSlot: nameSlot, faults: faults, take: take)
    case (.slot(let slot), _):
      singles.read(batch, slot: slot, faults: faults, decoder: decoder) {
        $0.map { reading.meaning(code: $0, name: name.fixedText) } ?? Meaning(0, fault: .encoding)
      } take: {
        take($0, $1)
      }
    case (_, .slot(let slot)):
      singles.read(batch, slot: slot, faults: faults, decoder: decoder) {
        $0.map { reading.meaning(code: code.fixedText, name: $0) } ?? Meaning(0, fault: .encoding)
      } take: {
        take($0, $1)
      }
    default:
      guard let fixed else { return }
      for record in 0..<batch.count {
        take(record, fixed.value)
        if fixed.fault != .none { faults.note(fixed, record: record, slot: nil) }
      }
    }
  }
}

extension FieldSource {
  fileprivate var fixedText: String { if case .fixed(let text) = self { text } else { "" } }
}
