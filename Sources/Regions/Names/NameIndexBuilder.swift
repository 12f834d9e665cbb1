import ReferenceData

/// Collects names and what they mean, for a `NameIndex`.
struct NameIndexBuilder {
  private var beginnings: [UInt64]
  private var chains: [Int32]
  private let shift: UInt64
  private var names: [NameIndex.Name] = []
  private var text: [UInt8] = []
  private var meanings: [NameIndex.Meaning] = []

  /// - Parameter bits: as many as number the different beginnings, or a few more.
  init(bits: Int) {
    shift = UInt64(64 - bits)
    chains = Array(repeating: -1, count: 1 << bits)
    beginnings = Array(repeating: 0, count: max((8 << bits) / 64, 1))
    names.reserveCapacity(1 << bits)
    text.reserveCapacity(8 << bits)
    meanings.reserveCapacity(1 << bits)
  }

  var table: NameIndex.Table {
    NameIndex.Table(
      beginnings: Lasting(beginnings), chains: Lasting(chains), shift: shift, names: Lasting(names),
      text: Lasting(text), meanings: Lasting(meanings))
  }

  /// Adds a meaning to a name; does nothing where the name has it, or is too short.
  mutating func add(_ name: Bytes, _ place: Place) {
    guard name.count >= NameIndex.keyLength else { return }
    let number = number(of: name)
    var meaning = names[number].firstMeaning
    while meaning >= 0 {
      if meanings[Int(meaning)].place == place { return }
      meaning = meanings[Int(meaning)].next
    }
    meanings.append(NameIndex.Meaning(place: place, next: names[number].firstMeaning))
    names[number].firstMeaning = Int32(meanings.count - 1)
  }

  private mutating func number(of name: Bytes) -> Int {
    let key = name.prefix(NameIndex.keyLength).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let head = key | UInt64(name.count) << 48
    let hash = NameIndex.hash(key)
    let chain = Int(hash >> shift)
    var number = chains[chain]
    while number >= 0 {
      let known = names[Int(number)]
      if known.head == head, isRest(of: known, name) { return Int(number) }
      number = known.next
    }
    names.append(NameIndex.Name(head: head, rest: UInt32(text.count), next: chains[chain]))
    text.append(contentsOf: name.dropFirst(NameIndex.keyLength))
    chains[chain] = Int32(names.count - 1)
    beginnings[Int(hash >> (shift - 3)) >> 6] |= 1 << (hash >> (shift - 3) & 63)
    return names.count - 1
  }

  private func isRest(of known: NameIndex.Name, _ name: Bytes) -> Bool {
    let rest = text[Int(known.rest)...].prefix(name.count - NameIndex.keyLength)
    return rest.elementsEqual(name.dropFirst(NameIndex.keyLength))
  }
}
