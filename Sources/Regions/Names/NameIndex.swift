/// Finds the names that start at a place in a text.
///
/// Names hang in chains under their first two characters (no name has fewer). Where none starts, as nearly everywhere,
/// a place in a text costs one bit of a small map.
struct NameIndex: @unchecked Sendable {
  /// A name found in a text.
  struct Match {
    /// The name, to ask `forEachPlace` for.
    let name: Int
    /// Where the name ends in the text.
    let end: Int
  }

  struct Name {
    /// The first two characters, and the length of the whole name in bytes above them.
    let head: UInt64
    /// Where the rest is in `text`, and how long it is.
    let rest: UInt32
    /// The next name in the chain; -1 at its end.
    let next: Int32
    var firstMeaning: Int32 = -1

    var length: Int { Int(head >> 48) }
  }

  struct Meaning {
    let place: Place
    let next: Int32
  }

  /// One pointer stands for it all, as every reader of a text holds an index.
  struct Table {
    /// One bit for each of `8 << bits` kinds of beginnings.
    let beginnings: Lasting<UInt64>
    /// The first name of each of `1 << bits` chains.
    let chains: Lasting<Int32>
    let shift: UInt64
    let names: Lasting<Name>
    let text: Lasting<UInt8>
    let meanings: Lasting<Meaning>
  }

  private let table: UnsafePointer<Table>

  init(_ builder: NameIndexBuilder) { table = Lasting([builder.table]).start }

  /// Two characters of Chinese text.
  static let keyLength = 6
  static let keyMask: UInt64 = 0xFFFF_FFFF_FFFF

  /// The best bits are the highest.
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// Whether a name may start at an offset of a text; `false` is certain.
  @inline(__always)
  func mayStart(in text: CleanText, at index: Int) -> Bool {
    let beginning = Self.hash(text.word(at: index) & Self.keyMask) >> (table.pointee.shift &- 3)
    return table.pointee.beginnings[Int(beginning >> 6)] >> (beginning & 63) & 1 == 1
  }

  /// Calls `body` with every name that starts at an offset of a text.
  @inline(__always)
  func forEachMatch(in text: CleanText, at index: Int, _ body: (Match) -> Void) {
    guard mayStart(in: text, at: index) else { return }
    let key = text.word(at: index) & Self.keyMask
    var number = table.pointee.chains[Int(Self.hash(key) >> table.pointee.shift)]
    while number >= 0 {
      let name = table.pointee.names[Int(number)]
      if name.head & Self.keyMask == key, index + name.length <= text.count, goesOn(name, text, index) {
        body(Match(name: Int(number), end: index + name.length))
      }
      number = name.next
    }
  }

  /// Calls `body` with every meaning of a name.
  @inline(__always)
  func forEachPlace(of name: Int, _ body: (Place) -> Void) {
    var number = table.pointee.names[name].firstMeaning
    while number >= 0 {
      let meaning = table.pointee.meanings[Int(number)]
      body(meaning.place)
      number = meaning.next
    }
  }

  /// The longest name that starts at an offset; `nil` where none does.
  func longestMatch(in text: CleanText, at index: Int) -> Match? {
    var longest: Match?
    forEachMatch(in: text, at: index) { match in
      if match.end > longest?.end ?? 0 { longest = match }
    }
    return longest
  }

  @inline(__always)
  private func goesOn(_ name: Name, _ text: CleanText, _ index: Int) -> Bool {
    var offset = Self.keyLength
    var rest = Int(name.rest)
    while offset < name.length {
      if table.pointee.text[rest] != text[index + offset] { return false }
      offset += 1
      rest += 1
    }
    return true
  }
}
