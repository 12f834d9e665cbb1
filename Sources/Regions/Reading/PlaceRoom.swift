/// Where a reading writes the places that it finds, list after list.
///
/// **Invariant.** Lists stay where they are; `start[0 ..< used + openCount]` is initialised, and nothing is written
/// beyond `capacity`.
struct PlaceRoom {
  private let start: UnsafeMutablePointer<Place>
  private let capacity: Int
  private var used = 0
  private var openCount = 0
  /// Whether a place was lost for want of room, so that the reading is worth nothing.
  private(set) var isTooSmall = false

  private init(start: UnsafeMutablePointer<Place>, capacity: Int) {
    self.start = start
    self.capacity = capacity
  }

  /// Reads a text with room on the stack for the places that texts name. Of a text that names very many the
  /// reading is done again with more.
  /// - Parameter reading: gives the same for the same text.
  static func reading<Result>(
    by reading: (UnsafeMutablePointer<PlaceRoom>) -> TextReading,
    _ body: (TextReading) -> Result
  ) -> Result {
    // Up to a kilobyte is taken from the stack.
    var capacity = 80
    while true {
      let result = withUnsafeTemporaryAllocation(of: Place.self, capacity: capacity) { places -> Result? in
        var room = PlaceRoom(start: places.baseAddress!, capacity: capacity)
        let found = withUnsafeMutablePointer(to: &room, reading)
        return room.isTooSmall ? nil : body(found)
      }
      if let result { return result }
      capacity *= 16
    }
  }

  /// The list that is being written.
  var open: PlaceList {
    @inline(__always) get { PlaceList(start: start + used, count: openCount) }
  }

  @inline(__always)
  mutating func append(_ place: Place) {
    guard used + openCount < capacity else { return isTooSmall = true }
    start[used + openCount] = place
    openCount += 1
  }

  /// Empties the open list.
  @inline(__always)
  mutating func restart() { openCount = 0 }

  /// Ends the open list and begins an empty one.
  @inline(__always)
  mutating func close() -> PlaceList {
    defer {
      used += openCount
      openCount = 0
    }
    return open
  }

  /// Drops from the open list what is unlikely.
  mutating func keepLikely() {
    openCount = Place.keepLikely(UnsafeMutableBufferPointer(start: start + used, count: openCount))
  }

  /// The places of another list that count, as a list of its own.
  mutating func filter(_ list: PlaceList, _ isKept: (Place) -> Bool) -> PlaceList {
    for place in list where isKept(place) { append(place) }
    return close()
  }
}
