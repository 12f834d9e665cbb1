package import Regions

extension LocationClaims {
  /// Where somebody with these claims works, by which rule, and why the other readings lost.
  ///
  /// Decided as in a run: each value is cleaned as a column's, and heard by an `Outcome`.
  package var explanation: Explanation {
    var hearing = PlaceHearing(Self.unlocated)
    var candidates: [Explanation.Candidate] = []
    var repairs = Repairs()
    // The candidate that is believed.
    var believed: Int?
    for (reading, raw) in claims {
      let before = hearing.outcome
      let meaning = reading.meaning(raw)
      let isDenied = hearing.hear(meaning.value)
      let outcome = hearing.outcome
      repairs.formUnion(meaning.repairs)
      var readings = Self.readings(raw, by: reading)
      if let chosen = readings.firstIndex(where: \.isChosen) {
        if isDenied {
          readings[chosen].isChosen = false
          readings[chosen].reason += " Not used: location_text says that it is not there."
        } else if let earlier = believed {
          let name = candidates[earlier].evidence.name
          let isFiner = outcome.placement != before.placement
          candidates[earlier].isChosen = !isFiner
          readings[chosen].isChosen = isFiner
          if isFiner {
            candidates[earlier].reason += " Refined by \(reading.evidence.name), which lies inside."
            readings[chosen].reason += " Lies inside what \(name) says, and refines it."
          } else {
            readings[chosen].reason +=
              " Not used: \(name) comes first, "
              + Self.comparison(of: readings[chosen].placement, with: before)
          }
        }
      }
      if let chosen = readings.firstIndex(where: \.isChosen) { believed = candidates.count + chosen }
      candidates += readings
    }
    let outcome = hearing.outcome
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
    if cell.text.isEmpty, name == nil {
      let isDamaged = cell.repairs.contains(Repairs(.damagedCode))
      let reason =
        raw.isEmpty
        ? "The value is blank."
        : "“\(raw)” \(isDamaged ? "is a code that lost its digits" : "stands for nothing"): it is read as blank."
      var blank = gazetteer.candidate(reading.evidence, raw, nil, isChosen: false, reason)
      blank.rule = "blank"
      return [blank]
    }
    let evidence: Evidence =
      reading.evidence == .locationText && name != nil ? .locationCode : reading.evidence
    var readings = gazetteer.candidates(evidence, cell.text)
    for number in readings.indices { readings[number].evidence = reading.evidence }
    guard let name else { return readings }
    let place = PlaceInText(name)
    func candidate(_ evidence: Evidence, isChosen: Bool, _ reason: String) -> Explanation.Candidate {
      var candidate = gazetteer.candidate(
        evidence, name, place.placement, isChosen: isChosen, "\(name) stands beside the code\(reason)")
      if isChosen { candidate.rule = "name_beside_code" }
      return candidate
    }
    switch place.bearing(beside: readings[0].placement) {
    case .refines:
      readings[0].isChosen = false
      readings[0].reason += " Refined by the name beside it, which lies inside."
      return readings + [candidate(.locationText, isChosen: true, ", lies inside its place, and refines it.")]
    case .contradicts:
      let reason = place.denied == nil ? "lies elsewhere" : "says that it is elsewhere"
      return readings
        + [candidate(reading.evidence, isChosen: false, " and \(reason): a conflict. The code counts.")]
    case .saysNothing where readings[0].placement == nil && place.placement != nil:
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
