package import Counting
package import Cubes
package import Outcomes
package import Pipelines

/// Everything a report says, before any format.
///
/// The order of every list is the order of the report; `Rendering` renders it and decides nothing.
package struct Report: Sendable {
  /// Changes when a reader could break.
  package static let schemaVersion = "1.1"

  /// The one block that differs between two runs on the same input.
  package struct Run: Sendable {
    /// ISO 8601, UTC, to the second.
    package var startedAt: String
    package var finishedAt: String
    package var seconds: Double
    package var threads: Int

    package init(startedAt: String, finishedAt: String, seconds: Double, threads: Int) {
      self.startedAt = startedAt
      self.finishedAt = finishedAt
      self.seconds = seconds
      self.threads = threads
    }
  }

  package struct Input: Sendable {
    package var path: String
    package var bytes: Int
    /// The encoding's name as the report gives it: `utf-8`, `gb18030`, …
    package var encoding: String
    /// Of the file as it is, where checksums were asked for: 64 lowercase hexadecimal digits.
    package var sha256: String?
    package var control: ControlTotals
    /// What of `control` is not told.
    package var hidden: HiddenRecords = []

    package init(path: String, bytes: Int, encoding: String, sha256: String? = nil, control: ControlTotals) {
      self.path = path
      self.bytes = bytes
      self.encoding = encoding
      self.sha256 = sha256
      self.control = control
    }
  }

  package struct Totals: Sendable {
    package var control = ControlTotals()
    /// What of `control` is not told.
    package var hidden: HiddenRecords = []
    /// Records, only of reasons that occurred.
    package var rejectedByReason: [RejectReason: Int] = [:]
    /// Rows that are no records, by all of `RejectReason.skipped`.
    package var skipped: [RejectReason: Int] = [:]
    package var withoutID = 0
    /// Records of graduates who have another one, whatever becomes of them; `nil` where nobody looked.
    package var repeated: Int? = 0
    /// Those of them that are of another year than the one that counts; `nil` where nobody looked.
    package var duplicatesAcrossYears: Int? = 0
    /// Values of 签约日期 that are no date.
    package var unreadDates = 0
    /// Values, only of repairs that occurred.
    package var repairs: [Repair: Int] = [:]
    /// Graduates, only of conflicts that occurred.
    package var conflicts: [Conflict: Int] = [:]
    /// The employed, only of refinements that occurred.
    package var refined: [Refinement: Int] = [:]
    /// The employed by what located them: `Tally.byEvidence` of all accepted.
    package var locatedBy: [Int] = Tally().byEvidence
    /// By `locatedBy`, what is not told; empty where all is.
    package var hiddenLocatedBy: [Bool] = []
    /// Fewer people are not told of among those without an ID, the conflicts and the refinements; `nil` where all are.
    package var threshold: Int?

    package init() {}
  }

  /// One roll-up: the graduates who share a key.
  package struct Group: Sendable {
    /// The dimensions of the key: a prefix of `groupBy`, `[]` for everyone.
    package var by: [Dimension]
    /// One value for each of `by`.
    package var key: [String]
    /// The names that belong to `key`, for dimensions that have a code and a name; `nil` where none is known.
    package var name: [String?]
    package var tally: Tally
    /// What an earlier report counted, where one is compared with; `nil` where it had no such group.
    package var earlier: Tally?
    /// Counts that are not told.
    package var hidden: HiddenCounts = []
    /// Counts of `earlier` that are not told.
    package var hiddenEarlier: HiddenCounts = []

    package init(by: [Dimension], key: [String], name: [String?], tally: Tally) {
      self.by = by
      self.key = key
      self.name = name
      self.tally = tally
    }
  }

  package var run: Run?
  package var pipeline: Provenance.PipelineIdentity
  package var methodology: Methodology
  package var targets: Targets
  /// The destination schemes of the sources, sorted, each once.
  package var destinationCodes: [DestinationScheme]
  package var divisionsAsOf: String
  /// The filters as given.
  package var filters: [String]
  package var inputs: [Input]
  package var totals: Totals
  /// In the order of their kinds; `Warning.inputs` are indices of `inputs`.
  package var warnings: [Warning]
  package var groupBy: [Dimension]
  /// Depth first: everyone, then each institution followed by its programs, …; each level in byte order.
  package var groups: [Group]
  /// Whether each group also shows its rates under the other methodologies.
  package var showsSensitivity: Bool
  /// Empty unless asked for; in the order of `groups`.
  package var flows: [Flow]
  /// Everyone and each institution year by year; `nil` unless asked for.
  package var trend: [Trend]?
  /// Where an earlier report is compared with.
  package var comparison: Comparison?
  /// Where small numbers are hidden.
  package var disclosure: SmallNumbers?

  package init(
    run: Run?, pipeline: Provenance.PipelineIdentity, methodology: Methodology, targets: Targets,
    destinationCodes: [DestinationScheme], divisionsAsOf: String, filters: [String], inputs: [Input],
    totals: Totals, warnings: [Warning] = [],
    groupBy: [Dimension], groups: [Group],
    showsSensitivity: Bool = false, flows: [Flow] = [], trend: [Trend]? = nil
  ) {
    self.run = run
    self.pipeline = pipeline
    self.methodology = methodology
    self.targets = targets
    self.destinationCodes = destinationCodes
    self.divisionsAsOf = divisionsAsOf
    self.filters = filters
    self.inputs = inputs
    self.totals = totals
    self.warnings = warnings
    self.groupBy = groupBy
    self.groups = groups
    self.showsSensitivity = showsSensitivity
    self.flows = flows
    self.trend = trend
  }
}
