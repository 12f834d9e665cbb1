public import ReferenceData

/// Why a place is where it is: what decided, and everything else that was considered.
public struct Explanation: Sendable {
  /// One reading of one source.
  public struct Candidate: Sendable {
    public var evidence: Evidence
    /// What was read: the code, or the words of the text that named a place.
    public let text: String
    /// What it would mean; `nil` where it means no place.
    public let placement: Placement?
    /// The division of `placement`, by name.
    public let division: Division?
    /// Whether it is what its source says, and in an `Explanation` also what decided.
    public var isChosen: Bool
    /// Why it won or lost, in sentences.
    public var reason: String
    /// The rule by which its source says so, or says nothing, as one word (`branch`, `employer_head`); `nil` of what lost.
    public var rule: String?
    /// Of what a name says: the words after which it can go on with the name of a branch (有限公司, 支行), in its order.
    public var joints: [String] = []
  }

  /// The answer; `nil` where nothing resolves.
  public let placement: Placement?
  /// The source that was believed last; `nil` where none was.
  public let evidence: Evidence?
  /// Every reading, in the order in which the sources are asked.
  public let candidates: [Candidate]
  /// As under `totals.refined` of a report.
  public let refined: [String]
  /// As under `totals.conflicts` of a report.
  public let conflicts: [String]
  /// As under `totals.repairs` of a report.
  public let repairs: [String]

  public init(
    placement: Placement?, evidence: Evidence?, candidates: [Candidate], refined: [String],
    conflicts: [String],
    repairs: [String]
  ) {
    self.placement = placement
    self.evidence = evidence
    self.candidates = candidates
    self.refined = refined
    self.conflicts = conflicts
    self.repairs = repairs
  }

  /// The zone of the answer.
  public var zone: Zone { placement?.zone ?? .unresolved }

  /// The division of the answer, by name.
  public var division: Division? { placement?.division.flatMap { Divisions.current[$0] } }

  /// The rule that decided, in sentences.
  public var rule: String { decided?.reason ?? "No source was given." }

  /// The same rule as one word; `nil` where no source was given.
  public var ruleName: String? { decided?.rule }

  /// The joints of the names that were read.
  public var joints: [String] { candidates.flatMap(\.joints) }

  private var decided: Candidate? { candidates.first(where: \.isChosen) ?? candidates.first }
}
