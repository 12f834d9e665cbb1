/// Which places a branch's name can mean, given where the head office is.
struct BranchPlace {
  private let shops: WordList = "店 连锁 加油 电站 药房 药店 超市 酒店 小学 中学 医院"
  private let malls: WordList = "城"
  private let sides: WordList = "东 西 南 北 中"
  /// Banks name these after quarters and roads, which nobody has listed.
  private let bankUnits: WordList = "支行 分理处 储蓄所 分社 信用社"
  private let stationed: WordList = "驻"
  private let cooperatives: WordList = "合作社 供销社 联社 信用社 银行"
  private let spots: WordList = "门 口 岗 山 坪 坝 湾 沟 坡 岩 桥 寺 庙 观 塔 塘 井 滩 沱 池 溪"

  enum Meaning {
    case places(PlaceList)
    case town(Placement, end: Int)
    /// A place elsewhere has the name, and so may a quarter or a street near the head office.
    case doubt(PlaceList)
    case nothing(NameTrace.Loss.Reason)
  }

  /// The meaning of the words that a unit starts with.
  ///
  /// The short name of a county is often the name of a town, a quarter or a road elsewhere too: 重庆的南坪支行 is in 南岸, 上海的长寿店 in
  /// 长寿路. It counts in the province of the head office, where that has no such county as one of its towns, and else where
  /// what follows is an office of a company that may have them anywhere.
  func meaning(
    of path: PathReader.Path, in unit: BranchUnit, under office: PlaceList, by reader: inout PathReader
  ) -> Meaning {
    if office.isEmpty {
      // 广安门, 七星岗: a place of one more character, of which nobody says where it is.
      let isInWord = !path.isSure && unit.end - path.end == 3
      // 某某石油公司解放加油站, of which nobody says where it is either.
      let isLocalWord =
        unit.isLocal && unit.end == path.end && !bankUnits.stands(in: reader.text, at: unit.end)
      if isLocalWord, !path.isSure, reader.isCommonWord(path.lastStart..<path.end) {
        return .doubt(PlaceList())
      }
      guard isInWord, spots.stands(in: reader.text, at: path.end) else { return .places(path.places) }
      return .nothing(.insideWord(unit.start..<unit.end))
    }
    let near = reader.room.filter(path.places) { place in office.contains { $0.sharesProvince(with: place) } }
    let isCity = path.places.contains(where: \.isCityOrAbove)
    let isOfCounty = office.allSatisfy { !$0.isCityOrAbove }
    if path.isSure {
      // 江北区分公司 of a Chongqing company is in Chongqing, although 宁波 has an 江北区 too.
      return .places(near.isEmpty || isCity ? path.places : near)
    }
    if !near.isEmpty {
      guard unit.isLocal, isElsewhereInProvince(near, office),
        near.placement?.zone.placeClass != office.placement?.zone.placeClass,
        reader.hasNamesake(path.lastStart..<path.end, of: near)
      else { return .places(near) }
      // 乐山农村信用社九龙分社 is in no county of 甘孜.
      if let town = reader.town(at: unit.start, to: unit.end, in: office), town.end >= path.end {
        return .town(town.placement, end: town.end)
      }
      return isOfCounty && isQuarter(path, of: unit, by: reader) ? .nothing(.quarter) : .doubt(near)
    }
    // 上海城店: a mall.
    if unit.end - path.end == 3, malls.stands(in: reader.text, at: path.end) {
      return .nothing(.insideWord(unit.start..<unit.end))
    }
    // 吉林银行重庆支行 is not in the 重庆街道 of 长春.
    if path.places.contains(where: { $0.rank == .province && $0.zone != .abroad }) {
      return .places(path.places)
    }
    if !isCity || !unit.endsOffice, let town = reader.town(at: unit.start, to: unit.end, in: office),
      // 五通桥支行 is not in the town of 五通.
      town.end >= path.end
    {
      // 重庆某某公司正安分公司 may be in the county or in the town; 南坪 is no county any more, 三台县某某公司芦溪分公司 is in 三台, and where
      // towns everywhere have the name, the near one counts.
      let isOpen =
        unit.endsOffice && !isOfCounty
        && reader.namesakes(path.lastStart..<path.end, of: path.places) < Self.everywhere
      if isOpen, path.places.contains(where: { $0.source == .current }) {
        return .doubt(path.places)
      }
      return .town(town.placement, end: town.end)
    }
    // 南溪口, 合阳城: part of a word of one more character.
    if unit.end - path.end == 3, !sides.stands(in: reader.text, at: path.end) {
      return .nothing(.insideWord(unit.start..<unit.end))
    }
    // 驻麻栗坡分公司: that is where it was sent.
    if stationed.stands(in: reader.text, at: unit.start - 3) { return .places(path.places) }
    // 双流支行南阳分理处: what serves one town is in that county.
    if unit.isLocal, isOfCounty {
      return isQuarter(path, of: unit, by: reader) ? .nothing(.quarter) : .doubt(path.places)
    }
    if isCity { return .places(path.places) }
    // 长寿店 is in 长寿路; 广汉加油站 may be in 广汉.
    let hasNamesake = reader.hasNamesake(path.lastStart..<path.end, of: path.places)
    if hasNamesake, shops.stands(in: reader.text, at: path.end) {
      if unit.endsOutlet || path.end < unit.end { return .nothing(.shop) }
      return .doubt(path.places)
    }
    let isLone =
      !unit.endsInstitute && isOfCounty || reader.isCommonWord(path.lastStart..<path.end)
    let mayBeQuarter =
      bankUnits.stands(in: reader.text, at: unit.end)
      || unit.isLocal && hasNamesake
    return isLone || mayBeQuarter ? .doubt(path.places) : .places(path.places)
  }

  /// Whether quarters and villages everywhere have a name, and the branch that has it is one of somebody whose members are in one
  /// county: a cooperative or its bank is in one of them there, and a company may be anywhere.
  private func isQuarter(_ path: PathReader.Path, of unit: BranchUnit, by reader: borrowing PathReader)
    -> Bool
  {
    let range = path.lastStart..<path.end
    guard reader.isCommonWord(range) || reader.namesakes(range, of: path.places) >= Self.many else {
      return false
    }
    return (0..<unit.start).contains { cooperatives.stands(in: reader.text, at: $0) }
  }

  private static let (many, everywhere) = (5, 10)

  /// Whether counties lie in the province of an office that is in one city of it, and in another city.
  private func isElsewhereInProvince(_ places: PlaceList, _ office: PlaceList) -> Bool {
    places.allSatisfy { place in
      !place.isCityOrAbove && office.allSatisfy { $0.rank != .province && !$0.sharesCity(with: place) }
    }
  }
}
