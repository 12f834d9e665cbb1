import ReferenceData

/// Reads the name of an employer: branch before brackets before head office.
struct EmployerReader {
  let gazetteer: Gazetteer
  let text: CleanText
  private let names = Names.builtIn
  private let reader: PathReader

  init(gazetteer: Gazetteer, text: CleanText) {
    self.gazetteer = gazetteer
    self.text = text
    reader = PathReader(
      names: names.places, commonWords: names.commonWords, bytes: text.bytes, isName: true)
  }

  func read() -> TextReading {
    let start = headStart()
    if let institution = institution(at: start) { return institution }
    let joints = NameJoints(in: text.bytes)
    let head = reader.path(at: start)
    var ambiguous: TextReading?
    for joint in joints.branches.reversed() {
      guard let branch = branch(at: joint, head: head) else { continue }
      if branch.placement != nil { return branch }
      ambiguous = ambiguous ?? branch
    }
    if let brackets = Brackets.place(in: text.bytes, reader),
      let placement = gazetteer.placement(of: brackets.places)
    {
      return TextReading(
        rule: .brackets, placement: placement, range: brackets.range, places: brackets.places)
    }
    if head.places.isEmpty { return core(from: start, to: joints.coreEnd) ?? ambiguous ?? .nothing }
    if let second = secondPlace(after: head, to: joints.coreEnd) { return second }
    let placement = gazetteer.placement(of: head.places)
    return TextReading(
      rule: placement == nil ? .ambiguous : .employerHead, placement: placement, range: start..<head.end,
      places: head.places)
  }

  /// The place of the branch whose name starts at an offset; a name that several places have is the one in the
  /// province of the head office, if there is one.
  private func branch(at joint: Int, head: PathReader.Path) -> TextReading? {
    let path = reader.path(at: joint)
    guard !path.places.isEmpty else { return nil }
    var places = path.places
    var placement = gazetteer.placement(of: places)
    if placement == nil {
      let near = places.filter { place in head.places.contains { $0.sharesProvince(with: place) } }
      if !near.isEmpty { places = near }
      placement = gazetteer.placement(of: places)
    }
    return TextReading(
      rule: placement == nil ? .ambiguous : .branch, placement: placement, range: joint..<path.end,
      places: places)
  }

  private func institution(at start: Int) -> TextReading? {
    var end = start
    var places: [Place] = []
    names.institutions.forEachMatch(in: text.bytes, at: start) { match in
      guard match.end > end else { return }
      end = match.end
      places = []
      names.institutions.forEachPlace(of: match.name) { places.append($0) }
    }
    guard let placement = gazetteer.placement(of: places) else { return nil }
    return TextReading(rule: .institution, placement: placement, range: start..<end, places: places)
  }

  /// A province or city that stands before the line of business: 北京城建重庆物业管理有限公司 is the Chongqing company.
  private func secondPlace(after head: PathReader.Path, to end: Int) -> TextReading? {
    var index = head.end
    var isAdjacent = true
    while index < end {
      let path = reader.path(at: index)
      if let place = path.places.first, place.isCityOrAbove, !isAdjacent, path.end + 6 <= end,
        path.places.allSatisfy({ $0.source == .current }),
        text.bytes.length(ofAny: Self.brandMarks, at: index - 3) == nil, !splitsWord(path.end),
        let placement = gazetteer.placement(of: path.places)
      {
        return TextReading(
          rule: .employerCore, placement: placement, range: index..<path.end, places: path.places)
      }
      isAdjacent = false
      index += text.bytes.characterLength(at: index)
    }
    return nil
  }

  /// Whether a name found inside a name ends in the middle of another word: 红福建筑 is not in 福建.
  private func splitsWord(_ end: Int) -> Bool {
    Self.split.contains { text.bytes.has($0, at: end - 3) }
  }

  private static let split = words("建筑 建材 建设 建安 建工 南方 南洋 南北 东方 东风 西部 西北 西南 北方 京东 京都 州际")

  /// 老成都, 新重庆: part of a brand.
  private static let brandMarks = words("老 新 大 小 爱 在 到 于 游 川 味")

  /// The places anywhere in a name that starts with none; only where they agree.
  private func core(from start: Int, to end: Int) -> TextReading? {
    var index = start
    var found: TextReading?
    while index < end {
      let path = reader.path(at: index)
      if path.places.isEmpty {
        index += text.bytes.characterLength(at: index)
        continue
      }
      guard let placement = gazetteer.placement(of: path.places) else { return nil }
      if let found, found.placement?.zone.placeClass != placement.zone.placeClass { return nil }
      found =
        found
        ?? TextReading(
          rule: .employerCore, placement: placement, range: index..<path.end, places: path.places)
      index = path.end
    }
    return found
  }

  private func headStart() -> Int {
    var index = 0
    while index < text.bytes.count {
      if text.bytes[index] < 0x80 {
        index += 1
      } else if let length = text.bytes.length(ofAny: Self.prefixes, at: index) {
        index += length
      } else {
        break
      }
    }
    return index
  }

  private static let prefixes = words("中国共产党 中国人民解放军 中国 中共 国网 国家税务总局 国家 中央储备粮 中铁 中建 中交 中冶 中电")

  /// Whether a location text is the name of an employer, so that the rules for names hold.
  static func looksLikeName(_ text: CleanText, after end: Int) -> Bool {
    let bytes = text.bytes
    guard bytes.count >= 12, bytes[(bytes.count - 3)...].first ?? 0 >= 0xE0 else { return false }
    guard endings.contains(where: { bytes.has($0, at: bytes.count - $0.count) }) else { return false }
    return !bytes.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static let endings = words("公司 支行 分行 银行 大学 学院 学校 医院 研究院 研究所 事务所 集团")
}
