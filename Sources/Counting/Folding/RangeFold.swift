import Buffers
package import ExtractReading
import Outcomes
import Pipelines
import Regions

/// Turns the records of a range into cells and outcomes: bytes in, small integers out.
///
/// Each step runs over a whole batch before the next, so that every loop is short and its tables stay in the cache.
/// One fold serves one thread.
package final class RangeFold: RecordSink {
  private let grain: Grain
  private let dimensionNames: [String]
  private let dimensions: [DimensionStage]
  /// Dimensions that no group or filter needs, read for what they refuse: which records count must not depend on
  /// what is asked.
  private let checkedDimensions: [(name: String, stage: DimensionStage)]
  /// Who a graduate is depends on the institution, even where no group does.
  private let institution: DimensionStage
  private let destination: DestinationStage
  private let location: LocationStage
  private let identity: IdentityStage
  /// Where the date of a record decides which one counts.
  private let moment: MomentStage?
  package let cellTable: CellTable

  private let extracts: [Extract]
  /// The pipeline's own dimensions, in the order of the extracts' bindings.
  private let declared: [String]
  /// The extract that all stages are turned to, and what reads it.
  private var current: (number: Int, reader: RangeReader)?
  private var columns: [Int] = []
  private let faults: BatchFaults
  private var outcome = RangeOutcome()

  // One column of scratch for each dimension, and for the institutions' hashes.
  private var numbers: [UnsafeMutablePointer<UInt32>] = []
  private var institutionNumbers = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var institutionHashes = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
  private var scratchCount = 0

  /// - Parameters:
  ///   - declared: the pipeline's own dimensions.
  ///   - extracts: all that may be read, by number.
  package init(grain: Grain, declared: [String], extracts: [Extract]) throws(ExtractError) {
    let decoder = try TextDecoder(.utf8, path: "")
    self.grain = grain
    self.extracts = extracts
    self.declared = declared
    dimensionNames = grain.dimensions
    dimensions = grain.dimensions.map { DimensionStage(kind: Self.kind(of: $0), decoder: decoder) }
    institution =
      grain.dimensions.firstIndex(of: "institution").map { [dimensions] in dimensions[$0] }
      ?? DimensionStage(kind: .institution, decoder: decoder)
    checkedDimensions = (["year", "program", "level"] + declared).filter { !grain.dimensions.contains($0) }
      .map { ($0, DimensionStage(kind: Self.kind(of: $0), decoder: decoder)) }
    destination = DestinationStage(decoder: decoder)
    location = LocationStage()
    identity = IdentityStage(takesFingerprints: grain.tellsGraduatesApart, decoder: decoder)
    moment = grain.duplicates == .keepLatest ? MomentStage(decoder: decoder) : nil
    cellTable = CellTable(dimensions: dimensions.map(\.values), inputs: extracts.count)
    faults = BatchFaults(outcome: outcome)
  }

  deinit { freeScratch() }

  private static func kind(of dimension: String) -> DimensionStage.Kind {
    switch dimension {
    case "year": .year
    case "institution": .institution
    case "program": .program
    default: .text
    }
  }

  // MARK: Ranges

  /// What the numbers in `RangeOutcome.comparisons` stand for.
  var readings: SchemeReadings { destination.readings }

  /// Turns all stages to an extract.
  ///
  /// - Returns: what reads it.
  private func turn(to number: Int) throws(ExtractError) -> RangeReader {
    if let current, current.number == number { return current.reader }
    let extract = extracts[number]
    let decoder = try TextDecoder(extract.textEncoding, path: extract.path)
    let binding = extract.binding
    var plan = ColumnPlan()
    let institutionPlaces = (plan.place(binding[.institutionCode]), plan.place(binding[.institutionName]))
    institution.begin(code: institutionPlaces.0, name: institutionPlaces.1, decoder: decoder)
    for (name, stage) in zip(dimensionNames, dimensions) + checkedDimensions where stage !== institution {
      let places: (code: ColumnBinding.Place?, name: ColumnBinding.Place?) =
        switch name {
        case "year": (binding[.year], nil)
        case "program": (binding[.programCode], binding[.programName])
        case "level": (binding[.level], nil)
        default: (declared.firstIndex(of: name).map { binding.dimensions[$0] }, nil)
        }
      stage.begin(code: plan.place(places.code), name: plan.place(places.name), decoder: decoder)
    }
    destination.begin(
      code: plan.place(binding[.destinationCode]), text: plan.place(binding[.destinationText]),
      scheme: extract.layout.destinationScheme, decoder: decoder)
    location.begin(
      LocationStage.Columns(
        code: plan.place(binding[.locationCode]), province: plan.place(binding[.locationProvince]),
        text: plan.place(binding[.locationText]), creditCode: plan.place(binding[.creditCode]),
        employer: plan.place(binding[.employer])), decoder: decoder)
    identity.begin(plan.place(binding[.graduateID]), decoder: decoder)
    moment?.begin(plan.place(binding[.updatedAt]), decoder: decoder)
    columns = plan.columns
    let reader = RangeReader(dialect: extract.dialect, columns: columns, expectedFields: binding.columnCount)
    current = (number, reader)
    return reader
  }

  /// Reads one range into `outcome`, which is emptied first.
  package func read(
    _ range: Range<Int>, ofExtract number: Int, from start: RangeReader.Start, into outcome: RangeOutcome
  ) throws(ExtractError) -> RangeReader.Summary {
    let reader = try turn(to: number)
    outcome.removeAll()
    self.outcome = outcome
    faults.outcome = outcome
    return try reader.read(range, of: extracts[number].source, from: start, into: self)
  }

  package func refuse(_ record: RefusedRecord) { outcome.rejects.append(RejectedRecord(record)) }

  // MARK: Batches

  package func take(_ batch: borrowing RecordBatch) {
    let (count, extract) = (batch.count, current!.number)
    reserveScratch(count)
    faults.begin(records: count)
    for (stage, column) in zip(dimensions, numbers) { stage.read(batch, into: column, faults: faults) }
    for (_, stage) in checkedDimensions { stage.read(batch, into: institutionNumbers, faults: faults) }
    readInstitutions(batch)

    let outcome = outcome
    let first = outcome.cells.count
    outcome.outcomes.fill(to: first + count, with: 0)
    outcome.cells.fill(to: first + count, with: 0)
    let outcomes = outcome.outcomes.pointer + first
    destination.read(batch, into: outcomes, faults: faults)
    location.read(batch, into: outcomes, faults: faults)
    readIdentities(batch, first)
    if grain.tracesRecords { trace(batch, ofExtract: extract) }
    cellTable.combine(
      numbers, input: UInt32(extract), count: count, into: outcome.cells.pointer + first)
    if faults.isAnyRefused { dropRefused(batch, first) }
  }

  /// The institution is read even where no group needs it: without one a record is refused.
  private func readInstitutions(_ batch: borrowing RecordBatch) {
    if let place = dimensions.firstIndex(where: { $0 === institution }) {
      institutionNumbers.update(from: numbers[place], count: batch.count)
    } else {
      institution.read(batch, into: institutionNumbers, faults: faults)
    }
  }

  private func readIdentities(_ batch: borrowing RecordBatch, _ first: Int) {
    let count = batch.count
    if grain.tellsGraduatesApart {
      let hashes = institution.values.keyHashes.pointer
      let (numbers, institutionHashes) = (institutionNumbers, institutionHashes)
      for record in 0..<count { institutionHashes[record] = hashes[Int(numbers[record])] }
      outcome.fingerprints.fill(to: first + count, with: Fingerprint(low: 0, high: 0))
      outcome.moments.fill(to: first + count, with: 0)
      outcome.records.fill(to: first + count, with: 0)
      let (records, firstRecord) = (outcome.records.pointer + first, batch.firstRecord)
      for record in 0..<count { records[record] = UInt32(truncatingIfNeeded: firstRecord + record) }
      moment?.read(batch, into: outcome.moments.pointer + first, faults: faults)
    }
    identity.read(
      batch, institutions: institutionHashes, into: outcome.fingerprints.pointer + first,
      outcomes: outcome.outcomes.pointer + first, faults: faults)
  }

  private func trace(_ batch: borrowing RecordBatch, ofExtract number: Int) {
    // A duplicate that is refused is shown with its text; of a stream that is gone by then.
    let keepsRaw = grain.duplicates == .reject && extracts[number].source.plainSize == nil
    for (record, line) in batch.lines().enumerated() {
      outcome.places.append(
        TracedRecord(
          extract: 0, ordinal: 0, record: batch.firstRecord + record, line: line,
          byte: batch.byte(ofRecord: record), count: batch.byteCount(ofRecord: record),
          raw: keepsRaw ? batch.raw(ofRecord: record) : nil))
    }
  }

  /// Takes the refused records out of the outcome and lists them as rejects.
  private func dropRefused(_ batch: borrowing RecordBatch, _ first: Int) {
    var kept = first
    for record in 0..<batch.count {
      if let (fault, slot) = faults.fault(ofRecord: record) {
        outcome.rejects.append(reject(batch, record, fault, slot))
        continue
      }
      let place = first + record
      if kept != place {
        outcome.cells[kept] = outcome.cells[place]
        outcome.outcomes[kept] = outcome.outcomes[place]
        if grain.tellsGraduatesApart {
          outcome.fingerprints[kept] = outcome.fingerprints[place]
          outcome.moments[kept] = outcome.moments[place]
          outcome.records[kept] = outcome.records[place]
        }
        if grain.tracesRecords { outcome.places[kept] = outcome.places[place] }
      }
      kept += 1
    }
    outcome.keep(kept)
  }

  private func reject(_ batch: borrowing RecordBatch, _ record: Int, _ fault: Fault, _ slot: Int?)
    -> RejectedRecord
  {
    RejectedRecord(
      fault: fault, byte: batch.byte(ofRecord: record), line: batch.line(ofRecord: record),
      record: batch.firstRecord + record, column: slot.map { columns[$0] },
      value: slot.map { Array(batch.field($0, ofRecord: record)) },
      raw: batch.raw(ofRecord: record))
  }

  // MARK: Scratch

  private func reserveScratch(_ count: Int) {
    guard count > scratchCount else { return }
    freeScratch()
    scratchCount = max(count, 1024)
    numbers = dimensions.map { _ in .allocate(capacity: scratchCount) }
    institutionNumbers = .allocate(capacity: scratchCount)
    institutionHashes = .allocate(capacity: scratchCount)
  }

  private func freeScratch() {
    for column in numbers { column.deallocate() }
    institutionNumbers.deallocate()
    institutionHashes.deallocate()
  }
}
