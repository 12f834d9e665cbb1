import ReferenceData

/// Reads an address by its head.
struct AddressReader: ~Escapable {
  let text: CleanText
  let names: Lasting<Names>
  var reader: PathReader

  @_lifetime(copy text)
  private init(text: CleanText, room: PlaceRoom) {
    self.text = text
    names = Names.builtIn
    reader = PathReader(names: names, text: text, isName: false, room: room)
  }

  /// Reads an address, and writes the places that it finds into a room.
  static func read(_ text: CleanText, _ room: inout PlaceRoom) -> TextReading {
    var reader = AddressReader(text: text, room: room)
    defer { room = reader.reader.room }
    return reader.read()
  }

  private mutating func read() -> TextReading {
    var start = headStart()
    var path = reader.path(at: start)
    if path.places.isEmpty, let end = labelEnd() {
      start = headStart(from: end)
      path = reader.path(at: start)
    }
    if path.places.isEmpty {
      if let reading = denied(at: start) { return reading }
      if let cut = afterCutName(at: start) { path = reader.path(at: cut) }
    }
    return path.places.isEmpty ? withoutHead(from: start) : read(path, from: start)
  }

  /// What a path at the head of the text means, by what stands behind it.
  mutating func read(_ path: PathReader.Path, from start: Int) -> TextReading {
    if let town = longerTown(than: path) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end)
    }
    if let reading = doubt(about: path, from: start) ?? denied(path, from: start) { return reading }
    if let list = list(startingWith: path) {
      return TextReading(
        rule: .several, placement: list.places.placement, range: start..<list.end, places: list.places)
    }
    let placement = path.places.placement
    if let placement, placement.zone != .sichuanMixed {
      return TextReading(rule: .head, placement: placement, range: start..<path.end, places: path.places)
    }
    return refined(path, placement, from: start)
  }

  /// What stands after a name that leaves it open: a town of one of the meanings, or a street of the city proper.
  private mutating func refined(_ path: PathReader.Path, _ placement: Placement?, from start: Int)
    -> TextReading
  {
    if let town = town(at: path.end, in: path.places) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end, places: path.places)
    }
    if placement == nil, let town = townWithoutRank(at: path.end, in: path.places) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end, places: path.places)
    }
    if placement == nil, let near = settled(path.places, by: path.end) {
      return TextReading(
        rule: .head, placement: near.placement, range: start..<path.end, places: near)
    }
    if let placement, let city = placement.division, city.level == .city, namesStreet(after: path.end) {
      return TextReading(
        rule: .cityProper, placement: Placement(zone: .circle, division: city), range: start..<path.end,
        places: path.places)
    }
    return TextReading(
      rule: placement == nil ? .ambiguous : .head, placement: placement, range: start..<path.end,
      places: path.places)
  }

  /// The meanings of an ambiguous head in which a division lies that the text names later in full: 资阳开发区(安岳县).
  private mutating func settled(_ places: PlaceList, by end: Int) -> PlaceList? {
    var index = end
    while index < text.count {
      for place in places {
        let path = reader.path(at: index, in: place)
        if path.isFull, let inner = path.places.first {
          let near = reader.room.filter(places) { inner.lies(in: $0) }
          return near.placement == nil ? nil : near
        }
      }
      index += text.characterLength(at: index)
    }
    return nil
  }

  private mutating func withoutHead(from start: Int) -> TextReading {
    if let town = town(at: start, in: nil) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end)
    }
    let head = afterCutName(at: start) ?? start
    let road = names.value.roads.longestMatch(in: text, at: head)
    if !road.places.isEmpty {
      return TextReading(
        rule: .road, placement: road.places.placement, range: head..<road.end,
        places: road.places)
    }
    if let brackets = Brackets.place(in: text, &reader) {
      let placement = brackets.places.placement
      return TextReading(
        rule: placement == nil ? .ambiguous : .brackets, placement: placement, range: brackets.range,
        places: brackets.places)
    }
    return namesakes(ofTownAt: start) ?? .nothing
  }

  /// Where the head starts: after signs, digits and words such as 地址.
  private func headStart(from start: Int = 0) -> Int {
    var index = start
    while index < text.count {
      if text[index] < 0x80 {
        index += 1
      } else if let length = names.value.address.prefixes.length(in: text, at: index) {
        index += length
      } else {
        break
      }
    }
    return index
  }

  /// Where a label in front of the address ends: 企业注册地址：, 公司实际经营地址为.
  private func labelEnd() -> Int? {
    let words = names.value.address
    var index = 0
    for _ in 0..<Self.longestLabel where index < text.count {
      if let length = words.labels.length(in: text, at: index) {
        let end = index + length
        if text[end] == UInt8(ascii: "/") { return end }
        return words.labelEnds.length(in: text, at: end).map { end + $0 }
      }
      index += text.characterLength(at: index)
    }
    return nil
  }

  /// In characters, before the word that ends it.
  private static let longestLabel = 10

  /// Where the text goes on after a name that lost its first characters: 庆市永川区, 市东区.
  private func afterCutName(at start: Int) -> Int? {
    var index = start
    for _ in 0..<2 where index < text.count {
      if let length = names.value.address.ranks.length(in: text, at: index) { return index + length }
      index += text.characterLength(at: index)
    }
    return nil
  }
}
