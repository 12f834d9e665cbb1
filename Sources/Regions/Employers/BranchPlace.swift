/// Which places a branch's name can mean, given where the head office is.
struct BranchPlace {
  private let shops: WordList = "店 连锁 加油 电站 药房 药店 超市 门市 酒店 小学 中学 医院"

  /// The meanings of the words after 公司 that count; empty where they name a town, a shop's street or nothing.
  ///
  /// The short name of a county is often the name of a town or a road elsewhere too: 丹阳市分公司云阳支局 is in 丹阳,
  /// 上海的长寿店 in 长寿路. It counts in the province of the head office; outside it only where the head office is
  /// not itself a county's, and what follows is a branch and no shop.
  func meanings(of path: PathReader.Path, under office: PlaceList, by reader: inout PathReader) -> PlaceList {
    guard !path.places.isEmpty, !office.isEmpty else { return path.places }
    let isBareCounty = !path.isFull && !path.hasUpper && path.places.allSatisfy { !$0.isCityOrAbove }
    let near = reader.room.filter(path.places) { place in
      office.contains { $0.sharesProvince(with: place) }
    }
    guard isBareCounty else {
      // 江北区分公司 of a Chongqing company is in Chongqing, although 宁波 has an 江北区 too.
      return near.isEmpty || path.places.contains(where: \.isCityOrAbove) ? path.places : near
    }
    if !near.isEmpty { return near }
    if office.allSatisfy({ !$0.isCityOrAbove }) || shops.stands(in: reader.text, at: path.end) {
      return near
    }
    // Everyday words, far from the head office, are what they say.
    return reader.isCommonWord(path.lastStart..<path.end) ? near : path.places
  }
}
