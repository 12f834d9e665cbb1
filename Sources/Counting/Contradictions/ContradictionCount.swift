package import Outcomes

/// What some contradictions of one kind come to, among the records that count.
package struct ContradictionCount: Sendable {
  /// Where one stands.
  package struct Place: Sendable {
    /// The extract's number.
    package let extract: Int
    /// 1-based.
    package let line: Int
  }

  /// How many are remembered.
  private static let remembered = 3

  package let kind: Conflict
  /// Graduates.
  package private(set) var count = 0
  /// The first three, in input order.
  package private(set) var places: [Place] = []
  /// The numbers of the extracts in which they stand.
  package private(set) var extracts: Set<Int> = []
  /// Those graduates as they are counted.
  package private(set) var asCounted = Tally()
  /// The same graduates if of each the other source were believed.
  package private(set) var ifOtherWon = Tally()

  package init(_ kind: Conflict) { self.kind = kind }

  /// To be called in input order.
  mutating func add(_ found: KeptContradiction, inExtract extract: Int) {
    count += 1
    extracts.insert(extract)
    if places.count < Self.remembered { places.append(Place(extract: extract, line: found.line)) }
    asCounted.add(found.asCounted)
    ifOtherWon.add(found.ifOtherWon)
  }

  /// - Precondition: both are of one kind.
  package mutating func add(_ other: ContradictionCount) {
    count += other.count
    extracts.formUnion(other.extracts)
    places = Array(
      (places + other.places).sorted { ($0.extract, $0.line) < ($1.extract, $1.line) }.prefix(Self.remembered)
    )
    asCounted.add(other.asCounted)
    ifOtherWon.add(other.ifOtherWon)
  }
}

extension Tally {
  /// Counts one graduate.
  fileprivate mutating func add(_ outcome: Outcome) {
    byCategory[outcome.categoryIndex] += 1
    guard outcome.isEmployed else { return }
    byZone[outcome.zoneIndex] += 1
    byEvidence[outcome.evidenceIndex] += 1
  }
}
