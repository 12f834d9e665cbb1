import Buffers

/// What a graduate is called (姓名), as 32 bits of a hash: enough to see that two records bear different names, and nothing
/// that a name could be read from.
struct NameHash {
  private var state: UInt64 = 0

  /// Of a blank name, which says nothing.
  static var blank: UInt32 { 0 }

  init() {}

  /// Takes the next character; see `folded`.
  @inline(__always)
  mutating func add(_ scalar: UInt32) { state = mixed(state ^ UInt64(scalar), 0xE703_7ED1_A0B4_28DB) }

  /// Never `blank`, once there was a character.
  var bits: UInt32 { state == 0 ? Self.blank : UInt32(truncatingIfNeeded: state >> 32) | 1 }

  /// The hash of a text, whatever people and spreadsheets did to it.
  static func of(_ text: String) -> UInt32 {
    var cell = CellText(text)
    cell.blankPlaceholder()
    var hash = NameHash()
    for scalar in cell.text.unicodeScalars { if let folded = folded(scalar) { hash.add(folded) } }
    return hash.bits
  }

  /// A character as it is compared: full-width ASCII as plain, letters in lower case, and neither white space nor the
  /// dot between the parts of a name (买买提·艾力), which is written in many ways.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
    let value = scalar.narrowedLowercase.value
    return scalar.isInvisible || dots.contains(value) ? nil : value
  }

  private static let dots = Set(".·•․‧∙⋅・･﹒。●".unicodeScalars.map(\.value))
}
