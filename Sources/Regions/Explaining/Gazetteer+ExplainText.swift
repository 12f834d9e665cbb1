import ReferenceData

extension Gazetteer {
  /// What a text was read as, and every other name in it with the reason why it does not count.
  func readings(of reading: TextReading, in text: CleanText, as evidence: Evidence) -> [Explanation.Candidate]
  {
    let words = reading.range.isEmpty ? text.text(0..<text.count) : text.text(reading.range)
    var decided = candidate(
      evidence, words, reading.placement, isChosen: reading.placement != nil, reason(reading, words, in: text)
    )
    decided.rule = reading.rule.rawValue
    if case .code = reading.rule { return [decided] }
    let isName = evidence == .employer || reading.rule.isOfNames
    let trace = isName ? Self.trace(of: text) : nil
    decided.joints = trace?.joints ?? []
    return [decided] + namesakes(of: reading, in: text, trace, as: evidence)
      + others(than: reading, in: text, trace, as: evidence)
  }

  private func reason(_ reading: TextReading, _ words: String, in text: CleanText) -> String {
    let place = reading.placement?.division.map(path(of:)) ?? severalPlaces(reading)
    // 永川市 is 重庆市永川区; a name in full needs no translation.
    let named = reading.placement?.zone == .abroad || words == place ? words : "\(words): \(place)"
    let mixed = reading.placement?.zone == .sichuanMixed ? Self.mixed : ""
    switch reading.rule {
    case .code:
      return "The text is a code. " + (Self.code(in: text).map(reason) ?? "")
    case .head:
      return "The text starts with \(named)." + mixed
    case .cityProper:
      return
        "In \(words) no county (县) of \(place) is named: it lies in the city's own districts (市辖区), all of them in the "
        + "circle; the counties outside it are named where they are meant."
    case .town:
      return
        "\(words) names a town (乡镇、街道), and every town of the name that fits lies in the same zone: \(place)."
    case .road:
      return "\(words) is a road, and every city known to have one is elsewhere: \(place)."
    case .brackets:
      return "In brackets stands \(named)." + mixed
    case .branch:
      return "The branch (分支机构) is in \(named). Its place counts before that of the head office (总部)." + mixed
    case .region:
      return "\(words) is a region of several provinces: where in it the branch is, nobody says."
    case .branchDoubt:
      return
        "The branch (分支机构) may be in \(words): \(namesOf(reading.places)); or in a town, a quarter or a road of that name "
        + "(街镇、片区、道路) near the head office (总部). "
        + (reading.placement == nil
          ? "Nothing says which."
          : "Both are \(reading.placement?.zone.placeClass.name ?? ""), whichever it is.")
    case .countryDoubt:
      return
        "\(words) stands right before the form of a company (公司形式): the company may be there, or where its name starts. "
        + (reading.placement == nil
          ? "Nothing says which."
          : "Both are \(reading.placement?.zone.placeClass.name ?? ""), whichever it is.")
    case .employerHead:
      return "The name starts with \(named)." + mixed
    case .employerCore:
      return "Before the line of business stands \(named)." + mixed
    case .institution:
      return "\(words) is an institution known to be in \(place), whatever its name says."
    case .brand:
      return reading.placement == nil
        ? "\(words) is a brand, not a place, and says nothing of where."
        : "\(words) is a brand that stands for its seat: \(place)."
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

  /// The meanings of a name that share no more than the zone; the first few.
  private func severalPlaces(_ reading: TextReading) -> String {
    let codes = Array(Set(reading.places.compactMap { DivisionCode(number: $0.now) })).sorted()
    let shown = paths(of: Array(codes.prefix(4))) + (codes.count > 4 ? "…" : "")
    return
      "one of several places, all of them \(reading.placement?.zone.placeClass.name ?? "unresolved"): \(shown)"
  }

  private static let mixed = " Parts of it are in the circle and parts are not."

  func namesOf(_ places: some Sequence<Place>) -> String {
    paths(of: Array(Set(places.compactMap { DivisionCode(number: $0.now) })).sorted())
  }

  /// The other places that have the name which decided.
  private func namesakes(
    of reading: TextReading, in text: CleanText, _ trace: NameTrace?, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    guard let chosen = reading.places.first else { return [] }
    if reading.placement == nil {
      // Nothing was chosen: each place that has the name is a candidate that lost.
      return reading.places.map { place in
        candidate(
          evidence, text.text(reading.range), place.placement, isChosen: false,
          reading.rule == .branchDoubt
            ? "It may be meant, and so may something near the head office (总部)."
            : reading.rule == .countryDoubt
              ? "It may be meant, and so may the place that the name starts with."
              : "One of the places of that name"
                + (place.source == .current ? "." : ", which has another today."))
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
          if trace?.passedOver(place, at: start..<end) ?? false { continue }
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

  /// The places that a reader of names passed over, and the names of places elsewhere in the text.
  private func others(
    than reading: TextReading, in text: CleanText, _ trace: NameTrace?, as evidence: Evidence
  ) -> [Explanation.Candidate] {
    let index = Names.builtIn.value.places
    var found = trace.map { candidates(lostIn: $0, to: reading, in: text, as: evidence) } ?? []
    var start = 0
    while start < text.count {
      let (places, end) = index.longestMatch(in: text, at: start)
      let isLost = trace?.losses.contains { $0.range.contains(start) && $0.range.upperBound >= end } ?? false
      if end > start, !isLost, !reading.range.overlaps(start..<end) {
        let words = text.text(start..<end)
        let reason = reasonLost(words, places, at: start..<end, to: reading, in: text, trace)
        found.append((start, candidate(evidence, words, places.placement, isChosen: false, reason)))
      }
      start = max(end, start + text.characterLength(at: start))
    }
    let order = found.indices.sorted { (found[$0].start, $0) < (found[$1].start, $1) }
    return order.map { found[$0].candidate }
  }

  /// Why a name that stands at some offsets of a text does not count.
  private func reasonLost(
    _ words: String, _ places: PlaceList, at range: Range<Int>, to reading: TextReading, in text: CleanText,
    _ trace: NameTrace?
  ) -> String {
    guard let trace else {
      let isStreet = Names.builtIn.value.street.claim(text, at: range.upperBound) != .none
      return isStreet && places.contains { !$0.isFull }
        ? Self.road(words) : "\(words) does not stand at the head of the text, which alone is trusted."
    }
    if let refusal = refusal(ofNameAt: range, words, in: text) { return refusal }
    if range.upperBound <= reading.range.lowerBound,
      let reason = reasonLost(words, places, to: reading, text.text(reading.range))
    {
      return reason
    }
    let joints = trace.joints.isEmpty ? "" : " (连接词: \(trace.joints.joined(separator: "、")))"
    return
      "\(words) stands neither at the head of the name nor behind one of its joints\(joints): it may be part of another "
      + "word or of a brand (字号)."
  }

  /// The same for a name before the one that decided.
  private func reasonLost(
    _ words: String, _ places: PlaceList, to reading: TextReading, _ decided: String
  ) -> String? {
    let chosen = reading.placement?.division.map { Place($0) }
    if let chosen, reading.rule == .branch, places.contains(where: { $0.now == chosen.now }) {
      return "\(words) is the same place as \(decided), which counts."
    }
    if let chosen, places.contains(where: { chosen.lies(in: $0) }) {
      return "\(words) says where \(decided) lies, which says more."
    }
    switch reading.rule {
    case .branch, .town, .cityProper:
      return "\(words) stands in the name of the head office (总部); the branch (分支机构) counts before it."
    case .brackets, .employerCore:
      return "\(words) stands before \(decided), which says more about the office meant."
    case .countryDoubt:
      return "\(words) stands at the head of the name, and may be meant as well as \(decided)."
    case .branchDoubt, .region, .ambiguous:
      return "\(words) stands in the name of the head office (总部), where a branch (分支机构) need not be."
    default: return nil
    }
  }
}

extension TextReading.Rule {
  /// Whether only the readers of names decide by it.
  fileprivate var isOfNames: Bool {
    switch self {
    case .branch, .region, .branchDoubt, .countryDoubt, .employerHead, .employerCore, .institution, .brand:
      true
    default: false
    }
  }
}
