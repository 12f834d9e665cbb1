/// Why an extract cannot be generated as asked.
public enum GenerationError: Error, Equatable, Sendable {
  /// The layout has no variant of that many columns; `widths` are those it has.
  case widthUnknown(Layout, width: Int, widths: [Int])
  /// A number outside what the option takes.
  case outOfRange(option: String, value: String, allowed: String)
  /// The C library cannot convert to the encoding.
  case encodingUnavailable(String)
}

extension GenerationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .widthUnknown(let layout, let width, let widths):
      let known = widths.map(String.init).joined(separator: ", ")
      return "--columns \(width): the layout \(layout.rawValue) has \(known) columns"
    case .outOfRange(let option, let value, let allowed):
      return "--\(option) \(value): expected \(allowed)"
    case .encodingUnavailable(let name):
      return "--encoding \(name): this system's iconv does not know it; choose another"
    }
  }
}
