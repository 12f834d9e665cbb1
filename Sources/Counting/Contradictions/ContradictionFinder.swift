import Buffers
import ExtractReading
import Outcomes
import ReferenceData
import Regions

/// Finds out what the records of a batch say that the stages found contradictory: they are few, so each is read anew.
struct ContradictionFinder {
  let plan: ExtractPlan
  let institutions: DimensionValues

  /// Both statements, and what the graduate would count for if the other one were believed.
  typealias Sides = (
    believed: Contradiction.Statement, other: Contradiction.Statement, ifOtherWon: Outcome
  )

  /// Lists the contradictions of a batch.
  ///
  /// - Parameters:
  ///   - outcomes: what all stages made of the records.
  ///   - numbers: of the records' institutions.
  func find(
    in batch: borrowing RecordBatch, _ outcomes: LentValues<Outcome>, cells: LentValues<UInt32>,
    institutions numbers: LentValues<UInt32>, faults: BatchFaults, into range: RangeOutcome
  ) {
    var lines: [Int] = []
    for record in 0..<batch.count where outcomes[record].isRemarkable {
      let outcome = outcomes[record]
      let conflicts = outcome.pairs.conflicts
      guard conflicts != 0, faults.fault(ofRecord: record) == nil else { continue }
      if lines.isEmpty { lines = batch.lines() }
      let claims = plan.location.claims(of: record, in: batch)
      for kind in Conflict.allCases where conflicts >> UInt32(kind.rawValue) & 1 == 1 {
        let found =
          kind.evidence.map { Self.sides(of: $0, claims, outcome.category) }
          ?? plan.destination.sides(of: record, in: batch, placed: claims.map(\.place))
        range.contradictions.append(
          RangeOutcome.Contradictory(
            line: lines[record], record: batch.firstRecord + record, cell: cells[record],
            asCounted: outcome, ifOtherWon: found.ifOtherWon,
            contradiction: Contradiction(
              kind: kind, believed: found.believed, other: found.other,
              institution: institutions.values[Int(numbers[record])].key)))
      }
    }
  }

  /// What two of a record's sources say of the place of a job.
  static func sides(
    of pair: (believed: Evidence, other: Evidence), _ claims: [PlaceClaim], _ category: Category
  ) -> Sides {
    var believed = believedClaim(by: pair.believed, claims)
    var other = claim(by: pair.other, claims)
    if pair.other == .locationText, !believed.contradicts(other),
      let cell = [believed, other].first(where: \.isContradictory)
    {
      // 500118-成都市: the name in the cell of the code says otherwise, and not the text; or the text is such a cell.
      believed = PlaceClaim(evidence: .locationCode, value: cell.value, place: cell.place)
      other = PlaceClaim(evidence: .locationText, value: cell.value, place: cell.name)
    }
    return (
      Contradiction.Statement(believed), Contradiction.Statement(other),
      Outcome(category, hearing: [other.place] + claims.map(\.place))
    )
  }

  private static func claim(by evidence: Evidence, _ claims: [PlaceClaim]) -> PlaceClaim {
    claims.first { $0.evidence == evidence } ?? PlaceClaim(evidence: evidence, value: "")
  }

  /// The same of the source that is believed: as a text also a name that refined the code in its cell (510000-成都市), unless
  /// the text lies inside that place.
  private static func believedClaim(by evidence: Evidence, _ claims: [PlaceClaim]) -> PlaceClaim {
    let claim = claim(by: evidence, claims)
    guard evidence == .locationText, let code = claims.first, code.isRefinedByName,
      claim.place == Outcome.nowhere || Outcome(bits: code.place).bearing(of: claim.place) != .refines
    else { return claim }
    return PlaceClaim(evidence: evidence, value: code.value, place: code.place)
  }
}

extension Contradiction.Statement {
  fileprivate init(_ claim: PlaceClaim) {
    self.init(value: claim.value, sense: .place(claim.placement))
  }
}

extension Outcome {
  /// What a graduate counts for of whom these places are heard in turn, whichever sources name them: so without
  /// conflicts and refinements.
  init(_ category: Category, hearing places: [UInt32]) {
    self.init(category)
    guard category.isEmployed else { return }
    locate(Self.unlocatedPlace)
    var denied: DivisionCode?
    for place in places {
      if let division = Self.division(deniedBy: place) { denied = denied ?? (isUnlocated ? division : nil) }
      guard place & 1 == 0, denied.map(Outcome(bits: place).placement.lies) != true,
        isUnlocated || bearing(of: place) == .refines
      else { continue }
      locate(place & Part.place)
    }
  }
}

extension PlaceClaim {
  /// Whether another source says otherwise than this one that is believed.
  fileprivate func contradicts(_ other: PlaceClaim) -> Bool {
    if let denied = Outcome.division(deniedBy: other.place) { return placement.lies(in: denied) }
    return placement.bearing(of: other.placement) == .contradicts
  }
}
