public import ReferenceData

/// Why a place is where it is: what decided, and everything else that was considered.
public struct Explanation: Sendable {
  /// One reading of one source.
  public struct Candidate: Sendable {
    public let evidence: Evidence
    /// What was read: the code, or the words of the text that named a place.
    public let text: String
    /// What it would mean; `nil` where it means no place.
    public let placement: Placement?
    /// The division of `placement`, by name.
    public let division: Division?
    public let isChosen: Bool
    /// Why it won or lost, one sentence.
    public let reason: String
  }

  /// The answer; `nil` where nothing resolves.
  public let placement: Placement?
  /// The division of `placement`, by name.
  public let division: Division?
  /// The source that decided; `nil` where none did.
  public let evidence: Evidence?
  /// The rule that decided, one sentence.
  public let rule: String
  /// Every reading, in the order in which the sources are believed.
  public let candidates: [Candidate]

  /// The zone of the answer.
  public var zone: Zone { placement?.zone ?? .unresolved }
}
