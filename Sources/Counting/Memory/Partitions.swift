/// One worker's sightings, parted by the graduates' fingerprints so that each part can be settled by itself.
///
/// **Invariant.** `count` is a power of two; the topmost bits of a sighting's fingerprint are the number of its list, in
/// which sightings are in input order.
@safe
final class Partitions {
  private let arena = SightingArena()
  private let lists: UnsafeMutablePointer<SightingList>
  let count: Int
  private let shift: UInt64

  /// - Parameter expectedRecords: chooses how many parts there are: one should fit the cache while it is settled.
  init(expectedRecords: Int) {
    var bits = 4
    while bits < 12, expectedRecords >> bits > 32_768 { bits += 1 }
    count = 1 << bits
    shift = UInt64(64 - bits)
    unsafe lists = .allocate(capacity: count)
    for index in 0..<count { unsafe (lists + index).initialize(to: SightingList()) }
  }

  deinit {
    unsafe lists.deinitialize(count: count)
    unsafe lists.deallocate()
  }

  @inline(__always)
  func append(_ sighting: Sighting) {
    unsafe lists[Int(truncatingIfNeeded: sighting.low >> shift)].append(sighting, in: arena)
  }

  /// Checks, in a debug build, that every sighting is where it is looked for.
  func checkInvariants() {
    assert((0..<count).allSatisfy(isInOrder))
  }

  private func isInOrder(_ partition: Int) -> Bool {
    withList(partition) { list in
      var last = -1
      for number in 0..<list.chunkCount {
        let chunk = list.chunk(number)
        for index in 0..<chunk.count {
          guard Int(truncatingIfNeeded: chunk[index].low >> shift) == partition, chunk[index].ordinal > last
          else { return false }
          last = chunk[index].ordinal
        }
      }
      return true
    }
  }

  func withList<Result>(_ partition: Int, _ body: (borrowing SightingList) -> Result) -> Result {
    unsafe body(lists[partition])
  }
}
