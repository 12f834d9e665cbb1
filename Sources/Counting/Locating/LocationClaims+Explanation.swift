package import Regions

extension LocationClaims {
  /// Where somebody with these claims works, by which rule, and why the other readings lost.
  ///
  /// Decided as in a run: each value is cleaned as a column's, and heard by an `Outcome`.
  package var explanation: Explanation {
    var outcome = Self.unlocated
    var candidates: [Explanation.Candidate] = []
    var repairs = Repairs()
    // The candidate that is believed.
    var believed: Int?
    for (reading, raw) in claims {
      let before = outcome
      let meaning = reading.meaning(raw)
      outcome.hear(meaning)
      repairs.formUnion(meaning.repairs)
      var readings = Self.readings(raw, by: reading)
      if let earlier = believed.map({ candidates[$0] }), readings[0].isChosen {
        if outcome.placement != before.placement {
          candidates[believed ?? 0].isChosen = false
          candidates[believed ?? 0].reason += " Refined by \(reading.evidence.name), which lies inside."
          readings[0].reason += " Lies inside what \(earlier.evidence.name) says, and refines it."
        } else {
          readings[0].isChosen = false
          readings[0].reason +=
            " Not used: \(earlier.evidence.name) comes first, "
            + Self.comparison(of: readings[0].placement, with: before)
        }
      }
      if let chosen = readings.firstIndex(where: \.isChosen) { believed = candidates.count + chosen }
      candidates += readings
    }
    return Explanation(
      placement: outcome.isUnlocated ? nil : outcome.placement,
      evidence: Evidence(rawValue: UInt8(outcome.evidenceIndex)), candidates: candidates,
      refined: Refinement.allCases.enumerated().filter { outcome.pairs.refinements >> $0.offset & 1 == 1 }
        .map(\.element.name),
      conflicts: Conflict.allCases.filter { outcome.pairs.conflicts >> $0.rawValue & 1 == 1 }.map(\.name),
      repairs: Repair.allCases.filter { repairs.contains(Repairs($0)) }.map(\.name))
  }

  /// What one value means, and the name that stands with a code in one cell. At most one is chosen.
  private static func readings(_ raw: String, by reading: PlaceReading) -> [Explanation.Candidate] {
    let gazetteer = Gazetteer.builtIn
    let (cell, name) = reading.cell(raw)
    if cell.text.isEmpty {
      let isDamaged = cell.repairs.contains(Repairs(.damagedCode))
      let reason =
        raw.isEmpty
        ? "The value is blank."
        : "“\(raw)” \(isDamaged ? "is a code that lost its digits" : "stands for nothing"): it is read as blank."
      return [gazetteer.candidate(reading.evidence, raw, nil, isChosen: false, reason)]
    }
    var readings = gazetteer.candidates(reading.evidence, cell.text)
    guard let name else { return readings }
    let place = gazetteer.place(text: name)
    func candidate(_ evidence: Evidence, isChosen: Bool, _ reason: String) -> Explanation.Candidate {
      gazetteer.candidate(
        evidence, name, place, isChosen: isChosen, "\(name) stands beside the code\(reason)")
    }
    switch PlaceReading.bearing(of: place, beside: readings[0].placement) {
    case .refines:
      readings[0].isChosen = false
      readings[0].reason += " Refined by the name beside it, which lies inside."
      return readings + [candidate(.locationText, isChosen: true, ", lies inside its place, and refines it.")]
    case .contradicts:
      let reason = " and lies elsewhere: a conflict. The code counts."
      return readings + [candidate(reading.evidence, isChosen: false, reason)]
    case .saysNothing where readings[0].placement == nil && place != nil:
      return readings + [candidate(reading.evidence, isChosen: true, ", which names no place.")]
    case .saysNothing:
      return readings + [candidate(reading.evidence, isChosen: false, ", which counts.")]
    }
  }

  /// Why a place that did not refine the believed one was not used.
  private static func comparison(of place: Placement?, with outcome: Outcome) -> String {
    guard let place else { return "" }
    if place == outcome.placement { return "and agrees." }
    if outcome.placement.bearing(of: place) == .contradicts { return "and disagrees: a conflict." }
    return place.zone == outcome.placement.zone ? "and is in the same zone." : "and says more."
  }
}
