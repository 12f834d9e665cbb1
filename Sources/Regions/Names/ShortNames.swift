/// The shorter forms under which a division is known: 永川 for 永川区, 石柱 and 石柱县 for 石柱土家族自治县.
enum ShortNames {
  /// The forms of a full name, none of them shorter than two characters.
  static func forms(of name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    for kind in kinds where name.hasSuffix(kind.suffix) {
      var stem = name.dropLast(kind.suffix.count)
      if kind.isAutonomous { stem = withoutPeoples(stem) }
      guard stem.count >= twoCharacters else { return [] }
      if let common = kind.common { return [stem, ArraySlice(stem + common)] }
      return [stem]
    }
    return []
  }

  private static let twoCharacters = 6

  private struct Kind {
    let suffix: [UInt8]
    let isAutonomous: Bool
    /// What people say instead: 凉山州 for 凉山彝族自治州.
    let common: [UInt8]?

    init(_ suffix: String, isAutonomous: Bool = false, common: String? = nil) {
      self.suffix = Array(suffix.utf8)
      self.isAutonomous = isAutonomous
      self.common = common.map { Array($0.utf8) }
    }
  }

  /// The longer suffixes before the shorter ones that end them.
  private static let kinds = [
    Kind("特别行政区"), Kind("自治区", isAutonomous: true), Kind("自治州", isAutonomous: true, common: "州"),
    Kind("自治县", isAutonomous: true, common: "县"), Kind("自治旗", isAutonomous: true, common: "旗"),
    Kind("新区"), Kind("林区"), Kind("特区"), Kind("地区"), Kind("省"), Kind("市"), Kind("区"), Kind("县"), Kind("盟"),
    Kind("旗"),
  ]

  /// The peoples (民族) in names of autonomous divisions, as they stand there.
  private static let peoples = [
    "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
    "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜", "土族", "达斡尔族",
    "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族", "塔吉克", "怒族", "鄂温克族", "裕固族", "保安族", "独龙族", "各族",
  ].map { Array($0.utf8) }

  private static func withoutPeoples(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = stem
    while let people = peoples.first(where: { stem.hasSuffix($0) }) {
      let rest = stem.dropLast(people.count)
      // 内蒙古, 东乡族: the people is the name.
      guard rest.count >= twoCharacters else {
        return stem.hasSuffix(Self.people) && stem.count > twoCharacters ? stem.dropLast(3) : stem
      }
      stem = rest
    }
    return stem
  }

  private static let people = Array("族".utf8)
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
  }
}
