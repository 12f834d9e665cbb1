import Buffers
import ExtractReading
import Outcomes

/// Takes the batches of one range: a stage after the other over a whole batch, so that every loop is short and its tables
/// stay in the cache.
final class BatchFold: RecordSink {
  private let plan: ExtractPlan
  private let grain: Grain
  private let worker: WorkerNumbers
  private let cellTable: CellTable
  private let scratch: BatchScratch
  private let outcome: RangeOutcome
  private let faults: BatchFaults
  /// Whether the text of each record is kept: a duplicate that is refused is shown with it, and of a stream it is gone by
  /// then.
  private let keepsRaw: Bool
  /// How many rows of the range were rejected, in its order.
  private var rejected = 0

  init(
    _ plan: ExtractPlan, grain: Grain, numbers: WorkerNumbers, cellTable: CellTable,
    scratch: BatchScratch, into outcome: RangeOutcome
  ) {
    self.plan = plan
    self.grain = grain
    worker = numbers
    self.cellTable = cellTable
    self.scratch = scratch
    self.outcome = outcome
    faults = BatchFaults(outcome: outcome, findsLines: grain.findsLines)
    keepsRaw = grain.duplicates == .reject && grain.keepsTexts && plan.source.plainSize == nil
  }

  package func refuse(_ record: borrowing RefusedRecord) {
    if record.row.count == 1, record.row[0] == Self.endOfFile { return outcome.marks += 1 }
    let skipped = plan.skipping.skipped(record)
    list(
      skipped.map(Fault.skipped) ?? .form(record.fault), line: record.line, record: record.record,
      byte: record.byte, otherDelimiter: skipped == nil ? plan.otherDelimiters.fitting(record) : nil,
      row: record.row)
  }

  /// Lists a row that does not count, with its text where that is asked for: by a list of rejects, by who is shown the first
  /// few, or to see whether a header that comes again has its columns in another order.
  private func list(
    _ fault: Fault, line: Int, record: Int, byte: Int, column: Int? = nil, value: [UInt8]? = nil,
    otherDelimiter: Delimiter? = nil, row: FieldBytes
  ) {
    var wantsText = grain.listsRejects || fault == .skipped(.repeatedHeader)
    if RejectReason.rejected.contains(fault.reason) {
      rejected += 1
      wantsText = wantsText || rejected <= RejectLog.rememberedInFull
    }
    let text = wantsText ? row.part(from: 0, count: min(row.count, RefusedRecord.rawLimit)).array : []
    outcome.rejects.append(
      RangeOutcome.Reject(
        line: line, record: record,
        rejected: RejectedRecord(
          fault: fault, byte: byte, column: column, value: value, otherDelimiter: otherDelimiter, raw: text)))
  }

  /// Ends a file under DOS, and stands in a line of its own where files were joined.
  private static let endOfFile: UInt8 = 0x1A

  /// Whether the last record of an extract, which has no line end, is only the first part of one: it is refused, ends inside
  /// a character, or is a note for no other reason than that so little of it is there.
  ///
  /// - Parameters:
  ///   - raw: what stands behind the last line end.
  ///   - record: its number in the range.
  func isCut(_ raw: [UInt8], record: Int) -> Bool {
    if plan.decoder.endsInsideCharacter(raw) { return true }
    guard let last = outcome.rejects.first(where: { $0.record == record }) else { return false }
    guard case .skipped(let kind) = last.rejected.fault else { return true }
    let delimiter = Character(UnicodeScalar(plan.delimiter))
    let row = RowText(text: plan.decoder.text(of: raw), delimiter: delimiter)
    return kind == .note && row.mayBeRemnant(ofRecordOf: plan.columnCount)
  }

  package func take(_ batch: borrowing RecordBatch) {
    let count = batch.count
    faults.begin(records: count)
    scratch.reserve(count)
    plan.skipping.find(batch, faults: faults)
    let numbers = scratch.dimensions(count)
    for (stage, column) in zip(plan.dimensions, numbers) { stage.read(batch, into: column, faults: faults) }
    for stage in plan.checks { stage.check(batch, faults: faults) }
    let institutions = grain.institution.map { numbers[$0] } ?? scratch.institutions(count)
    plan.institution?.read(batch, into: institutions, faults: faults)
    let years = grain.year.map { numbers[$0] } ?? scratch.years(count)
    plan.year?.read(batch, into: years, faults: faults)

    let first = outcome.count
    outcome.grow(
      by: count, tellingGraduatesApart: grain.tellsGraduatesApart, comparingNames: grain.comparesNames)
    let outcomes = outcome.outcomes.lent.part(from: first, count: count)
    plan.destination.read(batch, into: outcomes, comparing: outcome, faults: faults)
    plan.location.read(batch, into: outcomes, faults: faults)
    readMoments(batch, years, from: first)
    readIdentities(batch, outcomes, institutions, from: first)
    if grain.tracesRecords { trace(batch) }
    cellTable.combine(
      numbers, input: UInt32(plan.extract), count: count,
      into: outcome.cells.lent.part(from: first, count: count))
    if grain.listsContradictions {
      ContradictionFinder(plan: plan, institutions: worker.institutions).find(
        in: batch, outcomes, cells: outcome.cells.lent.part(from: first, count: count),
        institutions: institutions, faults: faults, into: outcome)
    }
    if grain.findsLines { findLines(batch, outcomes) }
    if faults.isAnyLeftOut { dropLeftOut(batch, from: first) }
  }

