public import ArgumentParser
public import ExtractGeneration

extension Layout: ExpressibleByArgument {}
extension ExtractEncoding: ExpressibleByArgument {}
extension Quoting: ExpressibleByArgument {}

/// Profiles in the order in which schools take turns: `meets-all,undetermined`.
struct ProfileList: ExpressibleByArgument {
  let profiles: [Profile]

  static let allValueStrings = Profile.allCases.map(\.rawValue)

  var defaultValueDescription: String { profiles.map(\.rawValue).joined(separator: ",") }

  init(profiles: [Profile]) {
    self.profiles = profiles
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let profiles = parts.compactMap { Profile(rawValue: String($0)) }
    guard profiles.count == parts.count, !profiles.isEmpty else { return nil }
    self.profiles = profiles
  }
}

extension Institution {
  /// `50003-渝西云栖职业学院`
  init(argument: String) throws {
    guard let institution = Institution(try Arguments.text(argument)) else {
      throw ValidationError("'\(argument)': expected CODE-NAME, as in 59003-渝西翠坞职业学院")
    }
    self = institution
  }
}

/// `2025` or `2023..2025`
func years(argument: String) throws -> ClosedRange<Int> {
  let parts = argument.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
  if parts.count == 1, let year = parts[0] { return year...year }
  if parts.count == 2, let first = parts[0], let last = parts[1], first <= last { return first...last }
  throw ValidationError("'\(argument)': expected a year or a range, as in 2023..2025")
}
