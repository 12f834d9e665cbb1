import CNameScan

/// Where in a name a word may start that a reader looks for, and how long it is.
///
/// **Invariant.** Of every word it is said where it starts, that it is a name if it is one, and how long it is. A few pairs and triples are
/// said to be words that are none.
struct WordMap {
  /// Letters, digits and brackets are words by themselves.
  private let ones, twos, threes: Row<UInt32>
  /// Words of four characters or more, by a hash of the first four: slots of an open table.
  private let longer: Row<Word>
  /// Their characters behind the first four.
  private let rests: Row<UInt16>

  private struct Word: BitwiseCopyable {
    /// The first four characters; 0 where the slot is free.
    var four: UInt64 = 0
    /// Where the others start.
    var rest: UInt32 = 0
    var restCount: UInt8 = 0
    var isName = false
  }

  private static let bits: UInt64 = 14

  init(_ words: NameWords) {
    var ones = [UInt32](repeating: 0, count: 1 << 11)
    var twos = [UInt32](repeating: 0, count: Int(NAME_SCAN_MAP_SIZE))
    var (threes, longer, rests) = (twos, [Word](repeating: Word(), count: 1 << Int(Self.bits)), [UInt16]())
    func addOne(_ unit: UInt16) { ones[Int(unit >> 5)] |= 1 << UInt32(unit & 31) }
    for unit in UInt16.min...UInt16.max where NameUnits.isKept(unit) { addOne(unit) }
    var units: [UInt16] = []
    words.forEach { word, isName in
      // A word with another sign is in no name that has a skeleton; of one with letters each ideograph counts by itself.
      guard NameUnits.read(word, into: &units) else { return }
      guard units.count > 1, units.allSatisfy(NameUnits.isIdeograph) else { return units.forEach(addOne) }
      let place = name_scan_place(units[0], units[1], units.count == 2 ? 0 : units[2])
      let index = Int(place.index)
      switch units.count {
      case 2: twos[index] |= isName ? place.name : place.word
      case 3: threes[index] |= isName ? place.name : place.word
      default:
        threes[index] |= place.longer
        let word = Word(
          four: units.prefix(4).reversed().reduce(0) { $0 << 16 | UInt64($1) }, rest: UInt32(rests.count),
          restCount: UInt8(units.count - 4), isName: isName)
        rests += units.dropFirst(4)
        var slot = Self.slot(word.four)
        while longer[slot].four != 0 { slot = (slot + 1) & (longer.count - 1) }
        longer[slot] = word
      }
    }
    (self.ones, self.twos, self.threes) = (Row(lasting: ones), Row(lasting: twos), Row(lasting: threes))
    (self.longer, self.rests) = (Row(lasting: longer), Row(lasting: rests))
  }

  /// Where words may start in a name.
  @inline(__always)
  func starts(of name: borrowing NameUnits, _ level: NameScanLevel) -> name_scan_starts {
    unsafe name.starts(
      in: name_scan_map(ones: ones.pointer, twos: twos.pointer, threes: threes.pointer), level)
  }

  /// The characters of the longest word of at least four that starts with a character, 0 where none does; and whether one is a name.
  func longest(in name: borrowing NameUnits, at first: Int) -> (length: UInt32, isName: Bool) {
    let four = name.four(at: first)
    var slot = Self.slot(four)
    var found: (length: UInt32, isName: Bool) = (0, false)
    while longer[slot].four != 0 {
      let word = longer[slot]
      if word.four == four,
        name.has(rests.part(from: Int(word.rest), count: Int(word.restCount)), at: first &+ 4)
      {
        found = (max(found.length, UInt32(word.restCount) &+ 4), found.isName || word.isName)
      }
      slot = (slot &+ 1) & (longer.count &- 1)
    }
    return found
  }

  @inline(__always)
  private static func slot(_ four: UInt64) -> Int {
    Int(truncatingIfNeeded: (four &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }
}
