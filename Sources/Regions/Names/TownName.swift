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
    let ofStem = Self.order(of: stem, after: other)
    if ofStem != 0 { return ofStem }
    let ending = Array(rank.name.utf8)
    let ofRank = Self.order(of: ending.span, after: other.extracting(droppingFirst: stem.count))
    if ofRank != 0 { return ofRank }
    return stem.count + ending.count == other.count ? 0 : -1
  }

  /// Of the beginning of a name: 0 where a whole one starts with it.
  static func order(of beginning: Span<UInt8>, after other: Span<UInt8>) -> Int {
    for offset in beginning.indices {
      if offset == other.count || beginning[offset] > other[offset] { return 1 }
      if beginning[offset] < other[offset] { return -1 }
    }
    return 0
  }
}
