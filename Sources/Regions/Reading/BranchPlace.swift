/// Which places a branch's name can mean, given where the head office is.
enum BranchPlace {
  /// The meanings of the words after 公司 that count; empty where they name a town, a shop's street or nothing.
  ///
  /// The short name of a county is often the name of a town or a road elsewhere too: 丹阳市分公司云阳支局 is in 丹阳,
  /// 上海的长寿店 in 长寿路. It counts in the province of the head office; outside it only where the head office is
  /// not itself a county's, and what follows is a branch and no shop.
  /// - Parameter isCommon: whether the words are everyday words too, which far from the head office they mean.
  static func meanings(
    of path: PathReader.Path, isCommon: Bool, under office: [Place], in bytes: [UInt8]
  ) -> [Place] {
    guard !path.places.isEmpty, !office.isEmpty else { return path.places }
    let isBareCounty = !path.isFull && !path.hasUpper && path.places.allSatisfy { !$0.isCityOrAbove }
    let near = path.places.filter { place in office.contains { $0.sharesProvince(with: place) } }
    guard isBareCounty else {
      // 江北区分公司 of a Chongqing company is in Chongqing, although 宁波 has an 江北区 too.
      return near.isEmpty || path.places.contains(where: \.isCityOrAbove) ? path.places : near
    }
    if !near.isEmpty { return near }
    if isCommon || office.allSatisfy({ !$0.isCityOrAbove }) { return [] }
    return !shops.stands(in: bytes, at: path.end) ? path.places : []
  }

  private static let shops: WordList = "店 连锁 加油 电站 药房 药店 超市 门市 酒店 小学 中学 医院"
}
