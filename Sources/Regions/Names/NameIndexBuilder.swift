import ReferenceData

/// Collects names and what they mean, for a `NameIndex`.
struct NameIndexBuilder {
  private struct Entry {
    let key: UInt64
    let rest: Int
    let next: Int32
    let length: Int
    var traits: NameIndex.Traits = []
    var firstMeaning: Int32 = -1
  }

  private var beginnings: [UInt64]
  private var chains: [Int32]
  private let shift: UInt64
  private let keyLength: Int
  private var entries: [Entry] = []
  private var text: [UInt8] = []
  /// The latest meaning of a name first.
  private var meanings: [(place: Place, next: Int32)] = []

  /// - Parameters:
  ///   - bits: as many as number the different beginnings, or a few more.
  ///   - keyLength: 6 or 8; no name is shorter.
  init(bits: Int, keyLength: Int = 6) {
    self.keyLength = keyLength
    shift = UInt64(64 - bits)
    chains = Array(repeating: -1, count: 1 << bits)
    beginnings = Array(repeating: 0, count: max((8 << bits) / 64, 1))
    entries.reserveCapacity(1 << bits)
    text.reserveCapacity(8 << bits)
    meanings.reserveCapacity(1 << bits)
  }

  /// Adds a meaning to a name; does nothing where the name has it, or is too short.
  mutating func add(_ name: Span<UInt8>, _ place: Place) {
    guard name.count >= keyLength else { return }
    let number = number(of: name)
    var meaning = entries[number].firstMeaning
    while meaning >= 0 {
      if meanings[Int(meaning)].place == place { return }
      meaning = meanings[Int(meaning)].next
    }
    meanings.append((place, entries[number].firstMeaning))
    entries[number].firstMeaning = Int32(meanings.count - 1)
    if place.isCityOrAbove { entries[number].traits.insert(.cityOrAbove) }
    if !place.isFull { entries[number].traits.insert(.short) }
    if name.count == Self.twoCharacters, name.hasSuffix(Self.district) {
      entries[number].traits.insert(.generic)
    }
  }

  private static let twoCharacters = 6
  private static let district = Row(lasting: "区")

  /// Marks a name, where it is one.
  mutating func mark(_ name: Span<UInt8>, _ traits: NameIndex.Traits) {
    guard name.count >= keyLength, let number = find(name, key(of: name)) else { return }
    entries[number].traits.formUnion(traits)
  }

  private func key(of name: Span<UInt8>) -> UInt64 {
    (0..<keyLength).reversed().reduce(0) { $0 << 8 | UInt64(name[$1]) }
  }

  private mutating func number(of name: Span<UInt8>) -> Int {
    let key = key(of: name)
    if let number = find(name, key) { return number }
    let hash = NameIndex.hash(key)
    let chain = Int(hash >> shift)
    entries.append(Entry(key: key, rest: text.count, next: chains[chain], length: name.count))
    for offset in keyLength..<name.count { text.append(name[offset]) }
    chains[chain] = Int32(entries.count - 1)
    beginnings[Int(hash >> (shift - 3)) >> 6] |= 1 << (hash >> (shift - 3) & 63)
    return entries.count - 1
  }

  private func find(_ name: Span<UInt8>, _ key: UInt64) -> Int? {
    var number = chains[Int(NameIndex.hash(key) >> shift)]
    while number >= 0 {
      let known = entries[Int(number)]
      if known.key == key, known.length == name.count, isRest(of: known, name) { return Int(number) }
      number = known.next
    }
    return nil
  }

  private func isRest(of known: Entry, _ name: Span<UInt8>) -> Bool {
    for offset in keyLength..<name.count where text[known.rest + offset - keyLength] != name[offset] {
      return false
    }
    return true
  }

  /// The names with the meanings of each side by side.
  consuming func table() -> NameIndex.Table {
    var places: [Place] = []
    places.reserveCapacity(meanings.count * 5 / 4)
    var names: [NameIndex.Name] = []
    names.reserveCapacity(entries.count)
    for entry in entries {
      let first = places.count
      var meaning = entry.firstMeaning
      while meaning >= 0 {
        places.append(meanings[Int(meaning)].place)
        meaning = meanings[Int(meaning)].next
      }
      let count = places.count - first
      var firstLikely = first
      var likelyCount = count
      if count > 1 {
        var likely = Array(places[first...])
        var span = likely.mutableSpan
        likelyCount = Place.keepLikely(&span)
        // Most often all are likely, and one row serves for both.
        if likelyCount < count {
          firstLikely = places.count
          places += likely.prefix(likelyCount)
        }
      }
      names.append(
        NameIndex.Name(
          key: entry.key, rest: UInt32(entry.rest), next: entry.next, length: UInt16(entry.length),
          traits: entry.traits, first: UInt32(first), count: UInt16(count), likelyCount: UInt16(likelyCount),
          firstLikely: UInt32(firstLikely)))
    }
    return NameIndex.Table(
      beginnings: Row(lasting: beginnings), chains: Row(lasting: chains), shift: shift,
      beginningShift: shift - 3,
      keyMask: .max >> UInt64(64 - 8 * keyLength), keyLength: keyLength,
      names: Row(lasting: names), text: Row(lasting: text), meanings: Row(lasting: places))
  }
}
