/// JSON in the order in which it is written, byte for byte the same every time.
///
/// ```swift
/// writer.object(.lines) {
///   $0.key("name"); $0.value("liuyu")
///   $0.key("targets"); $0.array(.inline) { $0.value(1) }
/// }
/// ```
/// Foundation's encoder is no help here: it drops nulls, prints 0.30000000000000004 and sorts keys.
struct JSONWriter {
  /// How the members of an object or array are laid out.
  enum Layout {
    /// Each on its own line, indented by two spaces per level.
    case lines
    /// All on one line.
    case inline
  }

  /// What has been written and not yet taken away; whoever drains it keeps the capacity.
  var bytes: [UInt8] = []
  private var layout = Layout.inline
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  mutating func object<Failure: Error>(
    _ layout: Layout, _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try nest(layout, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), members)
  }

  mutating func array<Failure: Error>(
    _ layout: Layout, _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try nest(layout, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), elements)
  }

  /// A key that needs no escaping.
  mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(literal: key)
    bytes.append(literal: "\": ")
    followsKey = true
  }

  /// A key that comes from the pipeline file.
  mutating func key(dimension key: String) {
    value(key)
    bytes.append(literal: ": ")
    followsKey = true
  }

  mutating func value(_ text: String) {
    separate()
    bytes.append(jsonString: text)
  }

  mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  mutating func value(_ number: Int) {
    separate()
    bytes.append(number)
  }

  /// A fraction, given in millionths; null where there is none.
  mutating func value(millionths: Int?) {
    guard let millionths else { return null() }
    separate()
    bytes.append(millionths: millionths)
  }

  mutating func null() {
    separate()
    bytes.append(literal: "null")
  }

  private mutating func nest<Failure: Error>(
    _ inner: Layout, open: UInt8, close: UInt8,
    _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    separate()
    bytes.append(open)
    let outer = layout
    layout = inner
    depth += 1
    isFirst = true
    try content(&self)
    depth -= 1
    if inner == .lines && !isFirst { newline() }
    layout = outer
    isFirst = false
    bytes.append(close)
  }

  /// Whatever stands between two members, or between a key and its value.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if depth == 0 { return }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if layout == .lines {
      newline()
    } else if !isFirst {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes.append(literal: "  ") }
  }
}

extension [UInt8] {
  /// The text in quotes, with quotes, backslashes and control characters escaped; all else stands as UTF-8.
  ///
  /// A `String` is valid Unicode, so lone surrogates cannot occur.
  mutating func append(jsonString text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append(literal: "\\\"")
      case UInt8(ascii: "\\"): append(literal: "\\\\")
      case 0x08: append(literal: "\\b")
      case 0x09: append(literal: "\\t")
      case 0x0A: append(literal: "\\n")
      case 0x0C: append(literal: "\\f")
      case 0x0D: append(literal: "\\r")
      case 0..<0x20:
        append(literal: "\\u00")
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 0xF))
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
