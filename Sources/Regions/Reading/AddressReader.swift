import ReferenceData

/// Reads an address by its head.
struct AddressReader {
  let text: CleanText
  private let names: UnsafePointer<Names>
  private let reader: PathReader

  init(text: CleanText, room: UnsafeMutablePointer<PlaceRoom>) {
    self.text = text
    names = Names.builtIn
    reader = PathReader(names: names, text: text, isName: false, room: room)
  }

  func read() -> TextReading {
    let start = headStart()
    var path = reader.path(at: start)
    if path.places.isEmpty, let cut = afterCutName(at: start) { path = reader.path(at: cut) }
    if path.places.isEmpty { return withoutHead(from: start) }
    if let town = longerTown(than: path) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end)
    }
    if listsAnother(than: path) {
      return TextReading(rule: .several, placement: nil, range: start..<path.end, places: path.places)
    }
    let placement = path.places.placement
    if let placement, placement.zone != .sichuanMixed {
      return TextReading(rule: .head, placement: placement, range: start..<path.end, places: path.places)
    }
    return refined(path, placement, from: start)
  }

  /// What stands after a name that leaves it open: a town of one of the meanings, or a street of the city proper.
  private func refined(_ path: PathReader.Path, _ placement: Placement?, from start: Int) -> TextReading {
    if let town = town(at: path.end, in: path.places) {
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
  private func settled(_ places: PlaceList, by end: Int) -> PlaceList? {
    var index = end
    while index < text.count {
      for place in places {
        let path = reader.path(at: index, in: place)
        if path.isFull, let inner = path.places.first {
          let near = reader.room.pointee.filter(places) { inner.lies(in: $0) }
          return near.placement == nil ? nil : near
        }
      }
      index += text.characterLength(at: index)
    }
    return nil
  }

  private func withoutHead(from start: Int) -> TextReading {
    if let town = town(at: start, in: nil) {
      return TextReading(rule: .town, placement: town.placement, range: start..<town.end)
    }
    let head = afterCutName(at: start) ?? start
    let road = names.pointee.roads.longestMatch(in: text, at: head)
    if !road.places.isEmpty {
      return TextReading(
        rule: .road, placement: road.places.placement, range: head..<road.end,
        places: road.places)
    }
    if let brackets = Brackets.place(in: text, reader) {
      let placement = brackets.places.placement
      return TextReading(
        rule: placement == nil ? .ambiguous : .brackets, placement: placement, range: brackets.range,
        places: brackets.places)
    }
    return .nothing
  }

  /// Where the head starts: after signs, digits and words such as 地址.
  private func headStart() -> Int {
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        index += 1
      } else if let length = names.pointee.address.prefixes.length(in: text, at: index) {
        index += length
      } else {
        break
      }
    }
    return index
  }

  /// Where the text goes on after a name that lost its first characters: 庆市永川区, 市东区.
  private func afterCutName(at start: Int) -> Int? {
    var index = start
    for _ in 0..<2 where index < text.count {
      if let length = names.pointee.address.ranks.length(in: text, at: index) { return index + length }
      index += text.characterLength(at: index)
    }
    return nil
  }

  /// Whether the path is the first of a list of places with different answers: 北京、上海、成都.
  private func listsAnother(than path: PathReader.Path) -> Bool {
    guard let first = path.places.first else { return false }
    var end = path.end
    while text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: "/") {
      let other = reader.path(at: end + 1)
      guard let place = other.places.first else { return false }
      if place.zone.placeClass != first.zone.placeClass, !place.sharesProvince(with: first) { return true }
      end = other.end
    }
    return false
  }

  /// The town whose name starts with the short name of another place: 广安门内街道 is not in 广安.
  private func longerTown(than path: PathReader.Path) -> (placement: Placement?, end: Int)? {
    guard !path.isFull, let town = names.pointee.town.town(in: text, at: path.lastStart), town.end > path.end
    else { return nil }
    let counties = names.pointee.towns.counties(namedExactly: town.name).filter { county in
      !path.hasUpper || path.places.contains { $0.now / 10_000 == county.number / 10_000 }
    }
    return counties.isEmpty ? nil : (placement(of: counties), town.end)
  }

  /// The counties of the town that is named at an offset, where they agree.
  private func town(at start: Int, in context: PlaceList?) -> (placement: Placement, end: Int)? {
    guard let town = names.pointee.town.town(in: text, at: start) else { return nil }
    var counties = names.pointee.towns.counties(named: town.name)
    if let context {
      counties = counties.filter { county in
        let place = Place(
          then: county.number, now: county.number, zone: .unresolved, source: .current, isFull: true)
        return context.contains { place.lies(in: $0) || $0.lies(in: place) }
      }
    }
    return placement(of: counties).map { ($0, town.end) }
  }

  /// The place that some counties share; `nil` where they answer differently.
  private func placement(of counties: [DivisionCode]) -> Placement? {
    let resolved = counties.compactMap { Gazetteer.builtIn.resolve($0)?.placement }
    guard let first = resolved.first else { return nil }
    let zone = resolved.dropFirst().reduce(first.zone) { $0.joined(with: $1.zone) }
    guard zone != .unresolved, zone != .sichuanMixed else { return nil }
    let division = resolved.count == 1 ? first.division : Gazetteer.builtIn.placement(of: counties)?.division
    return Placement(zone: zone, division: division)
  }

  /// Whether more than the city is said, and no town, which may lie in any county.
  private func namesStreet(after end: Int) -> Bool {
    let rest = reader.skippingFillers(from: end)
    return text.count - rest >= 6 && names.pointee.town.town(in: text, at: rest) == nil
  }
}

struct AddressWords {
  let prefixes: WordList =
    """
    单位所在地 所在地 单位地址 公司地址 办公地址 注册地址 详细地址 工作地址 通讯地址 联系地址 地址 工作地点 地点 住所 位于 坐落于 \
    中华人民共和国 中国 国内 总部 总公司 公司
    """
  let ranks: WordList = "省 市"
}
