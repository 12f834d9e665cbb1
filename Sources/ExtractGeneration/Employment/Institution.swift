/// A school of graduates: a code and a name that no real school has.
public struct Institution: Hashable, Sendable {
  /// 学校代码: five digits, ten for 中职.
  public let code: String
  /// 学校名称
  public let name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  /// Reads `50003-渝西云栖职业学院`; `nil` unless both parts are there and neither holds a comma, a quote or a
  /// line break.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, !text.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return nil }
    self.init(code: String(parts[0]), name: String(parts[1]))
  }
}

extension Institution {
  /// How many invented institutions there are.
  static let limit = regions.count * heads.count * tails.count

  /// Invented institutions, always the same ones in the same order.
  ///
  /// Codes lie in ranges without a real school: 59001 and up, and for 中职 3650900001 and up.
  static func invented(_ count: Int, isSecondary: Bool) -> [Institution] {
    let kinds = isSecondary ? secondaryKinds : higherKinds
    return (0..<count).map { index in
      // A stride that shares no factor with the number of names visits each name once.
      let count = heads.count * tails.count
      let number = index * 131 % count
      let region = regions[index / count % regions.count]
      let middle = heads[number % heads.count] + tails[number / heads.count]
      let code = isSecondary ? 3_650_900_001 + index : 59_001 + index
      return Institution(code: String(code), name: region + middle + kinds[index % kinds.count])
    }
  }

  private static let regions = ["渝西", "渝麓", "川江", "武陵", "金佛"]
  private static let heads = [
    "云", "松", "竹", "荷", "桂", "枫", "梧", "兰", "柏", "棠", "鹤", "鹭", "溪", "岚", "翠", "澄", "清", "听",
  ]
  private static let tails = [
    "栖", "岭", "谷", "台", "屏", "坞", "渡", "汀", "麓", "涧", "坪", "亭", "潭", "皋", "畔", "垭", "榭", "崖",
  ]
  private static let higherKinds = ["职业技术学院", "职业学院", "工程职业学院", "职业技术大学"]
  private static let secondaryKinds = ["职业教育中心", "职业中学校", "中等专业学校", "技工学校"]
}
