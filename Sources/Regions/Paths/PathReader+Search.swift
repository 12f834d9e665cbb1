/// The search among the paths that start at an offset.
extension PathReader {
  /// The best path so far, and the ways that were gone to find it.
  struct Search {
    var best: Path
    private var steps = InlineArray<8, Step>(repeating: Step(start: 0, depth: 0, then: 0, now: 0))
    private var count = 0

    private struct Step { let start, depth: Int32, then, now: UInt32 }

    init(_ start: Int) { best = Path(lastStart: start, end: start) }

    /// Notes a step from a division to an offset; `false` where it was taken before, and finds nothing new: 重庆 and
    /// 重庆市 are one division. Only the first few are remembered.
    mutating func begins(at start: Int, _ above: Place, depth: Int) -> Bool {
      for index in 0..<count {
        let step = steps[index]
        if step.start == start, step.then == above.then, step.now == above.now, step.depth <= depth {
          return false
        }
      }
      if count < steps.count {
        steps[count] = Step(
          start: Int32(start), depth: Int32(depth), then: above.then, now: above.now)
        count += 1
      }
      return true
    }
  }

  /// Province, city, county, and one level written twice (重庆市重庆市永川区).
  private static let deepest = 4

  mutating func extend(from start: Int, _ above: Place?, depth: Int, _ search: inout Search) {
    let area = above?.area
    let index = names.value.places
    index.forEachLikelyMatch(in: text, at: start) { name, end in
      let mayGoOn = name.traits.contains(.cityOrAbove) && mayGoOn(at: end)
      // A longer name counts already.
      if !mayGoOn, end < search.best.end { return }
      // What follows a name is the same for all its meanings, and looked at when the first needs it.
      var follow = Follow(end)
      for place in index.places(of: name) {
        if let area, !area.holds(place) { continue }
        if let refusal = refusal(of: place, name.traits, at: start, above, &follow) {
          // 唐山路南区, 四川道孚: the road is none, the county starts with its sign.
          if refusal == .road, above == nil, place.isCityOrAbove {
            goOn(at: end, place, depth: depth, &search)
          }
          continue
        }
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
  private mutating func goOn(at start: Int, _ above: Place, depth: Int, _ search: inout Search) {
    // A name repeated without end would double the work at every level.
    guard depth + 1 < Self.deepest, names.value.places.mayStart(in: text, at: start),
      search.begins(at: start, above, depth: depth)
    else { return }
    extend(from: start, above, depth: depth + 1, &search)
  }

  private mutating func consider(_ place: Place, _ range: Range<Int>, hasUpper: Bool, _ best: inout Path) {
    let found = room.open
    if range.upperBound > best.end || found.isEmpty {
      best.lastStart = range.lowerBound
      best.hasUpper = hasUpper
      best.end = range.upperBound
      best.isFull = place.isFull
      room.restart()
      room.append(place)
    } else if range.upperBound == best.end, !found.contains(place) {
      room.append(place)
      best.isFull = best.isFull || place.isFull
    }
  }
}
