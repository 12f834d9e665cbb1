import Counting
import Cubes
import ExtractReading
import FileNames
import Outcomes
import Pipelines
import Regions

extension Job {
  /// The account of everything that was read.
  ///
  /// - Parameter equal: the inputs that hold the same bytes, group by group.
  func provenance(_ extracts: [Extract], _ result: Fold.Result, _ log: RejectLog, equal: [[Int]])
    -> Provenance
  {
    let ledger = result.ledger
    let rule = inquiry.methodology.duplicates
    var asked = Inquiry(pipeline)
    asked.methodology.duplicates = rule
    let inputs = extracts.enumerated().map { index, extract in
      Provenance.Input(
        path: extract.path.legible, bytes: extract.source.bytesConsumed, encoding: extract.encoding.name,
        records: result.records[index] - log.skipped[index],
        // Under the other rules the records that repeat a graduate are counted, or are rejects.
        duplicates: rule == .keepLatest || rule == .keepFirst ? ledger.repeated[index] : 0,
        rejected: log.rejected(ofExtract: index), source: extract.sourceNumber,
        blankPrograms: ledger.count(of: .blankProgram, inExtract: index),
        fingerprint: extract.digest?.fingerprint,
        sha256: extract.digest?.sha256)
    }
    let repairs = extracts.indices.reduce(into: [Repair: Int]()) { sums, extract in
      sums.merge(ledger.repairs(ofExtract: extract), uniquingKeysWith: +)
    }
    var provenance = Provenance(
      pipeline: Provenance.PipelineIdentity(
        name: pipeline.name, title: pipeline.title, sha256: pipeline.sha256),
      inquiry: asked, destinationCodes: Set(extracts.map(\.layout.destinationScheme)).sorted(),
      divisionsAsOf: Gazetteer.divisionsAsOf, inputs: inputs,
      rejectedByReason: log.counts(of: RejectReason.rejected),
      skipped: log.counts(of: RejectReason.skipped),
      repairs: repairs,
      repeated: rule == .off ? nil : ledger.repeated.reduce(0, +),
      duplicatesAcrossYears: rule == .off
        ? nil : inputs.indices.reduce(0) { $0 + ledger.count(of: .otherYear, inExtract: $1) },
      unreadDates: inputs.indices.reduce(0) { $0 + ledger.count(of: .unreadDate, inExtract: $1) })
    provenance.warnings = warnings(result, inputs, equal: equal)
    return provenance
  }
}
