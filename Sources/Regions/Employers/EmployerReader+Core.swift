/// Places inside the name of the head office.
extension EmployerReader {
  /// A province or city that stands before the line of business: 北京某某重庆餐饮有限公司 is the Chongqing company.
  ///
  /// Two characters across two words often look like a city (蓝天水务), so that only provinces and the cities of
  /// Sichuan count here, and none right after the first place or one character behind it, which is part of its address, its
  /// brand or a town: 重庆歌乐山.
  ///
  /// Of who names a county in full or with what holds it, only a name in full says more (永川区诚信贵州茅台酒专卖店), and of a shop none.
  mutating func secondPlace(after head: PathReader.Path, to end: Int, _ joints: NameJoints) -> TextReading? {
    if joints.outlet < text.count || names.value.employer.shops.ends(text) { return nil }
    var index = head.end + Self.shortestBrand
    let names = names.value.places
    while index < end {
      let word = text.word(at: index)
      defer { index += CleanText.characterLength(word) }
      guard names.mayStart(word) else { continue }
      let path = reader.path(at: index)
      // （香港城店）
      if index > 0, text[index - 1] == UInt8(ascii: "(") { continue }
      guard let place = path.places.first, path.end + 6 <= end, counts(path, at: index),
        !isDenied(path)
      else { continue }
      let isLarge =
        (place.rank == .province || place.zone.isInSichuan) && path.places.allSatisfy(\.isCityOrAbove)
        && (path.isFull || !head.isSureCounty)
      // 四川能投珙县电力: a name in full, inside the place that the name starts with.
      let isInside =
        path.isFull && path.places.allSatisfy { place in head.places.contains { place.lies(in: $0) } }
      guard isLarge || isInside else {
        lose(path.places, at: index..<path.end, .tooSmallInside)
        continue
      }
      // 重庆老鹰岩街…: the town at the start of what follows is one word.
      if let town = reader.town(at: head.end, to: end, in: head.places), index < town.end { continue }
      guard let placement = path.places.placement else { continue }
      return TextReading(
        rule: .employerCore, placement: placement, range: index..<path.end, places: path.places)
    }
    return nil
  }

  /// The place right before the form of a company, with the brand and the business before it: 中海地产重庆有限公司. It is the
  /// company's own, however the name starts: 重庆医药自贡有限责任公司.
  ///
  /// The short name of a county counts where it is no everyday word, and no town near the start of the name has it.
  mutating func placeBeforeForm(_ form: Int, behind end: Int, under head: PlaceList) -> TextReading? {
    guard names.value.employer.forms.stands(in: text, at: form) else { return nil }
    for start in stride(from: form - 18, through: form - 6, by: 3) where start >= end + Self.shortestBrand {
      let path = reader.path(at: start)
      guard path.end == form, !path.places.isEmpty else { continue }
      // 重庆力帆越南有限公司 is there or here.
      if path.places.contains(where: { $0.zone == .abroad }), !isDenied(path) {
        return TextReading(
          rule: .countryDoubt, placement: reader.room.joined(path.places, head).placement,
          range: start..<form,
          places: path.places)
      }
      guard counts(path, at: start), !isDenied(path) else { continue }
      let near = reader.room.filter(path.places) { place in head.contains { $0.sharesProvince(with: place) } }
      let places = near.isEmpty ? path.places : near
      let isTrusted =
        path.isSure || places.contains(where: \.isCityOrAbove)
        || !reader.isCommonWord(start..<form)
      guard isTrusted, path.isFull || reader.town(at: start, to: form, in: head) == nil,
        let placement = places.placement
      else {
        lose(path.places, at: start..<form, .tooSmallInside)
        return nil
      }
      return TextReading(rule: .employerCore, placement: placement, range: start..<form, places: places)
    }
    return nil
  }

  /// Two characters: one before a name makes another word with it (朝天门).
  private static var shortestBrand: Int { 6 }

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
      guard
        path.isSure
          || index >= Self.shortestBrand && path.places.contains(where: \.isCityOrAbove),
        counts(path, at: index),
        !isDenied(path)
      else {
        if !path.isSure, !path.places.contains(where: \.isCityOrAbove) {
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
    // 中海地产 is not in Haiti, and a country inside a name says with what it trades.
    guard !path.places.contains(where: { $0.zone == .abroad }) else {
      lose(path.places, at: start..<path.end, .country)
      return false
    }
    guard path.places.contains(where: { $0.source == .current }) else {
      lose(path.places, at: start..<path.end, .formerName)
      return false
    }
    let words = names.value.employer
    if start >= 3, words.brandMarks.stands(in: text, at: start - 3) {
      lose(path.places, at: start..<path.end, .brand)
      return false
    }
    if isTail(of: path, at: start) { return false }
    guard path.isFull || !words.split.stands(in: text, at: path.end - 3) else {
      lose(path.places, at: start..<path.end, .acrossWords)
      return false
    }
    guard path.isFull || !names.value.street.namesDish(text, at: path.end) else {
      lose(path.places, at: start..<path.end, .dish)
      return false
    }
    return true
  }

  /// Whether a short name is the end of a town's that starts one character before it: 歌乐山 is not 乐山.
  mutating func isTail(of path: PathReader.Path, at start: Int) -> Bool {
    guard !path.isSure, start >= 3, text[start - 3] >= 0xE0,
      reader.isTown(start - 3..<path.end)
    else { return false }
    lose(path.places, at: start..<path.end, .insideWord(start - 3..<path.end))
    return true
  }
}
