import ReferenceData
package import Regions

/// The employed by cell and whereabouts: counted only where flows are asked for.
///
/// There are nearly as many combinations as graduates, so that a table of them would miss the cache at every step.
/// They are written down one after the other, and sorted and counted once there are many.
///
/// **Invariant.** An entry of `entries` is a combination: the cell above the 17 bits of the whereabouts; it stands for
/// as many people as `employed` says at its place.
struct FlowCounts {
  private var entries: [UInt64] = []
  private var employed: [UInt32] = []
  /// How many entries are sorted, and each combination once.
  private var sortedCount = 0

  private static let mostUnsorted = 1 << 20

  @inline(__always)
  mutating func add(_ outcome: Outcome, toCell cell: Int) {
    guard outcome.isEmployed else { return }
    add(1, at: outcome.whereabouts, toCell: cell)
  }

  @inline(__always)
  mutating func add(_ people: Int, at whereabouts: Whereabouts, toCell cell: Int) {
    entries.append(UInt64(cell) << Whereabouts.bitCount | UInt64(whereabouts.bits))
    employed.append(UInt32(people))
    if entries.count - sortedCount > max(Self.mostUnsorted, sortedCount) { sort() }
  }

  mutating func add(_ other: FlowCounts) {
    entries += other.entries
    employed += other.employed
    sort()
  }

  /// Every combination once, by cell, then by whereabouts.
  consuming func sorted() -> [Cube.CellFlow] {
    sort()
    return entries.indices.map {
      Cube.CellFlow(
        cell: UInt32(entries[$0] >> Whereabouts.bitCount),
        whereabouts: Whereabouts(bits: UInt32(truncatingIfNeeded: entries[$0]) & Whereabouts.mask),
        employed: Int(employed[$0]))
    }
  }

  /// Renumbers the cells.
  consuming func mapped(to cells: [Int]) -> FlowCounts {
    for index in entries.indices {
      let cell = cells[Int(entries[index] >> Whereabouts.bitCount)]
      entries[index] = UInt64(cell) << Whereabouts.bitCount | entries[index] & UInt64(Whereabouts.mask)
    }
    sortedCount = 0
    return self
  }

  /// Sorts by the lowest 11 bits first, then by the next, and so on, which keeps equals together; then adds them up.
  private mutating func sort() {
    let digit = 11
    var (from, to) = (entries, entries)
    var (people, sortedPeople) = (employed, employed)
    let bits = UInt64.bitWidth - (entries.max() ?? 0).leadingZeroBitCount
    for shift in stride(from: 0, to: bits, by: digit) {
      var starts = [Int](repeating: 0, count: 1 << digit)
      for entry in from { starts[Int(entry >> UInt64(shift)) & (1 << digit - 1)] += 1 }
      var sum = 0
      for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
      for (index, entry) in from.enumerated() {
        let bucket = Int(entry >> UInt64(shift)) & (1 << digit - 1)
        to[starts[bucket]] = entry
        sortedPeople[starts[bucket]] = people[index]
        starts[bucket] += 1
      }
      swap(&from, &to)
      swap(&people, &sortedPeople)
    }
    entries.removeAll(keepingCapacity: true)
    employed.removeAll(keepingCapacity: true)
    for (entry, count) in zip(from, people) {
      if entries.last == entry {
        employed[employed.count - 1] += count
      } else {
        entries.append(entry)
        employed.append(count)
      }
    }
    sortedCount = entries.count
  }
}

/// The division and the zone of a place; of those whom nothing located, neither.
package struct Whereabouts: Hashable {
  // zone 4 · division 13
  package let bits: UInt32

  package static let bitCount: UInt64 = 17
  static let mask: UInt32 = 1 << 17 - 1

  init(bits: UInt32) { self.bits = bits }

  /// - Parameter divisionIndex: a place in `Divisions.current.codes`, or `Outcome.noDivision`.
  package init(zoneIndex: Int, divisionIndex: UInt32) { bits = UInt32(zoneIndex) << 13 | divisionIndex }

  package var zone: Zone { Zone(rawValue: UInt8(truncatingIfNeeded: bits >> 13)) ?? .unresolved }

  /// `nil` abroad, and where nothing is known.
  package var divisionIndex: Int? {
    bits & Outcome.noDivision == Outcome.noDivision ? nil : Int(bits & Outcome.noDivision)
  }
}

extension Outcome {
  /// For the employed only.
  package var whereabouts: Whereabouts { Whereabouts(zoneIndex: zoneIndex, divisionIndex: divisionIndex) }
}
