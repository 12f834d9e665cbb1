package import Outcomes
import Pipelines

/// Settles frames of sightings, partition by partition, by the code that a run settles with.
package struct FrameSettling {
  /// So many graduates who count, of a cell that has this name everywhere.
  package struct Entry: Equatable, Sendable {
    package let cell: UInt64
    package let outcome: UInt32
    package let people: Int
  }

  /// Of one range, the records that give way to another one of their graduate.
  package struct Repeats: Equatable, Sendable {
    package let range: Int
    package let repeated: Int
    /// Only of oddities that occurred.
    package let oddities: [Oddity: Int]
  }

  private let grain: Grain
  /// Partition by partition, and in each by ascending cell, in the same order whatever that of frames was: what two partitions have of
  /// one cell is not added up.
  package private(set) var entries: [Entry] = []
  private var ranges: [Int: Repeats] = [:]
  /// How many sightings were settled.
  package private(set) var sightings = 0
  /// Partition by partition, in no order; only where duplicates are refused.
  package private(set) var duplicates: [Duplicate] = []

  package init(_ rule: Methodology.Duplicates) {
    grain = Grain(dimensions: [], duplicates: rule, tracesRecords: rule == .reject)
  }

  /// By range, those that have any.
  package var repeats: [Repeats] { ranges.values.sorted { $0.range < $1.range } }

  /// Settles all frames of one partition.
  ///
  /// - Parameter frames: in any order.
  /// - Throws: `Damage` where a range is there twice, or does not say where its records stand and duplicates are refused.
  package mutating func settle(_ frames: [SightingFrame]) throws(SightingFrame.Damage) {
    var frames = frames.sorted { $0.header.range > $1.header.range }
    let ranges = frames.reversed().map(\.header)
    for (one, next) in zip(ranges, ranges.dropFirst()) {
      if one.range == next.range {
        throw SightingFrame.Damage(description: "range \(one.range) is there twice")
      }
    }
    if grain.tracesRecords, let other = ranges.first(where: { !$0.hasPlaces }) {
      throw SightingFrame.Damage(
        description:
          "range \(other.range) was packed under another rule: it does not say where its records stand")
    }
    // Whose places are asked for once it is settled.
    let placed = grain.tracesRecords ? Array(frames.reversed()) : []
    // Some inputs may have a column for names, and others none.
    let hasNames = ranges.contains(where: \.hasNames)
    let partitions = Partitions(
      expectedRecords: ranges.reduce(0) { $0 + $1.sightings }, keepsNames: hasNames)
    // Where a range starts among the records of those that are here: all that the order of records needs.
    let starts = ranges.reduce(into: [0]) { $0.append($0.last! + $1.records) }
    var cells: [UInt64] = []
    var numbers: [UInt64: UInt32] = [:]
    var number = 0
    while let frame = frames.popLast() {
      let own = (0..<frame.header.cells).map { cell in
        let hash = frame.hash(ofCell: cell)
        if let known = numbers[hash] { return known }
        cells.append(hash)
        numbers[hash] = UInt32(cells.count - 1)
        return UInt32(cells.count - 1)
      }
      Sighting.requireRoom(forRecordsFrom: starts[number], cells: cells.count)
      for index in 0..<frame.header.sightings {
        let packed = frame[index]
        let sighting = Sighting(
          packed.fingerprint, ordinal: starts[number] + packed.ordinal, moment: packed.moment,
          year: packed.year, cell: own[Int(packed.cell)], outcome: packed.outcome)
        partitions.append(sighting)
        if hasNames {
          partitions.append(
            nameOf: sighting, frame.header.hasNames ? frame.name(ofSighting: index) : NameHash.blank)
        }
      }
      sightings += frame.header.sightings
      number += 1
    }
    partitions.checkInvariants()
    let settler = Settler(
      partitions: [partitions], cells: [Array(cells.indices)], outcomes: WeightedOutcomes(), starts: starts,
      grain: grain)
    for partition in 0..<partitions.count { settler.settle(partition) }
    if let outcomes = settler.outcomes { entries += Self.byCell(outcomes.entries, named: cells) }
    for (number, range) in ranges.enumerated() where settler.ledger.repeated[number] > 0 {
      add(range.range, settler.ledger, number)
    }
    duplicates += settler.repeats.map { Self.duplicate($0, in: placed, starts: starts) }
  }

  /// By ascending name of their cells: there are few of these, so that each entry is put where it belongs at once.
  ///
  /// - Parameter names: by cell.
  private static func byCell(_ entries: [WeightedOutcomes.Entry], named names: [UInt64]) -> [Entry] {
    var places = [Int](repeating: 0, count: names.count)
    for entry in entries { places[Int(entry.cell)] += 1 }
    var sum = 0
    for cell in names.indices.sorted(by: { names[$0] < names[$1] }) {
      (places[cell], sum) = (sum, sum + places[cell])
    }
    var ordered = [Entry](repeating: Entry(cell: 0, outcome: 0, people: 0), count: entries.count)
    for entry in entries {
      let cell = Int(entry.cell)
      ordered[places[cell]] = Entry(cell: names[cell], outcome: entry.outcome, people: entry.people)
      places[cell] += 1
    }
    return ordered
  }

  private mutating func add(_ range: Int, _ ledger: Ledger, _ number: Int) {
    let known = ranges[range]
    var oddities = known?.oddities ?? [:]
    for oddity in Oddity.allCases where ledger.count(of: oddity, inExtract: number) > 0 {
      oddities[oddity, default: 0] += ledger.count(of: oddity, inExtract: number)
    }
    ranges[range] = Repeats(
      range: range, repeated: (known?.repeated ?? 0) + ledger.repeated[number], oddities: oddities)
  }
}
