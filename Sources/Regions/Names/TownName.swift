/// The name of a town as the table of towns has it: 烈面 and 镇.
struct TownName: ~Escapable {
  enum Rank: CaseIterable {
    case town, township, subdistrict

    var name: String {
      switch self {
      case .town: "镇"
      case .township: "乡"
      case .subdistrict: "街道"
      }
    }
  }

  /// Without its rank.
  let stem: Span<UInt8>
  let rank: Rank

  @_lifetime(copy stem)
  init(stem: Span<UInt8>, rank: Rank) {
    self.stem = stem
    self.rank = rank
  }

  /// In the order of bytes: 1 where this name comes after a whole one, -1 where before, 0 where they are the same.
  func order(after other: Span<UInt8>) -> Int {
    let ending = Array(rank.name.utf8)
    for offset in 0..<stem.count + ending.count {
      let byte = offset < stem.count ? stem[offset] : ending[offset - stem.count]
      if offset == other.count || byte > other[offset] { return 1 }
      if byte < other[offset] { return -1 }
    }
    return stem.count + ending.count == other.count ? 0 : -1
  }
}