  private func findLines(_ batch: borrowing RecordBatch, _ outcomes: LentValues<Outcome>) {
    if batch.count == 0 { return }
    for column in plan.codes { column.look(at: batch, faults: faults, into: &outcome.codes) }
    let unresolved = Meaning(0, remarks: Remarks(.unresolved))
    for record in 0..<batch.count where outcomes[record].isUnlocated {
      faults.note(unresolved, record: record, slot: nil)
    }
    let (count, first) = (batch.count, batch.line(ofRecord: 0))
    let isOneRun = batch.line(ofRecord: count - 1) - first == count - 1
    if isOneRun { outcome.lines.append(count, from: batch.firstRecord, line: first) }
    if isOneRun, faults.noted.isEmpty { return }
    let lines = batch.lines()
    outcome.noted.add(faults.noted) { lines[$0] }
    guard !isOneRun else { return }
    for (record, line) in lines.enumerated() {
      outcome.lines.append(1, from: batch.firstRecord + record, line: line)
    }
  }

  private func readMoments(_ batch: borrowing RecordBatch, _ numbers: LentValues<UInt32>, from first: Int) {
    let years = outcome.years.lent.part(from: first, count: batch.count)
    worker.years.read(numbers, count: batch.count, into: years)
    plan.moment.read(
      batch, years: years, into: outcome.moments.lent.part(from: first, count: batch.count), faults: faults)
  }

  private func readIdentities(
    _ batch: borrowing RecordBatch, _ outcomes: LentValues<Outcome>, _ institutions: LentValues<UInt32>,
    from first: Int
  ) {
    let count = batch.count
    let hashes = scratch.hashes(count)
    guard grain.tellsGraduatesApart else {
      return plan.identity.read(
        batch, scopes: hashes, into: outcome.fingerprints.lent, outcomes: outcomes, faults: faults)
    }
    let (keyHashes, records) = (
      worker.institutions.keyHashes.lent, outcome.records.lent.part(from: first, count: count)
    )
    let firstRecord = batch.firstRecord
    for record in 0..<count {
      hashes[record] = keyHashes[Int(institutions[record])]
      records[record] = UInt32(truncatingIfNeeded: firstRecord + record)
    }
    if grain.comparesNames {
      plan.name?.read(batch, into: outcome.names.lent.part(from: first, count: count))
    }
    if plan.isYearInIdentity {
      GraduationYears.add(outcome.years.lent.part(from: first, count: count), count: count, to: hashes)
    }
    plan.identity.read(
      batch, scopes: hashes, into: outcome.fingerprints.lent.part(from: first, count: count),
      outcomes: outcomes, faults: faults)
  }

  private func trace(_ batch: borrowing RecordBatch) {
    for (record, line) in batch.lines().enumerated() {
      outcome.traces.append(
        RangeOutcome.Trace(
          record: batch.firstRecord + record, line: line, byte: batch.byte(ofRecord: record),
          count: batch.byteCount(ofRecord: record), raw: keepsRaw ? batch.raw(ofRecord: record) : nil))
    }
  }

  /// Takes the rows that are skipped or refused out of the outcome, and lists them.
  private func dropLeftOut(_ batch: borrowing RecordBatch, from first: Int) {
    var kept = first
    let lines = batch.lines()
    for record in 0..<batch.count {
      if let (fault, slot) = faults.fault(ofRecord: record) {
        list(
          fault, line: lines[record], record: batch.firstRecord + record, byte: batch.byte(ofRecord: record),
          column: slot.map { plan.columns[$0] },
          value: slot.map { batch.field(slot: $0, ofRecord: record).array },
          row: batch.row(record))
      } else {
        outcome.move(first + record, to: kept)
        kept += 1
      }
    }
    outcome.keep(kept)
  }
}
