package import Counting
package import Outcomes
package import Pipelines

/// Where a cube comes from: the pipeline, and the fate of the records of each input.
package struct Provenance: Sendable {
  /// Which pipeline it was, as reports show it.
  package struct PipelineIdentity: Hashable, Sendable {
    package var name: String
    package var title: String
    /// 64 lowercase hexadecimal digits.
    package var sha256: String

    package init(name: String, title: String, sha256: String) {
      self.name = name
      self.title = title
      self.sha256 = sha256
    }
  }

  package struct Input: Hashable, Sendable {
    package var path: String
    package var bytes: Int
    /// The encoding's name as the report gives it.
    package var encoding: String
    /// Rejects included.
    package var records: Int
    /// Records that another one of the same graduate superseded.
    package var duplicates: Int
    package var rejected: Int
    /// Which source of its pipeline it is of: inputs of one source have the same number, and no others.
    package var source: Int
    /// Records without a program, though a column is there for it.
    package var blankPrograms: Int
    /// Tells files apart by their size and samples of their bytes; `nil` for what cannot be read twice.
    package var fingerprint: String?
    /// Of the whole file, where checksums were asked for.
    package var sha256: String?

    package init(
      path: String, bytes: Int, encoding: String, records: Int, duplicates: Int, rejected: Int,
      source: Int = 0, blankPrograms: Int = 0,
      fingerprint: String? = nil, sha256: String? = nil
    ) {
      self.path = path
      self.bytes = bytes
      self.encoding = encoding
      self.records = records
      self.duplicates = duplicates
      self.rejected = rejected
      self.source = source
      self.blankPrograms = blankPrograms
      self.fingerprint = fingerprint
      self.sha256 = sha256
    }
  }

  package var pipeline: PipelineIdentity
  /// What the pipeline asks by itself.
  package var inquiry: Inquiry
  /// The destination schemes of the sources, sorted, each once.
  package var destinationCodes: [DestinationScheme]
  package var divisionsAsOf: String
  /// In the order in which they were read.
  package var inputs: [Input]
  /// Records, only of reasons that occurred.
  package var rejectedByReason: [RejectReason: Int]
  /// Rows that are no records, only of kinds that occurred: see `RejectReason.skipped`.
  package var skipped: [RejectReason: Int]
  /// Values, only of repairs that occurred.
  package var repairs: [Repair: Int]
  /// Records of graduates who have another one, whatever becomes of them; `nil` where nobody looked.
  package var repeated: Int?
  /// Those of them that are of another year than the one that counts; `nil` where nobody looked.
  package var duplicatesAcrossYears: Int?
  /// Values of 签约日期 that are no date.
  package var unreadDates: Int
  /// What only whoever read the extracts can know, each kind once, in the order of the report: see `Warning.Kind.isFound`.
  package var warnings: [Warning] = []

  package init(
    pipeline: PipelineIdentity, inquiry: Inquiry, destinationCodes: [DestinationScheme],
    divisionsAsOf: String, inputs: [Input], rejectedByReason: [RejectReason: Int],
    skipped: [RejectReason: Int] = [:], repairs: [Repair: Int], repeated: Int?,
    duplicatesAcrossYears: Int? = nil, unreadDates: Int = 0
  ) {
    self.pipeline = pipeline
    self.inquiry = inquiry
    self.destinationCodes = destinationCodes
    self.divisionsAsOf = divisionsAsOf
    self.inputs = inputs
    self.rejectedByReason = rejectedByReason
    self.skipped = skipped
    self.repairs = repairs
    self.repeated = repeated
    self.duplicatesAcrossYears = duplicatesAcrossYears
    self.unreadDates = unreadDates
  }

  /// The rule by which the cube was counted: the one part of the methodology that it cannot answer otherwise.
  package var duplicates: Methodology.Duplicates { inquiry.methodology.duplicates }
}
