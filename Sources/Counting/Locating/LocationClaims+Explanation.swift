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
        let isRefined = outcome.evidenceIndex != before.evidenceIndex
        if isRefined {
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
      if readings[0].isChosen { believed = candidates.count }
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

  /// What one value means, and the name that stands with a code in one cell.
  private static func readings(_ raw: String, by reading: PlaceReading) -> [Explanation.Candidate] {
    let gazetteer = Gazetteer.builtIn
    let (cell, name) = reading.cell(raw)
    if cell.text.isEmpty {
      let reason = raw.isEmpty ? "The value is blank." : "“\(raw)” stands for nothing: it is read as blank."
      return [gazetteer.candidate(reading.evidence, raw, nil, isChosen: false, reason)]
    }
    let readings = gazetteer.candidates(reading.evidence, cell.text)
    guard let name else { return readings }
    let place = gazetteer.place(text: name)
    let contradicts = place.flatMap { readings[0].placement?.excludes($0) } ?? false
    let reason =
      contradicts
      ? "\(name) stands beside the code and lies elsewhere: a conflict. The code counts."
      : "\(name) stands beside the code, which counts."
    return readings + [gazetteer.candidate(reading.evidence, name, place, isChosen: false, reason)]
  }

  /// Why a place that did not refine the believed one was not used.
  private static func comparison(of place: Placement?, with outcome: Outcome) -> String {
    guard let place else { return "" }
    if place == outcome.placement { return "and agrees." }
    if outcome.placement.bearing(of: place) == .contradicts { return "and disagrees: a conflict." }
    return place.zone == outcome.placement.zone ? "and is in the same zone." : "and says more."
  }
}
