package import Outcomes

extension Methodology {
  package static let settingKeys = ["stay_denominator", "circle", "partial_counties", "duplicates"]

  /// Applies `KEY=VALUE`, as `--methodology` gives it; the keys and values are those of `methodology:`.
  package mutating func apply(_ setting: String) throws(SettingError) {
    let (key, value) = try Setting.split(setting)
    try set(key, to: value)
  }

  package mutating func set(_ key: String, to value: String) throws(SettingError) {
    switch key {
    case "stay_denominator": stayDenominator = try choice(key, value)
    case "circle": circle = try choice(key, value)
    case "partial_counties": partialCounties = try choice(key, value)
    case "duplicates": duplicates = try choice(key, value)
    default:
      throw .unknownKey(
        key, nearest: NearestName.of(key, among: Self.settingKeys), allowed: Self.settingKeys)
    }
  }

  private func choice<Choice>(_ key: String, _ value: String) throws(SettingError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: value) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    throw .badChoice(key: key, value: value, nearest: NearestName.of(value, among: allowed), allowed: allowed)
  }
}
