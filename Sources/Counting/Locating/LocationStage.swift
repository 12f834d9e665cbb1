import ExtractReading
import Outcomes
import Regions

/// Finds where each employed graduate of a batch works.
///
/// The sources are asked in the order of `Evidence`. The first that names a place is believed; each later one that
/// contradicts it on the zone is a conflict of the two.
final class LocationStage {
  private var sources: [any LocationSource] = []

  /// The columns that can say where somebody works.
  struct Columns {
    var code = FieldPlace.absent
    var province = FieldPlace.absent
    var text = FieldPlace.absent
    var creditCode = FieldPlace.absent
    var employer = FieldPlace.absent
  }

  /// Turns to another extract.
  func begin(_ columns: Columns, decoder: TextDecoder) {
    sources = [
      source(columns.code, .code, decoder),
      textSource(columns, decoder),
      creditCodeSource(columns.creditCode, decoder),
      employerSource(columns.employer, decoder),
    ].compactMap(\.self)
  }

  /// Adds the place to the outcome of each employed graduate.
  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    let (employed, unlocated) = (Self.employed, Outcome.unlocatedPlace)
    for record in 0..<batch.count {
      let outcome = Outcome(bits: outcomes[record])
      var worker = outcome
      worker.locate(unlocated)
      outcomes[record] = employed >> UInt32(outcome.categoryIndex) & 1 == 1 ? worker.bits : outcome.bits
    }
    for source in sources { source.read(batch, into: outcomes, faults: faults) }
  }

  /// One bit for each category that is a job.
  private static let employed: UInt32 = Category.allCases.reduce(0) {
    $1.isEmployed ? $0 | 1 << UInt32($1.rawValue) : $0
  }

  private func source(_ column: FieldPlace, _ reading: PlaceReading, _ decoder: TextDecoder)
    -> (any LocationSource)?
  {
    switch column {
    case .absent: nil
    case .fixed(let text): FixedPlace(reading.meaning(text).value)
    case .slot(let slot): PlaceColumn(slot: slot, reading, decoder: decoder)
    }
  }

  /// 单位所在地, after 单位所在省 where a table gives the two apart.
  private func textSource(_ columns: Columns, _ decoder: TextDecoder) -> (any LocationSource)? {
    switch (columns.province, columns.text) {
    case (.slot(let province), .slot(let text)):
      ProvinceAndTextColumns(province: province, text: text, decoder: decoder)
    case (.fixed(let province), let text): source(text, .text(after: province), decoder)
    case (let province, .fixed(let text)): source(province, .text(before: text), decoder)
    case (let province, .absent): source(province, .text, decoder)
    case (.absent, let text): source(text, .text, decoder)
    }
  }

  private func employerSource(_ column: FieldPlace, _ decoder: TextDecoder) -> (any LocationSource)? {
    if case .slot(let slot) = column { return EmployerColumn(slot: slot, decoder: decoder) }
    return source(column, .employer, decoder)
  }

  private func creditCodeSource(_ column: FieldPlace, _ decoder: TextDecoder) -> (any LocationSource)? {
    if case .slot(let slot) = column { return CreditCodeColumn(slot: slot, decoder: decoder) }
    return source(column, .creditCode, decoder)
  }
}

/// One source of locations: hears what each employed graduate of a batch has there.
protocol LocationSource: AnyObject {
  /// - Parameter outcomes: what the sources before have said.
  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
}

/// A constant of the pipeline, or what the path says.
final class FixedPlace: LocationSource {
  private let place: UInt32

  init(_ place: UInt32) { self.place = place }

  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    for record in 0..<batch.count {
      var outcome = Outcome(bits: outcomes[record])
      outcome.hear(place)
      outcomes[record] = outcome.bits
    }
  }
}
