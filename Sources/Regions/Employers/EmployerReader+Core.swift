/// Places inside the name of the head office.
extension EmployerReader {
  /// A province or city that stands before the line of business: 北京某某重庆餐饮有限公司 is the Chongqing company.
  ///
  /// Two characters across two words often look like a city (蓝天水务), so that only provinces and the cities of
  /// Sichuan count here.
  mutating func secondPlace(after head: PathReader.Path, to end: Int) -> TextReading? {
    // A place right after the first is part of its address or its brand.
    var index = head.end + text.characterLength(at: head.end)
    let names = names.value.places
    while index < end {
      let word = text.word(at: index)
      defer { index += CleanText.characterLength(word) }
      guard names.mayStart(word) else { continue }
      let path = reader.path(at: index)
      guard let place = path.places.first, path.end + 6 <= end, counts(path, at: index),
        !isDenied(path)
      else { continue }
      guard place.rank == .province || place.zone.isInSichuan, path.places.allSatisfy(\.isCityOrAbove) else {
        lose(path.places, at: index..<path.end, .tooSmallInside)
        continue
      }
      guard let placement = path.places.placement else { continue }
      return TextReading(
        rule: .employerCore, placement: placement, range: index..<path.end, places: path.places)
    }
    return nil
  }

  /// The places anywhere in a name that starts with none; only where they agree. Counties count by full name.
  mutating func core(from start: Int, to end: Int) -> TextReading? {
    var index = start
    var found: TextReading?
    let names = names.value.places
    while index < end {
      let word = text.word(at: index)
      guard names.mayStart(word) else {
        index += CleanText.characterLength(word)
        continue
      }
      let path = reader.path(at: index)
      guard path.isFull || path.places.contains(where: \.isCityOrAbove), counts(path, at: index),
        !isDenied(path)
      else {
        if !path.isFull, !path.places.contains(where: \.isCityOrAbove) {
          lose(path.places, at: index..<path.end, .tooSmallInside)
        }
        index += CleanText.characterLength(word)
        continue
      }
      guard let placement = path.places.placement else { return nil }
      if let found, found.placement?.zone.placeClass != placement.zone.placeClass {
        lose(found.places, at: found.range, .contradictory)
        lose(path.places, at: index..<path.end, .contradictory)
        return nil
      }
      found =
        found
        ?? TextReading(
          rule: .employerCore, placement: placement, range: index..<path.end, places: path.places)
      index = path.end
    }
    return found
  }

  private mutating func counts(_ path: PathReader.Path, at start: Int) -> Bool {
    guard path.places.contains(where: { $0.source == .current }) else {
      lose(path.places, at: start..<path.end, .formerName)
      return false
    }
    let words = names.value.employer
    if start >= 3, words.brandMarks.stands(in: text, at: start - 3) {
      lose(path.places, at: start..<path.end, .brand)
      return false
    }
    guard path.isFull || !words.split.stands(in: text, at: path.end - 3) else {
      lose(path.places, at: start..<path.end, .acrossWords)
      return false
    }
    return true
  }
}
