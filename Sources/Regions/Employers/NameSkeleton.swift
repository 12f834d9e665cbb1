import CNameScan
package import ReferenceData

/// What the reader can see of a name: 重庆·····有限公司 of all that differ in their brands.
///
/// A reader asks of a name only where which of its words stand, and how long it is. So each character that no word covers can be
/// replaced by one that is part of none, and nothing changes: names of one skeleton are located alike, and there are far fewer
/// skeletons than names.
///
/// **Invariant.** Every word that a reader of names may look for is in the tables, or covered where it may stand: more than
/// needed may be covered, and makes more skeletons, but nothing less.
package struct NameSkeleton {
  /// Longer names have none, in characters.
  package static let longest = Int(NAME_SCAN_LONGEST)

  package static let builtIn = NameSkeleton(NameWords(Names.builtIn.value))

  /// The skeleton of a name; `nil` where it has none.
  package static func of(_ name: String) -> String? {
    var units = NameUnits()
    guard units.read(utf8: Array(name.utf8)) else { return nil }
    _ = builtIn.reduce(&units)
    return units.text
  }

  /// Every word that a skeleton shows, and those of the lists.
  package static var words: (all: [String], listed: [String]) {
    let words = NameWords(Names.builtIn.value)
    var all: [String] = []
    words.forEach { word, _ in all.append(String(decoding: word.indices.map { word[$0] }, as: UTF8.self)) }
    return (all, words.listed)
  }

  private let map: WordMap
  private let level: NameScanLevel
  /// What is set in so many characters from the first on.
  private let firsts: Row<SIMD8<UInt64>>

  /// 乂, which stands for what no word covers; the laws say that it is in none.
  private static let hole: UInt16 = 0x4E42
  /// 有限公司, with which most names end.
  private static let usualEnd = Array("有限公司".utf16).reversed().reduce(0) { $0 << 16 | UInt64($1) }

  init(_ words: NameWords, level: NameScanLevel = .best) {
    map = WordMap(words)
    self.level = level
    firsts = Row(
      lasting: (0...Self.longest).map { count in
        var mask = SIMD8<UInt64>.zero
        for index in 0..<count { mask[index / 4] |= 0xFFFF << UInt64(index % 4 * 16) }
        return mask
      })
  }

  /// Makes the skeleton of a name of it.
  ///
  /// - Returns: how many characters its head has, before the first that no word covers, if none of those behind it can be part of the name
  /// of a place, but for towns: who is located by such a name is where its head says, or in what that lies in. `nil` for other names.
  @inline(__always)
  package func reduce(_ name: inout NameUnits) -> Int? {
    let starts = map.starts(of: name, level)
    var (covered, names, longer) = (starts.one | starts.two | starts.three, starts.names, starts.longer)
    covered |= (starts.two | starts.three) &<< 1 | starts.three &<< 2
    if name.endsWith(Self.usualEnd) {
      // Whatever else starts there ends there, too.
      let end = 0xF &<< UInt32(name.count &- 4)
      covered |= end
      longer &= ~end
    }
    while longer != 0 {
      let first = longer.trailingZeroBitCount
      let word = map.longest(in: name, at: first)
      covered |= ((1 &<< word.length) &- 1) &<< UInt32(first)
      names |= (word.isName ? 1 : 0) &<< UInt32(first)
      longer &= longer &- 1
    }
    let holes = ~covered & ((1 &<< UInt32(name.count)) &- 1)
    name.replace(holes, by: Self.hole, level)
    let head = holes.trailingZeroBitCount
    return holes != 0 && head > 0 && names &>> UInt32(head) == 0 ? head : nil
  }

  /// What tells the head of a name from every other.
  @inline(__always)
  package func head(of name: borrowing NameUnits, count: Int) -> SIMD8<UInt64> { name.words & firsts[count] }

  /// The division of those whose names have this head, and none behind it: they are there, in what it lies in, or nowhere. Dishes and goods
  /// are named after places (那曲螺蛳粉), and some names say nothing. So of who works in that division no such name says anything new;
  /// of others it may, and which of the three it says may matter: 绵阳 beside 南充 contradicts where its 江油 does not.
  ///
  /// - Returns: `nil` where the head says nothing by itself: it is more or less than the name of a division with those above it, what
  ///   follows says more of the place, as 医院 does of 绵阳, or the zone is not that of all who work there.
  package static func division(ofHeadOf name: borrowing NameUnits, count: Int) -> DivisionCode? {
    let head = name.text(ofFirst: count)
    guard let place = Gazetteer.builtIn.place(employer: head + "乂乂有限公司"), place.zone != .sichuanMixed,
      let division = place.division, place.zone == Gazetteer.builtIn.zone(of: division), names(head, division)
    else { return nil }
    return division
  }

  /// Whether a text names a division, by its name of today or an earlier one, and before it some or all of those it lies in; and nothing
  /// else. The last may be short.
  private static func names(_ text: String, _ division: DivisionCode) -> Bool {
    let path = [division.province, division.city, division].compactMap(Divisions.current.name)
    var rest = Array(text.utf8)[...]
    for name in path where rest.starts(with: name.utf8) { rest = rest.dropFirst(name.utf8.count) }
    if rest.isEmpty { return true }
    // One character would be short of anything.
    return rest.count > 3
      && (path.suffix(1) + (formerNames[division] ?? [])).contains { $0.utf8.starts(with: rest) }
  }

  /// What divisions of today were called that alone cover an earlier one.
  private static let formerNames: [DivisionCode: [String]] = {
    var names: [DivisionCode: [String]] = [:]
    for index in 0..<HistoricDivisions.known.count {
      let division = HistoricDivisions.known[index]
      if division.now.count == 1 { names[division.now[0], default: []].append(division.name) }
    }
    return names
  }()

  /// The division of a name's head; `nil` where it says nothing, or the rest counts.
  package static func divisionOfHead(_ name: String) -> DivisionCode? {
    var units = NameUnits()
    guard units.read(utf8: Array(name.utf8)), let count = builtIn.reduce(&units) else { return nil }
    return division(ofHeadOf: units, count: count)
  }
}
