extension Place {
  /// Drops what is unlikely among equals: a short name where another has it in full, a former division where one of
  /// today in the same province has the name, and one gone before 2000 where a later one has it.
  /// - Returns: how many are left, at the start of the list and in its order.
  static func keepLikely(_ places: UnsafeMutableBufferPointer<Place>) -> Int {
    guard places.count > 1 else { return places.count }
    var full = places
    if places.contains(where: \.isFull) {
      full = .init(rebasing: places[..<places.keep(\.isFull)])
    }
    let best = full.lazy.map(\.source).min() ?? .current
    let all = full
    return full.keep { place in
      if place.source == .old, best != .old { return false }
      if place.source == .current { return true }
      // Those of today are all kept, so that each still stands in the list: moved up, or where it was.
      return !all.contains { $0.source == .current && $0.sharesProvince(with: place) }
    }
  }
}

extension UnsafeMutableBufferPointer {
  /// Moves the elements that are kept to the start, and returns how many they are.
  fileprivate func keep(_ isKept: (Element) -> Bool) -> Int {
    var kept = 0
    for index in indices where isKept(self[index]) {
      self[kept] = self[index]
      kept += 1
    }
    return kept
  }
}
