/// UTF-8 in memory that outlives its use.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// The shorter forms under which a division is known: 永川 for 永川区, 石柱 and 石柱县 for 石柱土家族自治县.
enum ShortNames {
  /// Calls `body` with the forms of a full name, none of them shorter than two characters.
  static func forEachForm(of name: Bytes, _ body: (Bytes) -> Void) {
    // Few are left to try after the last byte, in which the last characters all differ.
    guard let last = name.last else { return }
    for kind in kinds where kind.last == last && name.hasSuffix(kind.suffix) {
      var stem = name.dropping(kind.suffix)
      if kind.isAutonomous { stem = withoutPeoples(stem) }
      guard stem.count >= twoCharacters else { return }
      body(stem)
      guard let common = kind.common else { return }
      (Array(stem) + Bytes(common)).withUnsafeBufferPointer(body)
      return
    }
  }

  private static let twoCharacters = 6

  private struct Kind {
    let suffix: StaticString
    let last: UInt8
    let isAutonomous: Bool
    /// What people say instead: 凉山州 for 凉山彝族自治州.
    let common: StaticString?

    init(_ suffix: StaticString, isAutonomous: Bool = false, common: StaticString? = nil) {
      self.suffix = suffix
      last = Bytes(suffix)[suffix.utf8CodeUnitCount - 1]
      self.isAutonomous = isAutonomous
      self.common = common
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
  private static let peoples: [StaticString] = [
    "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
    "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜", "土族", "达斡尔族",
    "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族", "塔吉克", "怒族", "鄂温克族", "裕固族", "保安族", "独龙族", "各族",
  ]

  private static func withoutPeoples(_ stem: Bytes) -> Bytes {
    var stem = stem
    while let people = peoples.first(where: { stem.hasSuffix($0) }) {
      let rest = stem.dropping(people)
      // 内蒙古, 东乡族: the people is the name.
      guard rest.count >= twoCharacters else {
        return stem.hasSuffix(Self.people) && stem.count > twoCharacters ? stem.dropping(Self.people) : stem
      }
      stem = rest
    }
    return stem
  }

  private static let people: StaticString = "族"
}

extension Bytes {
  init(_ constant: StaticString) {
    self.init(start: constant.utf8Start, count: constant.utf8CodeUnitCount)
  }

  /// From the end, where the names of divisions differ first.
  func hasSuffix(_ suffix: StaticString) -> Bool {
    let suffix = Bytes(suffix)
    guard count >= suffix.count else { return false }
    var offset = 1
    while offset <= suffix.count {
      if self[count - offset] != suffix[suffix.count - offset] { return false }
      offset += 1
    }
    return true
  }

  func dropping(_ suffix: StaticString) -> Bytes {
    Bytes(rebasing: dropLast(suffix.utf8CodeUnitCount))
  }
}
