import Regions

/// The employed by the class of their place, side by side.
enum ClassBar {
  static func svg(_ people: [(PlaceClass, Int)]) -> Markup {
    let all = people.reduce(0) { $0 + $1.1 }
    guard all > 0 else { return "" }
    var before = 0
    let parts = people.map { placeClass, count -> Markup in
      defer { before += count }
      let (start, width) = (millionths(before, of: all), millionths(count, of: all))
      return
        "<rect class=\(placeClass.letter) x=\(Standing.position(start))% width=\(Standing.position(width))% />"
    }
    return "<svg class=stack aria-hidden=true>\(parts.joined())</svg>"
  }

  private static func millionths(_ people: Int, of all: Int) -> Int { people * 1_000_000 / all }
}

extension PlaceClass {
  /// Its class in the style.
  var letter: Markup {
    switch self {
    case .chongqing: "q"
    case .circle: "r"
    case .elsewhere: "w"
    case .unresolved: "u"
    }
  }
}
