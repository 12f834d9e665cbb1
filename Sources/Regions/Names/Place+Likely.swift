extension Place {
  /// Drops what is unlikely among equals: a short name where another has it in full, a former division where one of
  /// today in the same province has the name, and one gone before 2000 where a later one has it.
  /// - Returns: how many are left, at the start of the span and in its order.
  static func keepLikely(_ places: inout MutableSpan<Place>) -> Int {
    guard places.count > 1 else { return places.count }
    var full = places.count
    if (0..<full).contains(where: { places[$0].isFull }) {
      full = places.keep(among: full) { _, place in place.isFull }
    }
    let best = (0..<full).reduce(.old) { min($0, places[$1].source) }
    return places.keep(among: full) { places, place in
      if place.source == .old, best != .old { return false }
      if place.source == .current { return true }
      // Those of today are all kept, so that each still stands in the list: moved up, or where it was.
      return !(0..<full).contains { places[$0].source == .current && places[$0].sharesProvince(with: place) }
    }
  }
}

extension MutableSpan<Place> {
  /// Moves those of the first `count` that are kept to the start, and returns how many they are.
  fileprivate mutating func keep(among count: Int, _ isKept: (borrowing Self, Place) -> Bool) -> Int {
    var kept = 0
    for index in 0..<count where isKept(self, self[index]) {
      self[kept] = self[index]
      kept += 1
    }
    return kept
  }
}
