import ReferenceData

/// Why the places in the name of an employer do not count, as the reader itself wrote it down.
extension Gazetteer {
  /// What the reader of a name saw and passed over.
  static func trace(of name: CleanText) -> NameTrace {
    var trace = NameTrace(joints: [])
    PlaceRoom.reading(
      by: {
        trace = EmployerReader.trace(name, &$0)
        return .nothing
      }, { _ in })
    return trace
  }

  /// The places that a reader found and passed over, one for each division of today.
  func candidates(
    lostIn trace: NameTrace, to reading: TextReading, in text: CleanText, as evidence: Evidence
  ) -> [(start: Int, candidate: Explanation.Candidate)] {
    trace.losses.enumerated().flatMap { number, loss in
      let words = text.text(loss.range)
      let isRepeated = trace.losses[..<number].contains { $0.range == loss.range }
      return (isRepeated ? [] : loss.places).enumerated().filter { position, place in
        !loss.places[..<position].contains { $0.now == place.now }
          && (reading.range != loss.range || !reading.places.contains { $0.now == place.now })
      }.map { _, place in
        let sentence = sentence(for: loss, of: place, words, in: text)
        return (loss.range.lowerBound, candidate(evidence, words, place.placement, isChosen: false, sentence))
      }
    }
  }

  private func sentence(
    for loss: NameTrace.Loss, of place: Place, _ words: String, in text: CleanText
  ) -> String {
    let office = loss.office.isEmpty ? "" : " (\(namesOf(loss.office)))"
    switch loss.reason {
    case .denied:
      return "The words after \(words) say that the place is not there."
    case .earlierBranch:
      return "A branch (分支机构) that is named further to the right counts before the one in \(words)."
    case .farNamesake:
      return
        "\(words) is the name of a place near the head office (总部)\(office), too, which counts before one far away."
    case .townNearby(let town):
      let nearby = town?.division.map { ", in \(path(of: $0))" } ?? ""
      return "\(words) is far from the head office or the place named before it\(office), "
        + "where a town (乡镇、街道) has that name\(nearby): the town counts first."
    case .insideWord(let whole):
      return loss.range.lowerBound == whole.lowerBound
        ? "\(words) goes on to \(text.text(whole)), which is another name."
        : "\(words) is the end of \(text.text(whole)): neither a joint (连接词: 公司、银行…) nor a place stands right before it."
    case .behindPlace:
      return
        "\(words) stands behind a place\(office) in which it does not lie: there a town, a quarter or a road "
        + "(街镇、片区、道路) of that name is meant."
    case .quarter:
      return
        "\(words) is the name of quarters and villages (片区、村) in many places: the branch of a cooperative (合作社) or its bank, which is in one county\(office) "
        + "is in one there."
    case .shop:
      return
        "\(words) is far from the head office (总部)\(office), and stands before the word for a shop, a school or a station: "
        + "they are often named after a quarter or a road (片区、道路)."
    case .everydayWord:
      return "\(words) is an everyday word, too, and counts only where the name leaves no other meaning."
    case .localBranch:
      return
        "\(words) stands behind other words, far from the head office\(office): a 支行 or 门市 serves one town, and may be "
        + "named after a quarter (片区) of that name."
    case .unknownBranch:
      return
        "\(words) names a part of the branch before it, and where that is, is not known: it may be a quarter (片区) there."
    case .dish:
      return "\(words) is followed by a dish: it says what is cooked, not where."
    case .country:
      return "\(words) is a country inside the name, or one that a park or a street is named after."
    case .brand:
      return "The word before \(words) makes it part of a brand (字号)."
    case .acrossWords:
      return "\(words) is cut out of two words."
    case .formerName:
      return
        "\(words) was the name of \(namesOf([place])) before; inside a name only the names of today count."
    case .tooSmallInside:
      return
        "\(words) stands inside the name, where it may be part of another word or a brand (字号): there only large places "
        + "count."
    case .contradictory:
      return "\(words) is one of several places inside the name, and they contradict each other."
    }
  }

  /// Why the reader saw no place in a name that stands at some offsets of an employer's name; `nil` where it would have.
  func refusal(ofNameAt range: Range<Int>, _ words: String, in text: CleanText) -> String? {
    var refusal: PathReader.Refusal?
    PlaceRoom.reading(
      by: { room in
        refusal = PathReader.refusal(ofNameAt: range, in: text, &room)
        return .nothing
      }, { _ in })
    switch refusal {
    case .road: return Self.road(words)
    case .everydayWord: return "\(words) is an everyday word, too, and nothing makes it a place here."
    case .generic: return "Every town has a part called \(words): nothing says which is meant."
    case nil: return nil
    }
  }

  static func road(_ words: String) -> String {
    "\(words) is followed by a word that makes it the name of a road, a village, a house or a dish."
  }
}

extension PathReader {
  /// Why no path starts with the name at some offsets of an employer's name; `nil` where one does.
  fileprivate static func refusal(
    ofNameAt range: Range<Int>, in text: CleanText, _ room: inout PlaceRoom
  ) -> Refusal? {
    let names = Names.builtIn
    var reader = PathReader(names: names, text: text, isName: true, room: room)
    defer { room = reader.room }
    guard reader.path(at: range.lowerBound).places.isEmpty else { return nil }
    var follow = Follow(range.upperBound)
    var refusal: Refusal?
    names.value.places.forEachMatch(in: text, at: range.lowerBound) { name, end in
      guard end == range.upperBound else { return }
      for place in names.value.places.places(of: name) where refusal == nil {
        refusal = reader.refusal(of: place, name.traits, at: range.lowerBound, nil, &follow)
      }
    }
    return refusal
  }
}
