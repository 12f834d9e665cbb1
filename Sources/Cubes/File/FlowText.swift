/// Reads what a cube says of a cell's flows, `{"3":5,"7":1}`: numbers of places and people, written in this way and in
/// no other.
struct FlowText: ~Escapable {
  private let bytes: Span<UInt8>
  private var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// What is no such text.
  struct Malformed: Error {}

  /// The next place and its people; `nil` after the last.
  @_lifetime(self: copy self)
  mutating func next() throws(Malformed) -> (place: Int, employed: Int)? {
    if offset == 0 {
      try expect("{")
      if take("}") { return try end() }
    } else if take("}") {
      return try end()
    } else {
      try expect(",")
    }
    try expect("\"")
    let place = try number()
    try expect("\"")
    try expect(":")
    return (place, try number())
  }

  private func end() throws(Malformed) -> (place: Int, employed: Int)? {
    if offset == bytes.count { return nil }
    throw Malformed()
  }

  /// As SQLite and this program write one: no zero in front, and few enough digits for any count.
  private mutating func number() throws(Malformed) -> Int {
    let start = offset
    var number = 0
    while offset < bytes.count, bytes[offset] &- 0x30 <= 9, offset - start < 15 {
      number = number * 10 + Int(bytes[offset] &- 0x30)
      offset += 1
    }
    guard offset > start, bytes[start] != 0x30 || offset == start + 1 else { throw Malformed() }
    return number
  }

  @inline(__always)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  @inline(__always)
  private mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
    if !take(character) { throw Malformed() }
  }
}
