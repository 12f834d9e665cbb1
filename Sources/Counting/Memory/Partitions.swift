import Buffers

/// One worker's sightings, parted by the graduates' fingerprints so that each part can be settled by itself.
///
/// **Invariant.** `count` is a power of two; the topmost bits of a sighting's fingerprint are the number of its list, in
/// which sightings are in input order, and so are their names.
@safe
final class Partitions {
  private let arena = SightingArena()
  private let lists: UnsafeMutablePointer<SightingList>
  /// By list, the name hashes of its sightings, where names are compared.
  private let names: UnsafeMutablePointer<Growing<UInt32>>?
  let count: Int
  private let shift: UInt64

  /// - Parameters:
  ///   - expectedRecords: chooses how many parts there are: one should fit the cache while it is settled.
  ///   - keepsNames: whether each sighting comes with the hash of a name.
  init(expectedRecords: Int, keepsNames: Bool = false) {
    var bits = 4
    while bits < 12, expectedRecords >> bits > 32_768 { bits += 1 }
    count = 1 << bits
    shift = UInt64(64 - bits)
    unsafe lists = .allocate(capacity: count)
    for index in 0..<count { unsafe (lists + index).initialize(to: SightingList()) }
    unsafe names = keepsNames ? .allocate(capacity: count) : nil
    guard let names = unsafe names else { return }
    for index in 0..<count { unsafe (names + index).initialize(to: Growing()) }
  }

  /// Gives back the memory of all sightings and names, once they are settled: all lists are empty then.
  func removeAll() {
    for index in 0..<count {
      unsafe lists[index] = SightingList()
      if let names = unsafe names { unsafe names[index] = Growing() }
    }
    arena.removeAll()
  }

  deinit {
    unsafe lists.deinitialize(count: count)
    unsafe lists.deallocate()
    guard let names = unsafe names else { return }
    unsafe names.deinitialize(count: count)
    unsafe names.deallocate()
  }

  @inline(__always)
  func append(_ sighting: Sighting) {
    unsafe lists[Int(truncatingIfNeeded: sighting.low >> shift)].append(sighting, in: arena)
  }

  /// Whether each sighting has the hash of a name.
  var keepsNames: Bool { unsafe names != nil }

  /// To be called behind `append(_:)`.
  ///
  /// - Precondition: names are kept.
  @inline(__always)
  func append(nameOf sighting: Sighting, _ hash: UInt32) {
    unsafe names.unsafelyUnwrapped[Int(truncatingIfNeeded: sighting.low >> shift)].append(hash)
  }

  /// The name hash of a list's n-th sighting; `NameHash.blank` where names are not kept.
  func name(ofSighting index: Int, in partition: Int) -> UInt32 {
    guard let names = unsafe names else { return NameHash.blank }
    return unsafe names[partition][index]
  }

  /// Checks, in a debug build, that every sighting is where it is looked for.
  func checkInvariants() {
    assert((0..<count).allSatisfy(isInOrder))
  }

  private func isInOrder(_ partition: Int) -> Bool {
    withList(partition) { list in
      if let names = unsafe names, unsafe names[partition].count != list.count { return false }
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
