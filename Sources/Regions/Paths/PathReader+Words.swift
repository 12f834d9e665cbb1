import ReferenceData

/// What stands after a name, and whether it leaves the name a place.
extension PathReader {
  /// What stands after a name, as far as it was looked at.
  struct Follow {
    let start: Int
    var street: Street.Claim?
    var isCommon: Bool?

    init(_ start: Int) { self.start = start }
  }

  /// Why the name of a place is none where it stands.
  enum Refusal {
    /// A road, a village or a house carries the name: 重庆路.
    case road
    /// The short name of a county that is an everyday word too: 平安.
    case everydayWord
    /// Every town has a part of that name: 东区.
    case generic
  }

  /// - Parameters:
  ///   - traits: those of the name.
  ///   - above: the place that the text names before it.
  @inline(__always)
  mutating func refusal(
    of place: Place, _ traits: NameIndex.Traits, at start: Int, _ above: Place?, _ follow: inout Follow
  ) -> Refusal? {
    if !place.isFull {
      if isTakenOver(place, from: start, &follow) { return .road }
      if !place.isCityOrAbove, isCommon(start, above, &follow), !hasTown(place, at: follow.start) {
        return .everydayWord
      }
    }
    return above == nil && traits.contains(.generic) ? .generic : nil
  }

  /// Whether a short name of a county is an everyday word that nothing makes a place: 平安财产保险, 四川仁和医药.
  func isCommon(_ start: Int, _ above: Place?, _ follow: inout Follow) -> Bool {
    if let isCommon = follow.isCommon { return isCommon }
    let isCommon = isCommon(start..<follow.start, above)
    follow.isCommon = isCommon
    return isCommon
  }

  private func isCommon(_ range: Range<Int>, _ above: Place?) -> Bool {
    let end = range.upperBound
    if let above, above.rank != .province || !isName { return false }
    if !isName, end == text.count || text[end] < 0x80 { return false }
    // 江北分公司 can mean nothing but a place.
    if isName, names.value.joints.endsBranch(in: text, at: end) { return false }
    return isCommonWord(range)
  }

  /// Whether a town of a county follows, which makes an everyday word before it the county: 名山蒙顶山镇.
  func hasTown(_ place: Place, at start: Int) -> Bool {
    // The rank is often left out: 大英玉峰分理处, 江北观音桥.
    if hasTown(in: place, at: start) { return true }
    guard !isName, let town = names.value.townFinder.town(in: text, at: start) else { return false }
    return names.value.townIndex.counties(named: town.name).contains { $0.number == place.now }
  }

  /// Whether the words are the short name of a county and an everyday word too.
  func isCommonWord(_ range: Range<Int>) -> Bool {
    var isCommon = false
    names.value.commonWords.forEachMatch(in: text, at: range.lowerBound) { _, end in
      isCommon = isCommon || end == range.upperBound
    }
    return isCommon
  }

  func isTakenOver(_ place: Place, from start: Int, _ follow: inout Follow) -> Bool {
    let street = follow.street ?? street(at: follow.start)
    follow.street = street
    return street == .everyName
      || street == .county
        && (!place.isCityOrAbove || isName && place.rank == .city && isTown(at: start))
  }

  /// Whether the name of a town with its rank starts at an offset: 岳阳镇 is in 安岳.
  private func isTown(at start: Int) -> Bool {
    guard let town = names.value.townFinder.town(in: text, at: start) else { return false }
    return !names.value.townIndex.counties(namedExactly: town.name).isEmpty
  }

  func street(at end: Int) -> Street.Claim {
    isName ? names.value.street.claimInName(text, at: end) : names.value.street.claim(text, at: end)
  }

  /// Skips signs between levels and what offices write for a level that is not there (市辖区, 县).
  func skippingFillers(from start: Int) -> Int {
    var offset = start
    while let length = fillerLength(at: offset) { offset += length }
    return offset
  }

  func fillerLength(at offset: Int) -> Int? {
    switch text[offset] {
    case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"): 1
    default: names.value.path.fillers.length(in: text, at: offset)
    }
  }
}

struct PathWords {
  let fillers: WordList =
    """
    市辖区 省直辖县级行政区划 自治区直辖县级行政区划 省直辖 辖区 辖县 县 是 市 自由贸易试验区 自贸试验区 自贸区 自由贸易港 自贸港
    """
}
