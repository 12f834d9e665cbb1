package import Outcomes

extension Targets {
  /// The keys of `targets:`.
  enum Key: String, CaseIterable {
    case employment
    case stayInChongqing = "stay_in_chongqing"
    case stayInCircle = "stay_in_circle"
  }
  package static let settingKeys = Key.allCases.map(\.rawValue)

  /// Applies `KEY=SHARE`, such as `employment=0.95`; the keys are those of `targets:`.
  package mutating func apply(_ setting: String) throws(SettingError) {
    let (key, value) = try Setting.split(setting)
    try set(key, to: value)
  }

  package mutating func set(_ key: String, to value: String) throws(SettingError) {
    let rate: Key = try Setting.key(key)
    guard let target = Target(fraction: value) else { throw .badShare(key: key, value: value) }
    switch rate {
    case .employment: employment = target
    case .stayInChongqing: stayInChongqing = target
    case .stayInCircle: stayInCircle = target
    }
  }
}

extension Target {
  /// Reads a decimal fraction such as `0.9`: digits, at most 6 after the point, in 0...1; `nil` for all else.
  ///
  /// No `Double` is between the text and the target, so `0.1` is exactly 100,000 millionths.
  init?(fraction text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let places = parts.count == 2 ? parts[1] : ""
    guard (1...2).contains(parts.count), parts.allSatisfy(\.isDigits), places.utf8.count <= 6,
      let whole = Int(parts[0]), whole <= 1,
      let part = Int(places + repeatElement("0", count: 6 - places.utf8.count)),
      whole * 1_000_000 + part <= 1_000_000
    else { return nil }
    self.init(millionths: whole * 1_000_000 + part)
  }
}
