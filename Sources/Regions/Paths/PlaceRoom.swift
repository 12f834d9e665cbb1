/// Where a reading writes the places that it finds, list after list.
///
/// A value: each reader has the room in its turn, and the next goes on where it stopped.
///
/// **Invariant.** Lists stay where they are; `0 ..< used + openCount` of the room is written, and nothing beyond.
struct PlaceRoom {
  private let room: Room<Place>
  private var used = 0
  private var openCount = 0
  /// Whether a place was lost for want of room, so that the reading is worth nothing.
  private(set) var isTooSmall = false

  private init(_ room: Room<Place>) { self.room = room }

  /// Reads a text with room on the stack for the places that texts name. Of a text that names very many the
  /// reading is done again with more.
  /// - Parameter reading: gives the same for the same text.
  static func reading<Result>(
    by reading: (inout PlaceRoom) -> TextReading,
    _ body: (TextReading) -> Result
  ) -> Result {
    // Up to a kilobyte is taken from the stack.
    var capacity = 80
    while true {
      let result = Room<Place>.with(capacity: capacity) { places -> Result? in
        var room = PlaceRoom(places)
        let found = reading(&room)
        return room.isTooSmall ? nil : body(found)
      }
      if let result { return result }
      capacity *= 16
    }
  }

  /// The list that is being written.
  var open: PlaceList {
    @inline(__always) get { room.row(from: used, count: openCount) }
  }

  @inline(__always)
  mutating func append(_ place: Place) {
    guard used + openCount < room.capacity else { return isTooSmall = true }
    room.write(place, at: used + openCount)
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
    openCount = room.change(from: used, count: openCount) { Place.keepLikely(&$0) }
  }

  /// The places of another list that count, as a list of its own.
  mutating func filter(_ list: PlaceList, _ isKept: (Place) -> Bool) -> PlaceList {
    for place in list where isKept(place) { append(place) }
    return close()
  }

  /// The places of two lists, as a list of its own.
  mutating func joined(_ one: PlaceList, _ other: PlaceList) -> PlaceList {
    for place in one { append(place) }
    for place in other { append(place) }
    return close()
  }
}
