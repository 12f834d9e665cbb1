/// The shorter forms under which a division is known: 永川 for 永川区, 石柱 and 石柱县 for 石柱土家族自治县.
enum ShortNames {
  /// Calls `body` with the forms of a full name, none of them shorter than two characters.
  static func forEachForm(of name: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    // Few are left to try after the last byte, in which the last characters all differ.
    guard name.count > 0 else { return }
    let last = name[name.count - 1]
    for kind in kinds where kind.last == last && name.hasSuffix(kind.suffix) {
      let name = name.extracting(droppingLast: kind.suffix.count)
      let stem = kind.isAutonomous ? withoutPeoples(name) : name
      guard stem.count >= twoCharacters else { return }
      body(stem)
      guard let common = kind.common else { return }
      let form = stem.indices.map { stem[$0] } + common
      body(form.span)
      return
    }
  }

  private static let twoCharacters = 6

  private struct Kind {
    let suffix: Row<UInt8>
    let last: UInt8
    let isAutonomous: Bool
    /// What people say instead: 凉山州 for 凉山彝族自治州.
    let common: Row<UInt8>?

    init(_ suffix: StaticString, isAutonomous: Bool = false, common: StaticString? = nil) {
      self.suffix = Row(lasting: suffix)
      last = self.suffix[self.suffix.count - 1]
      self.isAutonomous = isAutonomous
      self.common = common.map { Row(lasting: $0) }
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
  ].map { Row(lasting: $0) }

  @_lifetime(copy stem)
  private static func withoutPeoples(_ stem: Span<UInt8>) -> Span<UInt8> {
    var stem = stem
    while let people = peoples.first(where: { stem.hasSuffix($0) }) {
      // 内蒙古, 东乡族: the people is the name.
      guard stem.count >= people.count + twoCharacters else {
        let isPeople = stem.hasSuffix(Self.people) && stem.count > twoCharacters
        return isPeople ? stem.extracting(droppingLast: Self.people.count) : stem
      }
      stem = stem.extracting(droppingLast: people.count)
    }
    return stem
  }

  private static let people = Row(lasting: "族")
}

extension Row<UInt8> {
  /// The UTF-8 of a constant; it lives as long as the program.
  init(lasting constant: StaticString) { self.init(lasting: Array(constant.description.utf8)) }
}

extension Span<UInt8> {
  /// From the end, where the names of divisions differ first.
  func hasSuffix(_ suffix: Row<UInt8>) -> Bool {
    guard count >= suffix.count else { return false }
    let start = count - suffix.count
    return suffix.indices.reversed().allSatisfy { self[start + $0] == suffix[$0] }
  }
}
