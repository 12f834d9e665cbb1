import ReferenceData

/// Reads the path of divisions that starts at an offset of a text: 四川省 › 成都市 › 锦江区, any level left out.
///
/// A name counts after a division only where it lies in it, so that a name that several places have is settled by
/// what stands before. Of several readings the one that covers most of the text wins.
struct PathReader {
  let names: UnsafePointer<Names>
  let text: CleanText
  /// Whether the text is the name of an employer rather than an address.
  let isName: Bool
  let room: UnsafeMutablePointer<PlaceRoom>

  /// What the text says at an offset.
  struct Path {
    /// The last level, in every meaning that covers as much of the text; empty where no division is named.
    var places = PlaceList(start: nil, count: 0)
    /// Where the last level starts, and where the path ends.
    var lastStart: Int
    var end: Int
    /// Whether the last level is a full name in one of the readings.
    var isFull = false
    /// Whether a level above the last is named too.
    var hasUpper = false
  }

  /// The path that starts at an offset; without places where none does.
  /// - Parameter context: a division in which the first name must lie; `nil` for any.
  @inline(__always)
  func path(at start: Int, in context: Place? = nil) -> Path {
    names.pointee.places.mayStart(in: text, at: start)
      ? likelyPath(at: start, in: context) : Path(lastStart: start, end: start)
  }

  @inline(never)
  private func likelyPath(at start: Int, in context: Place?) -> Path {
    var best = Path(lastStart: start, end: start)
    extend(from: start, context, depth: 0, into: &best)
    room.pointee.keepLikely()
    best.places = room.pointee.close()
    return best
  }

  /// Province, city, county, and one level written twice (重庆市重庆市永川区).
  private static let deepest = 4

  private func extend(from start: Int, _ above: Place?, depth: Int, into best: inout Path) {
    // A name repeated without end would double the work at every level.
    guard depth < Self.deepest else { return }
    let places = names.pointee.places
    places.forEachMatch(in: text, at: start) { match in
      places.forEachPlace(of: match.name) { place in
        guard above.map({ place.lies(in: $0) }) ?? true else { return }
        guard place.isFull || !isTakenOver(place, at: match.end) else {
          // 唐山路南区, 四川道孚: the road is none, the county starts with its sign.
          if above == nil, place.isCityOrAbove {
            extend(from: match.end, place, depth: depth + 1, into: &best)
          }
          return
        }
        if !place.isFull, !place.isCityOrAbove, isCommon(match.end, start, above),
          !hasTown(at: match.end, in: place)
        {
          return
        }
        if above == nil, isGeneric(match.end, start) { return }
        consider(place, start..<match.end, hasUpper: above != nil, into: &best)
        guard place.then % 100 == 0, place.then != 0 else { return }
        extend(from: match.end, place, depth: depth + 1, into: &best)
        var next = match.end
        while let length = fillerLength(at: next) {
          next += length
          extend(from: next, place, depth: depth + 1, into: &best)
        }
      }
    }
  }

  private func consider(_ place: Place, _ range: Range<Int>, hasUpper: Bool, into best: inout Path) {
    let found = room.pointee.open
    if range.upperBound > best.end || found.isEmpty {
      best.lastStart = range.lowerBound
      best.hasUpper = hasUpper
      best.end = range.upperBound
      best.isFull = place.isFull
      room.pointee.restart()
      room.pointee.append(place)
    } else if range.upperBound == best.end, !found.contains(place) {
      room.pointee.append(place)
      best.isFull = best.isFull || place.isFull
    }
  }

  /// Whether a short name of a county is an everyday word that nothing makes a place: 平安财产保险, 四川仁和医药.
  private func isCommon(_ end: Int, _ start: Int, _ above: Place?) -> Bool {
    if let above, above.then % 10_000 != 0 || !isName { return false }
    if !isName, end == text.count || text[end] < 0x80 { return false }
    // 江北分公司 can mean nothing but a place.
    if isName, names.pointee.joints.branchWords.stands(in: text, at: end) { return false }
    return isCommonWord(start..<end)
  }

  /// Whether a town of a county follows, which makes an everyday word before it the county: 名山蒙顶山镇.
  private func hasTown(at start: Int, in place: Place) -> Bool {
    guard !isName, let town = names.pointee.town.town(in: text, at: start) else { return false }
    return names.pointee.towns.counties(named: town.name).contains { $0.number == place.now }
  }

  /// Whether the words are the short name of a county and an everyday word too.
  func isCommonWord(_ range: Range<Int>) -> Bool {
    var isCommon = false
    names.pointee.commonWords.forEachMatch(in: text, at: range.lowerBound) {
      isCommon = isCommon || $0.end == range.upperBound
    }
    return isCommon
  }

  private func isTakenOver(_ place: Place, at end: Int) -> Bool {
    isName
      ? names.pointee.street.takesOverInName(text, at: end, isCounty: !place.isCityOrAbove)
      : names.pointee.street.takesOver(text, at: end)
  }

  /// 东区, 城区: the name of a division, but of a part of every town too.
  private func isGeneric(_ end: Int, _ start: Int) -> Bool {
    end - start == 6 && names.pointee.path.district.stands(in: text, at: start + 3)
  }

  /// Skips signs between levels and what offices write for a level that is not there (市辖区, 县).
  func skippingFillers(from start: Int) -> Int {
    var index = start
    while let length = fillerLength(at: index) { index += length }
    return index
  }

  private func fillerLength(at index: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"): 1
    default: names.pointee.path.fillers.length(in: text, at: index)
    }
  }
}

struct PathWords {
  let fillers: WordList = "市辖区 省直辖县级行政区划 自治区直辖县级行政区划 省直辖 辖区 辖县 县 是 市"
  let district: WordList = "区"
}

extension PlaceRoom {
  /// Drops from the open list what is unlikely among equals: a former division where one of today in the same
  /// province has the name, and one gone before 2000 where a later one has it.
  mutating func keepLikely() {
    guard open.count > 1 else { return }
    if open.contains(where: \.isFull) { keep(\.isFull) }
    let full = open
    let best = full.lazy.map(\.source).min() ?? .current
    keep { place in
      if place.source == .old, best != .old { return false }
      if place.source == .current { return true }
      // Those of today are all kept, so that each stands in the list, before this place or after it.
      return !full.contains { $0.source == .current && $0.sharesProvince(with: place) }
    }
  }
}
