package import Outcomes

extension Methodology {
  /// The keys of `methodology:`.
  enum Key: String, CaseIterable {
    case stayDenominator = "stay_denominator"
    case circle
    case partialCounties = "partial_counties"
    case duplicates
  }
  package static let settingKeys = Key.allCases.map(\.rawValue)

  /// Applies `KEY=VALUE`, as `--methodology` gives it; the keys and values are those of `methodology:`.
  package mutating func apply(_ setting: String) throws(SettingError) {
    let (key, value) = try Setting.split(setting)
    try set(key, to: value)
  }

  package mutating func set(_ key: String, to value: String) throws(SettingError) {
    switch try Setting.key(key) as Key {
    case .stayDenominator: stayDenominator = try choice(key, value)
    case .circle: circle = try choice(key, value)
    case .partialCounties: partialCounties = try choice(key, value)
    case .duplicates: duplicates = try choice(key, value)
    }
  }

  private func choice<Choice>(_ key: String, _ value: String) throws(SettingError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: value) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    throw .badChoice(key: key, value: value, nearest: NearestName.of(value, among: allowed), allowed: allowed)
  }
}
