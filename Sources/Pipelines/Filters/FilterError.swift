/// Why a text is no filter; the texts are as written.
package enum FilterError: Error, Hashable, Sendable {
  case noEqualsSign(String)
  case unknownDimension(String, nearest: String?, known: [String])
  case emptyValue(String)
  /// The value, and the condition it stands in.
  case badYear(String, String)
}

extension FilterError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noEqualsSign(let text):
      "“\(text)” is no condition; write DIM=VALUE[,VALUE…] or DIM!=VALUE, such as year=2025"
        + " (in YAML quote a condition that has commas)"
    case .unknownDimension(let name, let nearest, let known):
      "there is no dimension “\(name)”; \(Wording.choice(nearest: nearest, of: known))"
    case .emptyValue(let text):
      "“\(text)” lacks a value after `=` or between commas; write one, or leave the comma out"
    case .badYear(let value, let text):
      "“\(value)” in “\(text)” is no year; write 2025, 2023..2025 (the earlier first) or 20*"
    }
  }
}
