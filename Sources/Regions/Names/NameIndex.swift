/// Finds the names that start at an offset of a text.
///
/// Names hang in chains under their first six or eight bytes: two characters, which no name has fewer of, or most of
/// three. Where none starts, as nearly everywhere, an offset costs one bit of a small map.
struct NameIndex {
  struct Name: BitwiseCopyable {
    /// The bytes that the chain goes by.
    let key: UInt64
    /// Where the rest is in `text`.
    let rest: UInt32
    /// The next name in the chain; -1 at its end.
    let next: Int32
    /// Of the whole name, in bytes.
    let length: UInt16
    let traits: Traits
    /// Where its meanings are in `meanings`.
    let first: UInt32
    let count: UInt16
    /// The meanings that are left where nothing in the text tells them apart, as `Place.likely` has it.
    let likelyCount: UInt16
    let firstLikely: UInt32
  }

  /// What some of a name's meanings are.
  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    /// A province, a city or a country: a part of it may follow.
    static let cityOrAbove = Traits(rawValue: 1)
    /// A short name, which what follows may make part of another word.
    static let short = Traits(rawValue: 2)
    /// 东区, 城区: a part of every town too.
    static let generic = Traits(rawValue: 4)
    /// The short name of a county that is an everyday word.
    static let everyday = Traits(rawValue: 8)
  }

  struct Table {
    /// One bit for each of `8 << bits` kinds of beginnings.
    let beginnings: Row<UInt64>
    /// The first name of each of `1 << bits` chains.
    let chains: Row<Int32>
    /// What of a hash says which chain; three bits more say which beginning.
    let shift, beginningShift: UInt64
    /// The bytes that a chain goes by, of eight, and how many they are.
    let keyMask: UInt64
    let keyLength: Int
    let names: Row<Name>
    let text: Row<UInt8>
    let meanings: Row<Place>
  }

  private let table: Lasting<Table>

  init(_ builder: consuming NameIndexBuilder) { table = Lasting(builder.table()) }

  /// The best bits are the highest.
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// Whether a name may start at an offset of a text; `false` is certain.
  @inline(__always)
  func mayStart(in text: CleanText, at offset: Int) -> Bool { mayStart(text.word(at: offset)) }

  /// Whether a name may start with eight bytes; `false` is certain.
  @inline(__always)
  func mayStart(_ word: UInt64) -> Bool {
    let beginning = Self.hash(word & table.value.keyMask) &>> table.value.beginningShift
    return table.value.beginnings[Int(beginning >> 6)] &>> (beginning & 63) & 1 == 1
  }

  /// Calls `body` with every name that starts at an offset of a text, and where it ends.
  @inline(__always)
  func forEachMatch(in text: CleanText, at offset: Int, _ body: (borrowing Name, Int) -> Void) {
    if mayStart(in: text, at: offset) { forEachLikelyMatch(in: text, at: offset, body) }
  }

  /// The same where it is known that a name may start.
  @inline(__always)
  func forEachLikelyMatch(in text: CleanText, at offset: Int, _ body: (borrowing Name, Int) -> Void) {
    let key = text.word(at: offset) & table.value.keyMask
    var number = table.value.chains[Int(Self.hash(key) &>> table.value.shift)]
    while number >= 0 {
      let name = Int(number)
      let end = offset + Int(table.value.names[name].length)
      if table.value.names[name].key == key, end <= text.count, goesOn(table.value.names[name], text, offset)
      {
        body(table.value.names[name], end)
      }
      number = table.value.names[name].next
    }
  }

  /// Calls `body` with every name.
  func forEachName(_ body: (Span<UInt8>) -> Void) {
    for name in table.value.names {
      let head = (0..<table.value.keyLength).map { UInt8(truncatingIfNeeded: name.key >> UInt64(8 * $0)) }
      let rest = table.value.text.part(from: Int(name.rest), count: Int(name.length) - table.value.keyLength)
      let bytes = head + rest
      body(bytes.span)
    }
  }

  /// Every meaning of a name.
  @inline(__always)
  func places(of name: borrowing Name) -> PlaceList {
    table.value.meanings.part(from: Int(name.first), count: Int(name.count))
  }

  /// The meanings that are left where nothing in the text tells them apart.
  @inline(__always)
  func likelyPlaces(of name: borrowing Name) -> PlaceList {
    table.value.meanings.part(from: Int(name.firstLikely), count: Int(name.likelyCount))
  }

  /// The longest name that starts at an offset, in all its meanings; empty where none does.
  func longestMatch(in text: CleanText, at offset: Int) -> (places: PlaceList, end: Int) {
    var longest = (places: PlaceList(), end: offset)
    forEachMatch(in: text, at: offset) { name, end in
      if end > longest.end { longest = (places(of: name), end) }
    }
    return longest
  }

  @inline(__always)
  private func goesOn(_ name: borrowing Name, _ text: CleanText, _ start: Int) -> Bool {
    var (offset, rest) = (table.value.keyLength, Int(name.rest))
    while offset < Int(name.length) {
      if table.value.text[rest] != text[start &+ offset] { return false }
      offset &+= 1
      rest &+= 1
    }
    return true
  }
}
