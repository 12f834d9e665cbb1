import Buffers
import ExtractReading
import Outcomes
import Regions

/// Finds where each employed graduate of a batch works.
///
/// The sources are asked in the order of `Evidence`. The first that names a place is believed; a later one inside that
/// place is believed instead; one that lies outside, and would give another zone, is a conflict of the two.
final class LocationStage {
  private let sources: [any LocationSource]

  /// The columns that can say where somebody works.
  struct Columns {
    var code = FieldSource.absent
    var province = FieldSource.absent
    var text = FieldSource.absent
    var creditCode = FieldSource.absent
    var employer = FieldSource.absent
  }

  init(_ columns: Columns, decoder: TextDecoder) {
    sources = [
      Self.source(columns.code, .code, decoder),
      Self.textSource(columns, decoder),
      Self.creditCodeSource(columns.creditCode, decoder),
      Self.employerSource(columns.employer, decoder),
    ].compactMap(\.self)
  }

  /// Adds the place to the outcome of each employed graduate.
  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    let (employed, unlocated) = (Self.employed, Outcome.unlocatedPlace)
    for record in 0..<batch.count {
      let outcome = outcomes[record]
      var worker = outcome
      worker.locate(unlocated)
      outcomes[record] = employed >> UInt32(outcome.categoryIndex) & 1 == 1 ? worker : outcome
    }
    for source in sources { source.read(batch, into: outcomes, faults: faults) }
    hearDenials(batch, outcomes)
  }

  /// Hears all sources of those records anew of which a text denies a place.
  private func hearDenials(_ batch: borrowing RecordBatch, _ outcomes: LentValues<Outcome>) {
    var all: UInt32 = 0
    for record in 0..<batch.count { all |= outcomes[record].bits }
    guard Outcome(bits: all).hasDenial else { return }
    for record in 0..<batch.count where outcomes[record].hasDenial {
      var hearing = PlaceHearing(outcomes[record].unlocated)
      for claim in claims(of: record, in: batch) { hearing.hear(claim.place) }
      outcomes[record] = hearing.outcome
    }
  }

  /// What each source says of one record, whether or not anybody is employed.
  func claims(of record: Int, in batch: borrowing RecordBatch) -> [PlaceClaim] {
    var claims: [PlaceClaim] = []
    for source in sources { claims.append(source.claim(of: record, in: batch)) }
    return claims
  }

  /// One bit for each category that is a job.
  private static let employed: UInt32 = Category.allCases.reduce(0) {
    $1.isEmployed ? $0 | 1 << UInt32($1.rawValue) : $0
  }

  private static func source(_ column: FieldSource, _ reading: PlaceReading, _ decoder: TextDecoder)
    -> (any LocationSource)?
  {
    switch column {
    case .absent: nil
    case .fixed(let text): FixedPlace(reading, text)
    case .slot(let slot): PlaceColumn(slot: slot, reading, decoder: decoder)
    }
  }

  /// 单位所在地, after 单位所在省 where a table gives the two apart.
  private static func textSource(_ columns: Columns, _ decoder: TextDecoder) -> (any LocationSource)? {
    switch (columns.province, columns.text) {
    case (.slot(let province), .slot(let text)):
      ProvinceAndTextColumns(province: province, text: text, decoder: decoder)
    case (.fixed(let province), let text): source(text, .text(after: province), decoder)
    case (let province, .fixed(let text)): source(province, .text(before: text), decoder)
    case (let province, .absent): source(province, .text, decoder)
    case (.absent, let text): source(text, .text, decoder)
    }
  }

  private static func employerSource(_ column: FieldSource, _ decoder: TextDecoder) -> (any LocationSource)? {
    if case .slot(let slot) = column { return EmployerColumn(slot: slot, decoder: decoder) }
    return source(column, .employer, decoder)
  }

  private static func creditCodeSource(_ column: FieldSource, _ decoder: TextDecoder) -> (any LocationSource)?
  {
    if case .slot(let slot) = column { return CreditCodeColumn(slot: slot, decoder: decoder) }
    return source(column, .creditCode, decoder)
  }
}

/// One source of locations: hears what each employed graduate of a batch has there.
protocol LocationSource: AnyObject {
  /// - Parameter outcomes: what the sources before have said.
  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults)

  /// What one record says here: for the few of which more is to be told than what counts.
  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim
}

/// A constant of the pipeline, or what the path says.
final class FixedPlace: LocationSource {
  private let place: UInt32
  private let claim: PlaceClaim

  init(_ reading: PlaceReading, _ text: String) {
    place = reading.meaning(text).value
    claim = reading.claim(text, shownAs: text)
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim { claim }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    for record in 0..<batch.count {
      var outcome = outcomes[record]
      outcome.hearName(beside: place)
      outcome.hear(place)
      outcomes[record] = outcome
    }
  }
}
