/// Why a `KEY=VALUE` for the methodology or the targets does not hold.
package enum SettingError: Error, Hashable, Sendable {
  case noEqualsSign(String)
  case unknownKey(String, nearest: String?, allowed: [String])
  case badChoice(key: String, value: String, nearest: String?, allowed: [String])
  /// Not a decimal fraction in 0...1 of at most 6 places.
  case badShare(key: String, value: String)
}

extension SettingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noEqualsSign(let text):
      "“\(text)” has no `=`; write KEY=VALUE"
    case .unknownKey(let key, let nearest, let allowed):
      "there is no `\(key)`; \(Wording.choice(nearest: nearest, of: allowed))"
    case .badChoice(let key, let value, let nearest, let allowed):
      "`\(key)` cannot be “\(value)”; \(Wording.choice(nearest: nearest, of: allowed))"
    case .badShare(let key, let value):
      "`\(key)` cannot be “\(value)”; write a fraction from 0 to 1 with at most 6 places, such as 0.9 for 90 %"
    }
  }
}

/// `KEY=VALUE`, cut in two, and its key.
enum Setting {
  static func split(_ text: String) throws(SettingError) -> (key: String, value: String) {
    guard let sign = text.firstIndex(of: "=") else { throw .noEqualsSign(text) }
    return (text[..<sign].trimmed, text[text.index(after: sign)...].trimmed)
  }

  static func key<Key>(_ name: String) throws(SettingError) -> Key
  where Key: RawRepresentable<String> & CaseIterable {
    if let key = Key(rawValue: name) { return key }
    let allowed = Key.allCases.map(\.rawValue)
    throw .unknownKey(name, nearest: NearestName.of(name, among: allowed), allowed: allowed)
  }
}
