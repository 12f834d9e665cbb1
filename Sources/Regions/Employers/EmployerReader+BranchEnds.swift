/// The place right before the word that ends a branch, with no joint before it: 海南航空重庆分公司.
extension EmployerReader {
  /// A name of two characters is often the end of another word (歌乐山, 朝天门), or of a quarter (成都玉林支行): it counts
  /// inside the place before it, and elsewhere only behind a line of business.
  ///
  /// - Parameters:
  ///   - end: where the place before it ends; the start of the branch's name where none does.
  ///   - area: that place, or the head office's.
  ///   - isFirst: whether no joint stands before, so that what the name starts with may be this place's company or not: a
  ///     place in doubt leaves it open.
  mutating func placeBeforeEnd(
    of unit: BranchUnit, behind end: Int, under area: PlaceList, isFirst: Bool = false
  ) -> TextReading? {
    for start in stride(from: unit.end - 18, through: unit.end - 6, by: 3) where start >= max(end, 1) {
      let path = reader.path(at: start)
      guard path.end == unit.end, !path.places.isEmpty, !isTail(of: path, at: start), !isDenied(path) else {
        continue
      }
      // 射洪仁和: right behind a place, one that lies outside it is a part of a word.
      let near = reader.room.filter(path.places) { place in
        area.contains { start == end ? place.lies(in: $0) : $0.sharesProvince(with: place) }
      }
      if !near.isEmpty { return TextReading(branchAt: near, start..<unit.end) }
      return farPlace(path, from: start, beforeEndOf: unit, behind: end, under: area, isFirst: isFirst)
    }
    return nil
  }

  /// The same for a place outside of the area.
  private mutating func farPlace(
    _ path: PathReader.Path, from start: Int, beforeEndOf unit: BranchUnit, behind end: Int,
    under area: PlaceList, isFirst: Bool
  ) -> TextReading? {
    let range = start..<unit.end
    let hasBusiness = start - end >= 6
    if path.isSure, hasBusiness || start == end { return TextReading(branchAt: path.places, range) }
    guard !path.isSure, hasBusiness else {
      loseBeforeEnd(of: unit, behind: end, path, from: start, under: area)
      return nil
    }
    let isCity = path.places.contains(where: \.isCityOrAbove)
    let isTrusted = isCity || unit.endsOffice && !reader.isCommonWord(range)
    // 新华社重庆分社: nothing else is named where it could be.
    let mayBeFar = !unit.endsLocal || isCity && area.isEmpty
    let isTold = mayBeFar && isTrusted && reader.town(at: start, to: unit.end, in: area) == nil
    let isDoubt = (isFirst || unit.endsOutlet) && !unit.endsInstitute
    if isTold || isDoubt, let upper = place(between: end, and: start, besides: path) { return upper }
    if isTold { return TextReading(branchAt: path.places, range) }
    loseBeforeEnd(of: unit, behind: end, path, from: start, under: area)
    guard isDoubt else { return nil }
    let isNear = unit.endsOutlet && !area.isEmpty
    let placement = isNear ? reader.room.joined(path.places, area).placement : nil
    return TextReading(doubt: path.places, placement, range)
  }

  /// The place that ends where another starts that does not lie in it: 重庆 in 优衣库重庆中山店.
  private mutating func place(
    between end: Int, and start: Int, besides path: PathReader.Path
  ) -> TextReading? {
    for first in stride(from: start - 18, through: start - 6, by: 3) where first >= max(end, 1) {
      let upper = reader.path(at: first)
      guard upper.end == start, upper.places.contains(where: \.isCityOrAbove), !isTail(of: upper, at: first)
      else {
        continue
      }
      lose(path.places, at: start..<path.end, under: upper.places, .behindPlace)
      return TextReading(branchAt: upper.places, first..<start)
    }
    return nil
  }
}

extension TextReading {
  /// A branch in places that a name has.
  init(branchAt places: PlaceList, _ range: Range<Int>) {
    let placement = places.placement
    self.init(
      rule: placement == nil ? .ambiguous : .branch, placement: placement, range: range, places: places)
  }

  /// A branch that may be in places, or near its head office.
  ///
  /// - Parameter placement: what both share.
  init(doubt places: PlaceList, _ placement: Placement?, _ range: Range<Int>) {
    self.init(
      rule: .branchDoubt, placement: placement?.zone == .sichuanMixed ? nil : placement, range: range,
      places: places)
  }
}
