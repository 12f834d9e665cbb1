package import Buffers

/// JSON in the order in which it is written, byte for byte the same every time.
///
/// ```swift
/// writer.object(.lines) {
///   $0.key("name"); $0.value("liuyu")
///   $0.key("targets"); $0.array(.inline) { $0.value(1) }
/// }
/// ```
/// Foundation's encoder is no help here: it drops nulls, prints 0.30000000000000004 and sorts keys.
package struct JSONWriter: ~Copyable {
  /// How the members of an object or array are laid out.
  package enum Layout {
    /// Each on its own line, indented by two spaces per level.
    case lines
    /// All on one line.
    case inline
    /// All on one line, without a blank.
    case compact
  }

  /// What has been written and not yet taken away.
  package var text = ByteText()
  private var layout = Layout.inline
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  package init() {}

  package mutating func object<Failure: Error>(
    _ layout: Layout, _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try nest(layout, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), members)
  }

  package mutating func array<Failure: Error>(
    _ layout: Layout, _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try nest(layout, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), elements)
  }

  /// A key that needs no escaping.
  package mutating func key(_ key: StaticString) {
    separate()
    text.append("\"")
    text.append(key)
    if layout == .compact { text.append("\":") } else { text.append("\": ") }
    followsKey = true
  }

  /// A key that may be any text, as one that comes from the pipeline file.
  package mutating func key(name key: String) {
    value(key)
    if layout == .compact { text.append(":") } else { text.append(": ") }
    followsKey = true
  }

  /// A text that needs no escaping.
  mutating func value(term: StaticString) {
    separate()
    text.append("\"")
    text.append(term)
    text.append("\"")
  }

  package mutating func value(_ text: String) {
    separate()
    self.text.append(jsonString: text)
  }

  mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  package mutating func value(_ number: Int) {
    separate()
    text.append(number)
  }

  package mutating func value(_ flag: Bool) {
    separate()
    text.append(flag ? "true" : "false")
  }

  /// A fraction, given in millionths; null where there is none.
  package mutating func value(millionths: Int?) {
    guard let millionths else { return null() }
    separate()
    text.append(millionths: millionths)
  }

  package mutating func null() {
    separate()
    text.append("null")
  }

  private mutating func nest<Failure: Error>(
    _ inner: Layout, open: UInt8, close: UInt8,
    _ content: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    separate()
    text.append(open)
    let outer = layout
    layout = inner
    depth += 1
    isFirst = true
    try content(&self)
    depth -= 1
    if inner == .lines && !isFirst { newline() }
    layout = outer
    isFirst = false
    text.append(close)
  }

  /// Whatever stands between two members, or between a key and its value.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if depth == 0 { return }
    if !isFirst { text.append(UInt8(ascii: ",")) }
    if layout == .lines {
      newline()
    } else if layout == .inline, !isFirst {
      text.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func newline() {
    text.append(UInt8(ascii: "\n"))
    text.append(spaces: 2 * depth)
  }
}
