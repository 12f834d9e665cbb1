package import Outcomes
import Pipelines
import Searching

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

  /// A record that is refused because another one of its graduate came first.
  package struct Duplicate: Equatable, Sendable {
    package var range: Int
    /// Of the range, 1-based.
    package var record: Int
    /// Likewise.
    package var line: Int
    /// Byte offset in the (decoded) extract.
    package var byte: Int
    /// Bytes of its text, as many as are shown.
    package var count: Int
    /// The range of the record that counts.
    package var firstRange: Int
    /// The line of that one in its range, 1-based.
    package var firstLine: Int

    package init(
      range: Int, record: Int, line: Int, byte: Int, count: Int, firstRange: Int, firstLine: Int
    ) {
      (self.range, self.record, self.line) = (range, record, line)
      (self.byte, self.count) = (byte, count)
      (self.firstRange, self.firstLine) = (firstRange, firstLine)
    }
  }

  private let grain: Grain
  /// Partition by partition, in the same order whatever that of frames was: what two partitions have of one cell is not added up.
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
    entries += (settler.outcomes?.entries ?? []).map {
      Entry(cell: cells[Int($0.cell)], outcome: $0.outcome, people: $0.people)
    }
    for (number, range) in ranges.enumerated() where settler.ledger.repeated[number] > 0 {
      add(range.range, settler.ledger, number)
    }
    duplicates += settler.repeats.map { Self.duplicate($0, in: placed, starts: starts) }
  }

  /// - Parameters:
  ///   - frames: all of a partition, in the order of their ranges.
  ///   - starts: the ordinal of the first record of each range, and one past the last.
  private static func duplicate(
    _ pair: RepeatedRecord, in frames: [SightingFrame], starts: [Int]
  ) -> Duplicate {
    func found(_ ordinal: Int) -> (range: Int, record: Int, place: RecordPlace) {
      let number = starts.dropLast().partitioningIndex { $0 > ordinal } - 1
      let (frame, record) = (frames[number], ordinal - starts[number])
      return (frame.header.range, record + 1, frame.place(ofRecord: record))
    }
    let (own, first) = (found(pair.repeated), found(pair.kept))
    return Duplicate(
      range: own.range, record: own.record, line: own.place.line, byte: own.place.byte,
      count: own.place.count,
      firstRange: first.range, firstLine: first.place.line)
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
