import Buffers
package import ExtractReading
import Outcomes

/// What one range's graduates come to where others settle them: a list of sightings for each partition, and those who need no
/// settling, having no ID or no one who asks.
///
/// **Invariant.** `partitions` owns `count` of them; no sighting is in a partition that its fingerprint does not choose.
@safe
package final class RangePacker: OutcomeTaker {
  private let tellsApart: Bool
  private let keepsNames: Bool
  private let keepsPlaces: Bool
  private let anonymous: (Fingerprint) -> Fingerprint
  // Behind a pointer: an array of objects would count references at each record.
  private let partitions: UnsafeMutablePointer<Sightings>
  private let partitionCount: Int
  /// By the range's own cells.
  package let decided = WeightedOutcomes()

  private let arena = SightingArena()

  /// Of one partition, in input order; `names` beside them where names are compared, `places` where duplicates are shown.
  private struct Sightings: ~Copyable {
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
    partitionCount = partitions
    unsafe self.partitions = .allocate(capacity: partitions)
    for index in 0..<partitions { unsafe (self.partitions + index).initialize(to: Sightings()) }
  }

  deinit {
    unsafe partitions.deinitialize(count: partitionCount)
    unsafe partitions.deallocate()
  }

  /// How many sightings there are.
  package var count: Int { (0..<partitionCount).reduce(0) { unsafe $0 + partitions[$1].list.count } }

  package func take(_ outcome: RangeOutcome, at position: RecordPosition) {
    // Local values: each access to a property of a class is checked at run time.
    let (cells, outcomes, fingerprints) = (
      outcome.cells.lent, outcome.outcomes.lent, outcome.fingerprints.lent
    )
    let (records, moments, years) = (outcome.records.lent, outcome.moments.lent, outcome.years.lent)
    let (partitions, partitionCount) = unsafe (partitions, partitionCount)
    let (arena, anonymous, tellsApart, keepsNames) = (arena, anonymous, tellsApart, keepsNames)
    let (traces, keepsPlaces) = (outcome.traces, keepsPlaces)
    for index in 0..<outcome.count {
      let graduate = outcomes[index]
      guard tellsApart, !graduate.isWithoutID else {
        decided.add(graduate, toCell: cells[index])
        continue
      }
      let fingerprint = anonymous(fingerprints[index])
      // By the upper part, so that those of one partition differ in the lower, by which they are settled.
      let partition = unsafe partitions + (Int(fingerprint.high) * partitionCount) >> 24
      unsafe partition.pointee.list.append(
        Sighting(
          fingerprint, ordinal: position.record + Int(records[index]), moment: moments[index],
          year: years[index], cell: cells[index], outcome: graduate), in: arena)
      if keepsNames { unsafe partition.pointee.names.append(outcome.names[index]) }
      if keepsPlaces {
        let trace = traces[index]
        unsafe partition.pointee.places.append(
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
    for number in 0..<partitionCount where unsafe partitions[number].list.count > 0 {
      let partition = unsafe partitions + number
      let chunks = unsafe partition.pointee.list.all
      var cells: [UInt32] = []
      for chunk in chunks {
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
        range: ordinal, records: records, sightings: chunks.reduce(0) { $0 + $1.count }, cells: cells.count,
        hasNames: keepsNames, hasPlaces: keepsPlaces)
      var front = ByteText()
      header.append(to: &front)
      for cell in cells { front.append(littleEndian: names[Int(cell)]) }
      try begin(number, header.frameBytes)
      try write(front.bytes)
      for chunk in chunks { try chunk.withBytes(write) }
      try unsafe partition.pointee.names.withBytes(write)
      try unsafe partition.pointee.places.withBytes(write)
    }
  }
}
