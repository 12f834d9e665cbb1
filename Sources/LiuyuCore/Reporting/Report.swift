public import Outcomes

/// Everything a report says, before any format.
///
/// The order of every list is the order of the report; `Reporting` renders it and decides nothing.
public struct Report: Sendable {
  /// Changes when a reader could break.
  public static let schemaVersion = "1.0"

  /// The one block that differs between two runs on the same input.
  public struct Run: Sendable {
    /// ISO 8601, UTC, to the second.
    public var startedAt: String
    public var finishedAt: String
    public var seconds: Double
    public var threads: Int

    public init(startedAt: String, finishedAt: String, seconds: Double, threads: Int) {
      self.startedAt = startedAt
      self.finishedAt = finishedAt
      self.seconds = seconds
      self.threads = threads
    }
  }

  /// The fate of the records of one input, or of all.
  ///
  /// `records = accepted + filtered + duplicates + rejected`, always.
  public struct Control: Hashable, Sendable {
    public var records = 0
    public var accepted = 0
    public var filtered = 0
    public var duplicates = 0
    public var rejected = 0

    public init() {}

    public var isBalanced: Bool { records == accepted + filtered + duplicates + rejected }
  }

  public struct Input: Sendable {
    public var path: String
    public var bytes: Int
    /// The encoding's name as the report gives it: `utf-8`, `gb18030`, …
    public var encoding: String
    /// Of the file as it is, where checksums were asked for: 64 lowercase hexadecimal digits.
    public var sha256: String?
    public var control: Control

    public init(path: String, bytes: Int, encoding: String, sha256: String? = nil, control: Control) {
      self.path = path
      self.bytes = bytes
      self.encoding = encoding
      self.sha256 = sha256
      self.control = control
    }
  }

  public struct Totals: Sendable {
    public var control = Control()
    /// Reason → records, only reasons that occurred, rendered in key order (as `repairs` and `conflicts`).
    public var rejectedByReason: [String: Int] = [:]
    public var withoutID = 0
    /// Records of graduates who have another one, whatever becomes of them; `nil` where nobody looked.
    public var repeated: Int? = 0
    public var repairs: [String: Int] = [:]
    public var conflicts: [String: Int] = [:]
    /// The employed by what located them: `Tally.byEvidence` of all accepted.
    public var locatedBy: [Int] = Tally().byEvidence

    public init() {}
  }

  /// One roll-up: the graduates who share a key.
  public struct Group: Sendable {
    /// The dimensions of the key: a prefix of `groupBy`, `[]` for everyone.
    public var by: [String]
    /// One value for each of `by`.
    public var key: [String]
    /// The names that belong to `key`, for dimensions that have a code and a name; `nil` where none is known.
    public var name: [String?]
    public var tally: Tally
    /// What an earlier report counted, where one is compared with; `nil` where it had no such group.
    public var earlier: Tally?

    public init(by: [String], key: [String], name: [String?], tally: Tally) {
      self.by = by
      self.key = key
      self.name = name
      self.tally = tally
    }
  }

  public var run: Run?
  public var pipelineName: String
  public var pipelineTitle: String
  public var pipelineSHA256: String
  public var methodology: Methodology
  public var targets: Targets
  /// The destination schemes of the sources, sorted, each once.
  public var destinationCodes: [String]
  public var divisionsAsOf: String
  /// The filters as given.
  public var filters: [String]
  public var inputs: [Input]
  public var totals: Totals
  public var groupBy: [String]
  /// Depth first: everyone, then each institution followed by its programs, …; each level in byte order.
  public var groups: [Group]
  /// Whether each group also shows its rates under the other methodologies.
  public var showsSensitivity: Bool
  /// Empty unless asked for; in the order of `groups`.
  public var flows: [Flow]
  /// Where an earlier report is compared with.
  public var comparison: Comparison?

  public init(
    run: Run?, pipelineName: String, pipelineTitle: String, pipelineSHA256: String,
    methodology: Methodology, targets: Targets, destinationCodes: [String], divisionsAsOf: String,
    filters: [String], inputs: [Input], totals: Totals, groupBy: [String], groups: [Group],
    showsSensitivity: Bool = false, flows: [Flow] = []
  ) {
    self.run = run
    self.pipelineName = pipelineName
    self.pipelineTitle = pipelineTitle
    self.pipelineSHA256 = pipelineSHA256
    self.methodology = methodology
    self.targets = targets
    self.destinationCodes = destinationCodes
    self.divisionsAsOf = divisionsAsOf
    self.filters = filters
    self.inputs = inputs
    self.totals = totals
    self.groupBy = groupBy
    self.groups = groups
    self.showsSensitivity = showsSensitivity
    self.flows = flows
  }
}
