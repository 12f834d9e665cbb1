package import ExtractReading
import Pipelines

/// What became of the rows of one input: all that a report says of it beside its cells.
///
/// Accounts of ranges of one input add up to that of the input.
package struct InputAccount: Equatable, Sendable {
  package var path: String
  /// Of the file as it is.
  package var bytes: Int
  package var encoding: TextEncoding
  /// The layout's number among the sources of the pipeline.
  package var source: Int
  /// Whether a column tells graduates apart.
  package var hasID: Bool
  /// Rejects included, rows that are no records aside.
  package var records: Int
  /// Only of reasons that occurred.
  package var rejected: [RejectReason: Int]
  /// Rows that are no records, likewise.
  package var skipped: [RejectReason: Int]
  /// Values, only of repairs that occurred.
  package var repairs: [Repair: Int]
  /// Records or values, only of remarks that occurred.
  package var remarks: [Remark: Int]
  /// Whether it ends in the middle of a record.
  package var isCut: Bool
  /// Records of graduates who have another one that counts.
  package var repeated = 0
  /// Those of them about which something is odd, only of oddities that occurred.
  package var oddities: [Oddity: Int] = [:]
  /// See `InputDigest`.
  package var fingerprint: String?
  /// Likewise, where checksums were asked for.
  package var sha256: String?

  /// - Parameters:
  ///   - extract: read to its end.
  ///   - number: the extract's number.
  ///   - records: of the extract, and what the reader takes for one.
  ///   - log: of all extracts.
  ///   - ledger: of all extracts.
  package init(
    _ extract: Extract, number: Int, records: Int, rejects log: RejectLog, _ ledger: Ledger
  ) {
    path = extract.path
    bytes = extract.source.bytesConsumed
    encoding = extract.encoding
    source = extract.sourceNumber
    hasID = extract.binding[.graduateID] != nil
    self.records = records - log.skipped[number]
    let counts = log.entries[number].mapValues(\.count)
    rejected = counts.filter { RejectReason.rejected.contains($0.key) }
    skipped = counts.filter { RejectReason.skipped.contains($0.key) }
    repairs = ledger.repairs(ofExtract: number)
    remarks = Self.occurring { ledger.count(of: $0, inExtract: number) }
    isCut = ledger.isCut[number]
    repeated = ledger.repeated[number]
    oddities = Self.occurring { ledger.count(of: $0, inExtract: number) }
    fingerprint = extract.digest?.fingerprint
    sha256 = extract.digest?.sha256
  }

  private static func occurring<Kind: CaseIterable & Hashable>(_ count: (Kind) -> Int) -> [Kind: Int] {
    Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, count($0)) }.filter { $0.1 > 0 })
  }

  package init(
    path: String, bytes: Int, encoding: TextEncoding, source: Int, hasID: Bool, records: Int,
    rejected: [RejectReason: Int], skipped: [RejectReason: Int], repairs: [Repair: Int],
    remarks: [Remark: Int], isCut: Bool
  ) {
    self.path = path
    self.bytes = bytes
    self.encoding = encoding
    self.source = source
    self.hasID = hasID
    self.records = records
    self.rejected = rejected
    self.skipped = skipped
    self.repairs = repairs
    self.remarks = remarks
    self.isCut = isCut
  }

  /// Adds the account of another range of the input.
  package static func += (sum: inout Self, other: Self) {
    sum.records += other.records
    sum.rejected.merge(other.rejected, uniquingKeysWith: +)
    sum.skipped.merge(other.skipped, uniquingKeysWith: +)
    sum.repairs.merge(other.repairs, uniquingKeysWith: +)
    sum.remarks.merge(other.remarks, uniquingKeysWith: +)
    sum.isCut = sum.isCut || other.isCut
    sum.repeated += other.repeated
    sum.oddities.merge(other.oddities, uniquingKeysWith: +)
  }

  package var rejectedRecords: Int { rejected.values.reduce(0, +) }
}
