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
  /// - Parameters:
  ///   - accounts: of all inputs, in the order in which they were read.
  ///   - equal: the inputs that hold the same bytes, group by group.
  func provenance(_ accounts: [InputAccount], equal: [[Int]]) -> Provenance {
    let rule = inquiry.methodology.duplicates
    var asked = Inquiry(pipeline)
    asked.methodology.duplicates = rule
    let inputs = accounts.map { account in
      Provenance.Input(
        path: account.path.legible, bytes: account.bytes, encoding: account.encoding.name,
        records: account.records,
        // Under the other rules the records that repeat a graduate are counted, or are rejects.
        duplicates: rule == .keepLatest || rule == .keepFirst ? account.repeated : 0,
        rejected: account.rejectedRecords, source: account.source,
        blankPrograms: account.remarks[.blankProgram] ?? 0, fingerprint: account.fingerprint,
        sha256: account.sha256)
    }
    func sum<Kind>(_ counts: KeyPath<InputAccount, [Kind: Int]>) -> [Kind: Int] {
      accounts.reduce(into: [:]) { $0.merge($1[keyPath: counts], uniquingKeysWith: +) }
    }
    let schemes = Set(accounts.map { pipeline.sources[$0.source].destinationScheme })
    var provenance = Provenance(
      pipeline: Provenance.PipelineIdentity(
        name: pipeline.name, title: pipeline.title, sha256: pipeline.sha256),
      inquiry: asked, destinationCodes: schemes.sorted(), divisionsAsOf: Gazetteer.divisionsAsOf,
      inputs: inputs, rejectedByReason: sum(\.rejected), skipped: sum(\.skipped), repairs: sum(\.repairs),
      repeated: rule == .off ? nil : accounts.reduce(0) { $0 + $1.repeated },
      duplicatesAcrossYears: rule == .off ? nil : sum(\.oddities)[.otherYear] ?? 0,
      unreadDates: sum(\.remarks)[.unreadDate] ?? 0)
    provenance.warnings = warnings(accounts, equal: equal)
    return provenance
  }
}
