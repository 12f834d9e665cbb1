/// What the reading of a name saw and passed over, written down by the reader itself: it cannot disagree with the answer.
struct NameTrace {
  /// A place that some words of the name could mean, and why it does not count.
  struct Loss {
    enum Reason {
      /// Words after it say that it is not meant: 重庆市外.
      case denied
      /// A branch is named further to the right.
      case earlierBranch
      /// The head office's province has a place of that name.
      case farNamesake
      /// Near the head office a town (乡镇、街道) has the name; where, if that is one place.
      case townNearby(Placement?)
      /// Part of a word that one character more makes, or several; the whole word: 歌乐山.
      case insideWord(Range<Int>)
      /// A place stands right before it that does not hold it: 上海长寿支行.
      case behindPlace
      /// Quarters and villages everywhere have the name, and the branch is one of a cooperative that is in one county.
      case quarter
      /// The name of a road or a quarter that a shop, a school or a station has.
      case shop
      /// The short name of a county that is an everyday word too.
      case everydayWord
      /// Behind a line of business, and the branch is one that serves a town (支行).
      case localBranch
      /// The branch before it is in a place that is not known.
      case unknownBranch
      /// Somebody cooks as they do there.
      case dish
      /// A country that says with what somebody trades, or after which a park is named.
      case country
      /// The character before makes it part of a brand: 老成都.
      case brand
      /// Cut out of two words: 鸿福建材.
      case acrossWords
      /// Nobody calls it so today.
      case formerName
      /// Inside a name only larger places count.
      case tooSmallInside
      /// Places inside the name contradict each other.
      case contradictory
    }

    let range: Range<Int>
    let places: [Place]
    /// Where the head office is, as far as that decided.
    let office: [Place]
    let reason: Reason
  }

  /// The words of the joints, in the order of the text: 有限公司, 支行.
  var joints: [String]
  var losses: [Loss] = []

  /// Whether the reader itself met a place by some words, and passed it over.
  func passedOver(_ place: Place, at range: Range<Int>) -> Bool {
    losses.contains { loss in loss.range == range && loss.places.contains { $0.now == place.now } }
  }
}

extension EmployerReader {
  /// Notes why places do not count, where somebody asks; a run does not.
  @inline(__always)
  mutating func lose(
    _ places: PlaceList, at range: Range<Int>, under office: PlaceList = PlaceList(),
    _ reason: @autoclosure () -> NameTrace.Loss.Reason
  ) {
    guard trace != nil, !places.isEmpty else { return }
    trace?.losses.append(
      NameTrace.Loss(range: range, places: Array(places), office: Array(office), reason: reason()))
  }

  /// Notes why the place right before the end of a branch's name does not count.
  mutating func loseBeforeEnd(
    of unit: BranchUnit, behind end: Int, _ path: PathReader.Path, from start: Int, under area: PlaceList
  ) {
    guard trace != nil else { return }
    let town = reader.town(at: start, to: unit.end, in: area)
    let reason: NameTrace.Loss.Reason =
      if let town {
        .townNearby(town.placement)
      } else if start == end {
        .behindPlace
      } else if start - end < 6 {
        .insideWord(end..<unit.end)
      } else if unit.endsOffice {
        .everydayWord
      } else {
        .localBranch
      }
    lose(path.places, at: start..<path.end, under: area, reason)
  }
}
