import ReferenceData

extension Gazetteer {
  /// What a text was read as, and every other name in it with the reason why it does not count.
  func readings(of reading: TextReading, in text: CleanText, as evidence: Evidence) -> [Explanation.Candidate]
  {
    let words = reading.range.isEmpty ? text.text(0..<text.bytes.count) : text.text(reading.range)
    let decided = candidate(
      evidence, words, reading.placement, isChosen: reading.placement != nil, reason(reading, words))
    if case .code = reading.rule { return [decided] }
    return [decided] + namesakes(of: reading, in: text, as: evidence)
      + otherNames(than: reading, in: text, as: evidence)
  }

  private func reason(_ reading: TextReading, _ words: String) -> String {
    let place = reading.placement?.division.map(path(of:)) ?? "abroad or outside"
    switch reading.rule {
    case .code(let resolution):
      return "The text is a code. " + reason(resolution)
    case .head:
      return "The text starts with \(words): \(place)."
        + (reading.placement?.zone == .sichuanMixed ? Self.mixed : "")
    case .cityProper:
      return "The text names \(words) and a place in it, but no county: it lies in the city's own districts, "
        + "all of them in the circle; the counties outside it are named where they are meant."
    case .town:
      return "\(words) names a town, and every town of the name that fits lies in the same zone: \(place)."
    case .brackets:
      return "\(words) stands in brackets: \(place)."
    case .branch:
      return "The branch is in \(words): \(place). Its place counts before that of the head office."
    case .employerHead:
      return "The name starts with \(words): \(place)."
        + (reading.placement?.zone == .sichuanMixed ? Self.mixed : "")
    case .employerCore:
      return "The name has \(words) before its line of business: \(place)."
    case .institution:
      return "\(words) is an institution known to be in \(place), whatever its name says."
    case .ambiguous:
      return
        "\(words) is the name of several places with different answers, and nothing says which is meant: "
        + namesOf(reading.places) + "."
    case .several:
      return "The text lists several places with different answers."
    case .nothing:
      return "No place is named where one would count."
    }
  }

  private static let mixed = " Parts of it are in the circle and parts are not."

  private func namesOf(_ places: [Place]) -> String {
    paths(of: Array(Set(places.compactMap { DivisionCode(number: $0.now) })).sorted())
  }

  /// The other places that have the name which decided.
  private func namesakes(
    of reading: TextReading, in text: CleanText, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    guard let chosen = reading.places.first else { return [] }
    var found: [(words: String, place: Place)] = []
    let index = Names.builtIn.places
    for start in reading.range {
      index.forEachMatch(in: text.bytes, at: start) { match in
        guard match.end == reading.range.upperBound else { return }
        var meanings: [Place] = []
        index.forEachPlace(of: match.name) { meanings.append($0) }
        guard meanings.contains(where: { reading.places.contains($0) }) else { return }
        for place in meanings where !reading.places.contains(where: { $0.now == place.now }) {
          if !found.contains(where: { $0.place.now == place.now }) {
            found.append((text.text(start..<match.end), place))
          }
        }
      }
    }
    return found.map { words, place in
      let reason =
        place.source != .current && place.sharesProvince(with: chosen)
        ? "\(words) was another division's name before; today it is \(namesOf(reading.places))."
        : place.source == .old
          ? "\(words) had the name until before 2000; who has it today, or had it later, counts."
          : "\(words) is also the name of \(namesOf([place])), which does not lie where the text says."
      return candidate(
        evidence, words, placement(of: [place]), isChosen: false, reason)
    }
  }

  /// The names of places elsewhere in the text.
  private func otherNames(
    than reading: TextReading, in text: CleanText, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    let index = Names.builtIn.places
    var candidates: [Explanation.Candidate] = []
    var start = 0
    while start < text.bytes.count {
      var end = start
      var places: [Place] = []
      index.forEachMatch(in: text.bytes, at: start) { match in
        guard match.end > end else { return }
        end = match.end
        places = []
        index.forEachPlace(of: match.name) { places.append($0) }
      }
      if end > start, !reading.range.overlaps(start..<end) {
        let words = text.text(start..<end)
        let isStreet =
          places.contains { !$0.isFull }
          && (evidence == .employer
            ? Street.takesOverInName(text.bytes, at: end, isCounty: true)
            : Street.takesOver(text.bytes, at: end))
        let reason =
          isStreet
          ? "\(words) is followed by a word that makes it the name of a road, a village or a house."
          : evidence == .employer
            ? "\(words) stands where it does not name the place of the employer, or counts after what does."
            : "\(words) stands after the head of the text, which alone is trusted."
        candidates.append(candidate(evidence, words, placement(of: places), isChosen: false, reason))
      }
      start = max(end, start + text.bytes.characterLength(at: start))
    }
    return candidates
  }
}
