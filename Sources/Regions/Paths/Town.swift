/// The name of a town (乡镇、街道) that starts at an offset of a text.
struct Town: ~Escapable {
  let name: TownName
  /// Where it ends in the text.
  let end: Int

  @_lifetime(copy name)
  init(name: TownName, end: Int) {
    self.name = name
    self.end = end
  }
}

/// Finds towns by the rank that ends their names.
struct TownFinder {
  private let towns: WordList = "镇"
  private let townships: WordList = "乡"
  /// 办事处 is what people write for 街道.
  private let subdistricts: WordList = "街道 办事处"
  private let streets: WordList = "路 大街 大道 巷 号 社区 村"

  /// `nil` where no rank follows within seven characters, or a street or a number comes first.
  @_lifetime(copy text)
  func town(in text: CleanText, at start: Int) -> Town? {
    var offset = start
    for length in 0..<8 where offset < text.count {
      if length >= 2 {
        if text[offset] < 0x80 || streets.stands(in: text, at: offset) { break }
        if let (rank, size) = rank(in: text, at: offset) {
          return Town(name: TownName(stem: text.bytes(start..<offset), rank: rank), end: offset + size)
        }
      }
      offset += text.characterLength(at: offset)
    }
    return nil
  }

  /// Whether what stands at an offset makes the name before it that of a street or a house.
  func isStreet(in text: CleanText, at offset: Int) -> Bool { streets.stands(in: text, at: offset) }

  private func rank(in text: CleanText, at offset: Int) -> (TownName.Rank, Int)? {
    if let size = towns.length(in: text, at: offset) { return (.town, size) }
    if let size = townships.length(in: text, at: offset) { return (.township, size) }
    return subdistricts.length(in: text, at: offset).map { (.subdistrict, $0) }
  }
}
