/// The name of a town as the table of towns has it: 烈面 and 镇.
struct TownName {
  enum Rank: CaseIterable {
    case town, township, subdistrict

    var name: StaticString {
      switch self {
      case .town: "镇"
      case .township: "乡"
      case .subdistrict: "街道"
      }
    }
  }

  /// Without its rank.
  let stem: UnsafeBufferPointer<UInt8>
  let rank: Rank

  /// In the order of bytes: 1 where this name comes after a whole one, -1 where before, 0 where they are the same.
  func order(after other: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let ending = UnsafeBufferPointer(start: rank.name.utf8Start, count: rank.name.utf8CodeUnitCount)
    var index = other.startIndex
    for byte in [stem, ending].joined() {
      if index == other.endIndex || byte > other[index] { return 1 }
      if byte < other[index] { return -1 }
      index += 1
    }
    return index == other.endIndex ? 0 : -1
  }
}
