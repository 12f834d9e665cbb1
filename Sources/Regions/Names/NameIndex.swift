/// Finds the names that start at a place in a text.
///
/// Names hang in chains under their first two characters (no name has fewer), so that a place in a text costs one
/// probe of a table and a comparison for each name that starts alike. A text of ASCII letters costs the probe alone.
struct NameIndex: Sendable {
  /// A name found in a text.
  struct Match {
    /// The name, to ask `places` for.
    let name: Int
    /// Where the name ends in the text.
    let end: Int
  }

  private var text: [UInt8] = []
  private var names: [Name] = []
  private var meanings: [(place: Place, next: Int32)] = []
  private var table: [Int32]

  private struct Name {
    let start: UInt32
    let length: UInt32
    let next: Int32
    var firstMeaning: Int32 = -1
  }

  /// - Parameter capacity: at least the number of different beginnings; a power of two.
  init(capacity: Int) {
    table = Array(repeating: -1, count: capacity)
  }

  /// Two characters of Chinese text.
  private static let keyLength = 6

  /// Adds a meaning to a name; does nothing where the name has it, or is too short.
  mutating func add(_ name: ArraySlice<UInt8>, _ place: Place) {
    guard name.count >= Self.keyLength else { return }
    let index = self.index(of: name) ?? insert(name)
    var meaning = names[index].firstMeaning
    while meaning >= 0 {
      if meanings[Int(meaning)].place == place { return }
      meaning = meanings[Int(meaning)].next
    }
    meanings.append((place, names[index].firstMeaning))
    names[index].firstMeaning = Int32(meanings.count - 1)
  }

  /// Calls `body` with every name that starts at an offset of a text.
  @inline(__always)
  func forEachMatch(in bytes: [UInt8], at start: Int, _ body: (Match) -> Void) {
    guard start + Self.keyLength <= bytes.count, bytes[start] >= 0xE0 else { return }
    var index = table[slot(bytes, start)]
    while index >= 0 {
      let name = names[Int(index)]
      if start + Int(name.length) <= bytes.count, equal(name, bytes, start) {
        body(Match(name: Int(index), end: start + Int(name.length)))
      }
      index = name.next
    }
  }

  /// Calls `body` with every meaning of a name.
  @inline(__always)
  func forEachPlace(of name: Int, _ body: (Place) -> Void) {
    var meaning = names[name].firstMeaning
    while meaning >= 0 {
      body(meanings[Int(meaning)].place)
      meaning = meanings[Int(meaning)].next
    }
  }

  /// The longest name that starts at an offset, with its meanings; `nil` where none does.
  func longestMatch(in bytes: [UInt8], at start: Int) -> (places: [Place], end: Int)? {
    var longest: Match?
    forEachMatch(in: bytes, at: start) { match in
      if match.end > longest?.end ?? 0 { longest = match }
    }
    guard let longest else { return nil }
    var places: [Place] = []
    forEachPlace(of: longest.name) { places.append($0) }
    return (places, longest.end)
  }

  private func index(of name: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(name)
    var found: Int?
    forEachMatch(in: bytes, at: 0) { if $0.end == bytes.count { found = $0.name } }
    return found
  }

  private mutating func insert(_ name: ArraySlice<UInt8>) -> Int {
    let bytes = Array(name)
    let slot = slot(bytes, 0)
    names.append(Name(start: UInt32(text.count), length: UInt32(bytes.count), next: table[slot]))
    text += bytes
    table[slot] = Int32(names.count - 1)
    return names.count - 1
  }

  private func slot(_ bytes: [UInt8], _ start: Int) -> Int {
    var hash: UInt64 = 0
    for offset in start..<start + Self.keyLength { hash = hash &<< 8 | UInt64(bytes[offset]) }
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash &>> 40) & (table.count - 1)
  }

  private func equal(_ name: Name, _ bytes: [UInt8], _ start: Int) -> Bool {
    var offset = 0
    while offset < Int(name.length) {
      if text[Int(name.start) + offset] != bytes[start + offset] { return false }
      offset += 1
    }
    return true
  }
}
