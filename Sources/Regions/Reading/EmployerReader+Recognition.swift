extension EmployerReader {
  /// Whether a location text is the name of an employer, so that the rules for names hold.
  /// - Parameter end: where the place at the head of the text ends.
  static func looksLikeName(_ text: CleanText, after end: Int) -> Bool {
    let bytes = text.bytes
    guard bytes.count >= 12, bytes[bytes.count - 3] >= 0xE0 else { return false }
    if endings.ends(bytes) {
      return !bytes.contains { isDigit($0) }
    }
    // 公司 and something after it, but no street before: a branch.
    var index = end
    while index < bytes.count, !isDigit(bytes[index]) {
      if bytes.has(company, at: index) {
        return bytes.count - index >= 12 && !namesAddress(bytes, from: index)
      }
      if addressWords.stands(in: bytes, at: index) { return false }
      index += bytes.characterLength(at: index)
    }
    return false
  }

  private static func namesAddress(_ bytes: [UInt8], from start: Int) -> Bool {
    var index = start
    while index < bytes.count {
      if isDigit(bytes[index]) || addressWords.stands(in: bytes, at: index) { return true }
      index += bytes.characterLength(at: index)
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let company = Array("公司".utf8)
  private static let addressWords: WordList = "路 号 村 镇 乡 栋 楼 室 大道 院内 旁 侧 对面"
  private static let endings: WordList = "公司 支行 分行 银行 大学 学院 学校 医院 研究院 研究所 事务所 集团"
}
