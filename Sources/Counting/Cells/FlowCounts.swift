/// The employed by cell and whereabouts: counted only where flows are asked for.
///
/// There are nearly as many combinations as graduates, so that a table of them would miss the cache at every step.
/// Graduates are written down one after the other, and sorted and counted once there are many.
///
/// **Invariant.** An entry is a combination: the cell above the 17 bits of the whereabouts. One of `singles` stands for
/// one graduate, one of `entries` for as many people as `employed` says at its index: a sum, and so of 64 bits.
struct FlowCounts {
  private var singles: [UInt64] = []
  private var entries: [UInt64] = []
  private var employed: [Int] = []
  /// Whether `entries` are sorted, and each combination stands there once.
  private var isSorted = true

  private static let mostSingles = 1 << 20

  @inline(__always)
  mutating func add(_ outcome: Outcome, toCell cell: Int) {
    guard outcome.isEmployed else { return }
    singles.append(Self.entry(outcome.whereabouts, cell))
    if singles.count > max(Self.mostSingles, entries.count) { count() }
  }

  mutating func add(_ people: Int, at whereabouts: Whereabouts, toCell cell: Int) {
    entries.append(Self.entry(whereabouts, cell))
    employed.append(people)
    isSorted = false
  }

  /// - Precondition: no sum of people is more than an `Int` holds.
  mutating func add(_ other: FlowCounts) {
    singles += other.singles
    entries += other.entries
    employed += other.employed
    isSorted = false
    count()
  }

  /// Every combination once, by cell, then by whereabouts.
  consuming func sorted() -> [Cube.CellFlow] {
    count()
    return entries.indices.map {
      Cube.CellFlow(
        cell: UInt32(entries[$0] >> Whereabouts.bitCount),
        whereabouts: Whereabouts(bits: UInt32(truncatingIfNeeded: entries[$0]) & Whereabouts.mask),
        employed: employed[$0])
    }
  }

  /// Renumbers the cells.
  consuming func mapped(to cells: [Int]) -> FlowCounts {
    func renumber(_ entry: UInt64) -> UInt64 {
      UInt64(cells[Int(entry >> Whereabouts.bitCount)]) << Whereabouts.bitCount
        | entry & UInt64(Whereabouts.mask)
    }
    for index in singles.indices { singles[index] = renumber(singles[index]) }
    for index in entries.indices { entries[index] = renumber(entries[index]) }
    isSorted = false
    return self
  }

  @inline(__always)
  private static func entry(_ whereabouts: Whereabouts, _ cell: Int) -> UInt64 {
    UInt64(cell) << Whereabouts.bitCount | UInt64(whereabouts.bits)
  }

  // MARK: Counting

  /// Sorts what was written down, and counts each combination once.
  private mutating func count() {
    if !isSorted {
      var counted = zip(entries, employed).map { Counted(entry: $0, people: $1) }
      sort(&counted, by: \.entry)
      (entries, employed) = ([], [])
      for next in counted { append(next.entry, next.people) }
      isSorted = true
    }
    if singles.isEmpty { return }
    sort(&singles, by: \.self)
    let (known, people) = (entries, employed)
    (entries, employed) = ([], [])
    var index = 0
    for single in singles {
      while index < known.count, known[index] <= single {
        append(known[index], people[index])
        index += 1
      }
      append(single, 1)
    }
    for rest in index..<known.count { append(known[rest], people[rest]) }
    singles.removeAll(keepingCapacity: true)
  }

  private struct Counted {
    var entry: UInt64
    var people: Int
  }

  /// - Parameter entry: no less than the last one.
  @inline(__always)
  private mutating func append(_ entry: UInt64, _ people: Int) {
    if entries.last == entry {
      employed[employed.count - 1] += people
    } else {
      entries.append(entry)
      employed.append(people)
    }
  }

  /// Sorts by the lowest 11 bits first, then by the next, and so on, which keeps equals together.
  @inline(__always)
  private func sort<Element>(_ elements: inout [Element], by entry: (Element) -> UInt64) {
    let digit = 11
    var to = elements
    let bits = UInt64.bitWidth - elements.reduce(0) { $0 | entry($1) }.leadingZeroBitCount
    for shift in stride(from: 0, to: bits, by: digit) {
      var starts = [Int](repeating: 0, count: 1 << digit)
      for element in elements { starts[Int(entry(element) >> UInt64(shift)) & (1 << digit - 1)] += 1 }
      var sum = 0
      for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
      for element in elements {
        let bucket = Int(entry(element) >> UInt64(shift)) & (1 << digit - 1)
        to[starts[bucket]] = element
        starts[bucket] += 1
      }
      swap(&elements, &to)
    }
  }
}
