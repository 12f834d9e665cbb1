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
    var places = PlaceList.empty
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
    guard names.pointee.places.mayStart(in: text, at: start) else {
      return Path(lastStart: start, end: start)
    }
    if context == nil, let path = plainPath(at: start) { return path }
    return fullPath(at: start, in: context)
  }

  /// The path by all rules, whatever the text.
  @inline(never)
  func fullPath(at start: Int, in context: Place?) -> Path {
    var search = Search(start)
    extend(from: start, context, depth: 0, &search)
    room.pointee.keepLikely()
    search.best.places = room.pointee.close()
    return search.best
  }

  /// The best path so far, and the ways that were gone to find it.
  private struct Search {
    var best: Path
    private var steps = InlineArray<8, Step>(repeating: Step(start: 0, depth: 0, then: 0, now: 0))
    private var count = 0

    private struct Step { let start, depth: Int32, then, now: UInt32 }

    init(_ start: Int) { best = Path(lastStart: start, end: start) }

    /// Notes a step from a division to an offset; `false` where it was taken before, and finds nothing new: 重庆 and
    /// 重庆市 are one division. Only the first few are remembered.
    mutating func begins(at start: Int, _ above: Place, depth: Int) -> Bool {
      for index in 0..<count {
        let step = steps[unchecked: index]
        if step.start == start, step.then == above.then, step.now == above.now, step.depth <= depth {
          return false
        }
      }
      if count < steps.count {
        steps[unchecked: count] = Step(
          start: Int32(start), depth: Int32(depth), then: above.then, now: above.now)
        count += 1
      }
      return true
    }
  }

  /// Province, city, county, and one level written twice (重庆市重庆市永川区).
  private static let deepest = 4

  private func extend(from start: Int, _ above: Place?, depth: Int, _ search: inout Search) {
    let area = above?.area
    let index = names.pointee.places
    index.forEachLikelyMatch(in: text, at: start) { name, end in
      let mayGoOn = name.traits.contains(.cityOrAbove) && mayGoOn(at: end)
      // A longer name counts already.
      if !mayGoOn, end < search.best.end { return }
      // What follows a name is the same for all its meanings, and looked at when the first needs it.
      var follow = Follow(end)
      for place in index.places(of: name) {
        if let area, !area.holds(place) { continue }
        guard place.isFull || !isTakenOver(place, &follow) else {
          // 唐山路南区, 四川道孚: the road is none, the county starts with its sign.
          if above == nil, place.isCityOrAbove { goOn(at: end, place, depth: depth, &search) }
          continue
        }
        if !place.isFull, !place.isCityOrAbove, isCommon(start, above, &follow), !hasTown(place, at: end) {
          continue
        }
        if above == nil, name.traits.contains(.generic) { continue }
        consider(place, start..<end, hasUpper: above != nil, &search.best)
        guard mayGoOn, place.isCityOrAbove, place.then != 0 else { continue }
        goOn(at: end, place, depth: depth, &search)
        var next = end
        while let length = fillerLength(at: next) {
          next += length
          goOn(at: next, place, depth: depth, &search)
        }
      }
    }
  }

  @inline(__always)
  private func goOn(at start: Int, _ above: Place, depth: Int, _ search: inout Search) {
    // A name repeated without end would double the work at every level.
    guard depth + 1 < Self.deepest, names.pointee.places.mayStart(in: text, at: start),
      search.begins(at: start, above, depth: depth)
    else { return }
    extend(from: start, above, depth: depth + 1, &search)
  }

  /// What stands after a name, as far as it was looked at.
  private struct Follow {
    let start: Int
    var street: Street.Claim?
    var isCommon: Bool?

    init(_ start: Int) { self.start = start }
  }

  private func consider(_ place: Place, _ range: Range<Int>, hasUpper: Bool, _ best: inout Path) {
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
  private func isCommon(_ start: Int, _ above: Place?, _ follow: inout Follow) -> Bool {
    if let isCommon = follow.isCommon { return isCommon }
    let isCommon = isCommon(start..<follow.start, above)
    follow.isCommon = isCommon
    return isCommon
  }

  private func isCommon(_ range: Range<Int>, _ above: Place?) -> Bool {
    let end = range.upperBound
    if let above, above.rank != .province || !isName { return false }
    if !isName, end == text.count || text[end] < 0x80 { return false }
    // 江北分公司 can mean nothing but a place.
    if isName, names.pointee.joints.branchWords.stands(in: text, at: end) { return false }
    return isCommonWord(range)
  }

  /// Whether a town of a county follows, which makes an everyday word before it the county: 名山蒙顶山镇.
  private func hasTown(_ place: Place, at start: Int) -> Bool {
    guard !isName, let town = names.pointee.town.town(in: text, at: start) else { return false }
    return names.pointee.towns.counties(named: town.name).contains { $0.number == place.now }
  }

  /// Whether the words are the short name of a county and an everyday word too.
  func isCommonWord(_ range: Range<Int>) -> Bool {
    var isCommon = false
    names.pointee.commonWords.forEachMatch(in: text, at: range.lowerBound) { _, end in
      isCommon = isCommon || end == range.upperBound
    }
    return isCommon
  }

  private func isTakenOver(_ place: Place, _ follow: inout Follow) -> Bool {
    let street = follow.street ?? street(at: follow.start)
    follow.street = street
    return street == .everyName || street == .county && !place.isCityOrAbove
  }

  func street(at end: Int) -> Street.Claim {
    isName ? names.pointee.street.claimInName(text, at: end) : names.pointee.street.claim(text, at: end)
  }

  /// Skips signs between levels and what offices write for a level that is not there (市辖区, 县).
  func skippingFillers(from start: Int) -> Int {
    var index = start
    while let length = fillerLength(at: index) { index += length }
    return index
  }

  func fillerLength(at index: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"): 1
    default: names.pointee.path.fillers.length(in: text, at: index)
    }
  }
}

struct PathWords {
  let fillers: WordList = "市辖区 省直辖县级行政区划 自治区直辖县级行政区划 省直辖 辖区 辖县 县 是 市"
}
