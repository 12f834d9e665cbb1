/// Reads the path of divisions that starts at an offset of a text: 四川省 › 成都市 › 锦江区, any level left out.
///
/// A name counts after a division only where it lies in it, so that a name that several places have is settled by
/// what stands before. Of several readings the one that covers most of the text wins.
struct PathReader: ~Escapable {
  let names: Lasting<Names>
  let text: CleanText
  /// Whether the text is the name of an employer rather than an address.
  let isName: Bool
  /// Holds the places of every path that was read.
  var room: PlaceRoom

  @_lifetime(copy text)
  init(names: Lasting<Names>, text: CleanText, isName: Bool, room: PlaceRoom) {
    self.names = names
    self.text = text
    self.isName = isName
    self.room = room
  }

  /// What the text says at an offset.
  struct Path {
    /// The last level, in every meaning that covers as much of the text; empty where no division is named.
    var places = PlaceList()
    /// Where the last level starts, and where the path ends.
    var lastStart: Int
    var end: Int
    /// Whether the last level is a full name in one of the readings.
    var isFull = false
    /// Whether a level above the last is named too.
    var hasUpper = false
    /// Whether nobody can take it for another word.
    var isSure: Bool { isFull || hasUpper }
    /// Whether it is that of a county: 永川区, 重庆永川.
    var isSureCounty: Bool { isSure && !places.isEmpty && places.allSatisfy { !$0.isCityOrAbove } }
  }

  /// The path that starts at an offset; without places where none does.
  /// - Parameter context: a division in which the first name must lie; `nil` for any.
  @inline(__always)
  mutating func path(at start: Int, in context: Place? = nil) -> Path {
    guard names.value.places.mayStart(in: text, at: start) else {
      return Path(lastStart: start, end: start)
    }
    if context == nil, let path = plainPath(at: start) { return path }
    return fullPath(at: start, in: context)
  }

  /// The name that starts at an offset and ends at another, by itself.
  mutating func path(at start: Int, upTo end: Int) -> Path {
    var path = Path(lastStart: start, end: start)
    names.value.places.forEachMatch(in: text, at: start) { name, matchEnd in
      guard matchEnd == end else { return }
      path.places = names.value.places.likelyPlaces(of: name)
      path.end = matchEnd
      path.isFull = path.places.contains(where: \.isFull)
    }
    return path
  }

  /// The path by all rules, whatever the text.
  @inline(never)
  mutating func fullPath(at start: Int, in context: Place?) -> Path {
    var search = Search(start)
    extend(from: start, context, depth: 0, &search)
    room.keepLikely()
    search.best.places = room.close()
    return search.best
  }
}
