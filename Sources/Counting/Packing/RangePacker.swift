import Buffers
package import ExtractReading
import Outcomes

/// What one range's graduates come to where others settle them: a list of sightings for each partition, and those who need no
/// settling, having no ID or no one who asks.
package final class RangePacker: OutcomeTaker {
  private let tellsApart: Bool
  private let keepsNames: Bool
  private let keepsPlaces: Bool
  private let anonymous: (Fingerprint) -> Fingerprint
  private let partitions: [Sightings]
  /// By the range's own cells.
  package let decided = WeightedOutcomes()

  private let arena = SightingArena()

  /// Of one partition, in input order; `names` beside them where names are compared, `places` where duplicates are shown.
  private final class Sightings {
    var list = SightingList()
    var names = Growing<UInt32>()
    var places = Growing<RecordPlace>()
  }

  /// - Parameters:
  ///   - partitions: how many there are.
  ///   - grain: what is kept of each record.
  ///   - anonymous: a keyed hash of a graduate, the same in all processes, of which nobody finds an ID by trying.
  package init(
    partitions: Int, grain: Grain, anonymous: @escaping (Fingerprint) -> Fingerprint
  ) {
    tellsApart = grain.tellsGraduatesApart
    keepsNames = grain.comparesNames
    keepsPlaces = grain.tracesRecords
    self.anonymous = anonymous
    self.partitions = (0..<partitions).map { _ in Sightings() }
  }

  /// How many sightings there are.
  package var count: Int { partitions.reduce(0) { $0 + $1.list.count } }

  package func take(_ outcome: RangeOutcome, at position: RecordPosition) {
    // Local values: each access to a property of a class is checked at run time.
    let (cells, outcomes, fingerprints) = (
      outcome.cells.lent, outcome.outcomes.lent, outcome.fingerprints.lent
    )
    let (records, moments, years) = (outcome.records.lent, outcome.moments.lent, outcome.years.lent)
    let (partitions, arena, tellsApart, keepsNames) = (partitions, arena, tellsApart, keepsNames)
    let (traces, keepsPlaces) = (outcome.traces, keepsPlaces)
    for index in 0..<outcome.count {
      let graduate = outcomes[index]
      guard tellsApart, !graduate.isWithoutID else {
        decided.add(graduate, toCell: cells[index])
        continue
      }
      let fingerprint = anonymous(fingerprints[index])
      // By the upper part, so that those of one partition differ in the lower, by which they are settled.
      let partition = partitions[(Int(fingerprint.high) * partitions.count) >> 24]
      partition.list.append(
        Sighting(
          fingerprint, ordinal: position.record + Int(records[index]), moment: moments[index],
          year: years[index], cell: cells[index], outcome: graduate), in: arena)
      if keepsNames { partition.names.append(outcome.names[index]) }
      if keepsPlaces {
        let trace = traces[index]
        partition.places.append(
          RecordPlace(byte: trace.byte, line: position.line + trace.line + 1, count: trace.count))
      }
    }
  }

  /// Hands over each partition that has any as a frame, ascending, in pieces one behind the other: nothing is copied.
  ///
  /// - Parameters:
  ///   - ordinal: the range's number among all.
  ///   - records: of the range.
  ///   - names: what names each of the range's cells elsewhere.
  ///   - begin: called before the pieces of each frame.
  ///   - write: called with each piece, which lasts as long as the call.
  package func frames<Failure: Error>(
    ordinal: Int, records: Int, names: [UInt64],
    begin: (_ partition: Int, _ frameBytes: Int) throws(Failure) -> Void,
    write: (_ piece: Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var numbers = [UInt32?](repeating: nil, count: names.count)
    for (number, partition) in partitions.enumerated() where partition.list.count > 0 {
      var cells: [UInt32] = []
      for chunk in partition.list.all {
        for index in 0..<chunk.count {
          var sighting = chunk[index]
          let cell = Int(sighting.cell)
          if numbers[cell] == nil {
            numbers[cell] = UInt32(cells.count)
            cells.append(sighting.cell)
          }
          sighting.cell = numbers[cell]!
          chunk[index] = sighting
        }
      }
      for cell in cells { numbers[Int(cell)] = nil }
      let header = SightingFrame.Header(
        range: ordinal, records: records, sightings: partition.list.count, cells: cells.count,
        hasNames: keepsNames, hasPlaces: keepsPlaces)
      var front = ByteText()
      header.append(to: &front)
      for cell in cells { SightingFrame.append(names[Int(cell)], to: &front) }
      try begin(number, header.frameBytes)
      try write(front.bytes)
      for chunk in partition.list.all { try chunk.withBytes(write) }
      try partition.names.withBytes(write)
      try partition.places.withBytes(write)
    }
  }
}
