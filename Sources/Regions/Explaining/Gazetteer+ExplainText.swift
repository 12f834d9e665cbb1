import ReferenceData

extension Gazetteer {
  /// What a text was read as, and every other name in it with the reason why it does not count.
  func readings(of reading: TextReading, in text: CleanText, as evidence: Evidence) -> [Explanation.Candidate]
  {
    let words = reading.range.isEmpty ? text.text(0..<text.count) : text.text(reading.range)
    let decided = candidate(
      evidence, words, reading.placement, isChosen: reading.placement != nil, reason(reading, words, in: text)
    )
    if case .code = reading.rule { return [decided] }
    return [decided] + namesakes(of: reading, in: text, as: evidence)
      + otherNames(than: reading, in: text, as: evidence)
  }

  private func reason(_ reading: TextReading, _ words: String, in text: CleanText) -> String {
    let place = reading.placement?.division.map(path(of:)) ?? "several places of the same zone"
    // 永川市 is 重庆市永川区; a name in full needs no translation.
    let named = reading.placement?.zone == .abroad || words == place ? words : "\(words): \(place)"
    let mixed = reading.placement?.zone == .sichuanMixed ? Self.mixed : ""
    switch reading.rule {
    case .code:
      return "The text is a code. " + (Self.code(in: text).map(reason) ?? "")
    case .head:
      return "The text starts with \(named)." + mixed
    case .cityProper:
      return "The text names \(words) and a place in it, but no county: it lies in the city's own districts, "
        + "all of them in the circle; the counties outside it are named where they are meant."
    case .town:
      return "\(words) names a town, and every town of the name that fits lies in the same zone: \(place)."
    case .road:
      return "\(words) is a road, and every city known to have one is elsewhere: \(place)."
    case .brackets:
      return "In brackets stands \(named)." + mixed
    case .branch:
      return "The branch is in \(named). Its place counts before that of the head office." + mixed
    case .region:
      return "\(words) is a region of several provinces: where in it the branch is, nobody says."
    case .employerHead:
      return "The name starts with \(named)." + mixed
    case .employerCore:
      return "Before the line of business stands \(named)." + mixed
    case .institution:
      return "\(words) is an institution known to be in \(place), whatever its name says."
    case .ambiguous:
      return
        "\(words) is the name of several places with different answers, and nothing says which is meant: "
        + namesOf(reading.places) + "."
    case .several:
      return "The text lists several places"
        + (reading.placement == nil ? " with different answers." : ": what they share counts.") + mixed
    case .denied:
      return "\(words) says where it is not, and names no place."
    case .nothing:
      return "No place is named where one would count."
    }
  }

  private static let mixed = " Parts of it are in the circle and parts are not."

  private func namesOf(_ places: some Sequence<Place>) -> String {
    paths(of: Array(Set(places.compactMap { DivisionCode(number: $0.now) })).sorted())
  }

  /// The other places that have the name which decided.
  private func namesakes(
    of reading: TextReading, in text: CleanText, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    guard let chosen = reading.places.first else { return [] }
    if reading.placement == nil {
      // Nothing was chosen: each place that has the name is a candidate that lost.
      return reading.places.map { place in
        candidate(
          evidence, text.text(reading.range), place.placement, isChosen: false,
          "One of the places of that name" + (place.source == .current ? "." : ", which has another today."))
      }
    }
    var found: [(words: String, place: Place)] = []
    let index = Names.builtIn.value.places
    for start in reading.range {
      index.forEachMatch(in: text, at: start) { name, end in
        guard end == reading.range.upperBound else { return }
        let meanings = index.places(of: name)
        guard meanings.contains(where: { reading.places.contains($0) }) else { return }
        for place in meanings where !reading.places.contains(where: { $0.now == place.now }) {
          if !found.contains(where: { $0.place.now == place.now }) {
            found.append((text.text(start..<end), place))
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
        evidence, words, place.placement, isChosen: false, reason)
    }
  }

  /// The names of places elsewhere in the text.
  private func otherNames(
    than reading: TextReading, in text: CleanText, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    let index = Names.builtIn.value.places
    var candidates: [Explanation.Candidate] = []
    var start = 0
    while start < text.count {
      let (places, end) = index.longestMatch(in: text, at: start)
      if end > start, !reading.range.overlaps(start..<end) {
        let words = text.text(start..<end)
        let reason = reasonLost(words, places, at: start..<end, to: reading, in: text, evidence)
        candidates.append(candidate(evidence, words, places.placement, isChosen: false, reason))
      }
      start = max(end, start + text.characterLength(at: start))
    }
    return candidates
  }

  /// Why a name that stands at some offsets of a text does not count.
  private func reasonLost(
    _ words: String, _ places: PlaceList, at range: Range<Int>, to reading: TextReading, in text: CleanText,
    _ evidence: Evidence
  ) -> String {
    let isName = evidence == .employer
    let street = Names.builtIn.value.street
    let isStreet =
      (isName
        ? street.claimInName(text, at: range.upperBound)
        : street.claim(text, at: range.upperBound)) != .none
    if isStreet, places.contains(where: { !$0.isFull }) {
      return "\(words) is followed by a word that makes it the name of a road, a village or a house."
    }
    let isBefore = range.upperBound <= reading.range.lowerBound
    switch reading.rule {
    case .branch where isBefore:
      return "\(words) stands in the name of the head office; the branch counts before it."
    case .brackets where isBefore, .employerCore where isBefore:
      return
        "\(words) stands at the head of the name; \(text.text(reading.range)) says more about the office meant."
    case .nothing where isName:
      return "\(words) stands inside the name, where it may be part of another word or a brand."
    default:
      return isName
        ? "\(words) stands inside the name, where only the place of a branch would count."
        : "\(words) does not stand at the head of the text, which alone is trusted."
    }
  }
}
