/// The name of a town (乡镇、街道) that starts at an offset of a text.
struct Town {
  /// With its rank, as the table has it: 烈面镇; 办事处 is written 街道.
  let name: ArraySlice<UInt8>
  /// Where it ends in the text.
  let end: Int

  /// `nil` where no rank follows within seven characters, or a street or a number comes first.
  init?(in bytes: [UInt8], at start: Int) {
    var index = start
    for length in 0..<8 where index < bytes.count {
      if bytes[index] < 0x80 || Self.streets.stands(in: bytes, at: index), length >= 2 { break }
      if length >= 2, let rank = Self.ranks.length(in: bytes, at: index) {
        name = bytes[start..<index + rank]
        end = index + rank
        return
      }
      if length >= 2, let rank = Self.offices.length(in: bytes, at: index) {
        name = bytes[start..<index] + Self.subdistrict
        end = index + rank
        return
      }
      index += bytes.characterLength(at: index)
    }
    return nil
  }

  private static let ranks: WordList = "镇 乡 街道"
  private static let offices: WordList = "办事处"
  private static let subdistrict = Array("街道".utf8)
  private static let streets: WordList = "路 大街 大道 巷 号 社区 村"
}
