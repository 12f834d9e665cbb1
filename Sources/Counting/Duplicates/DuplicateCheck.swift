import Buffers

/// Decides which record of each graduate counts, one partition at a time.
///
/// **Invariant.** All sightings of a graduate are in the same partition, whichever worker saw them; so partitions
/// are independent, and the choice depends on dates and input order only, not on threads.
struct DuplicateCheck: ~Copyable {
  /// Which record counts where a graduate has several.
  enum Rule {
    case latest, first
  }

  /// How many sightings ahead a slot is asked for.
  private static let lookahead = 12

  private let rule: Rule
  /// Whether the records that do not count are taken out; else they are only found.
  private let drops: Bool
  /// Whether the pairs are kept in `repeats`.
  private let lists: Bool
  private(set) var repeats: [RepeatedRecord] = []
  /// Of the sighting that counts so far: its index, and 16 bits of its fingerprint, which tell nearly all others. As many
  /// slots as the largest partition so far needed; a smaller one uses the first. 0 is free.
  private var slots = Growing<UInt64>()

  init(_ rule: Rule, drops: Bool = true, lists: Bool = false) {
    self.rule = rule
    self.drops = drops
    self.lists = lists
  }

  /// Marks as superseded every sighting of the partition that does not count.
  ///
  /// - Parameter supersede: called for each with its ordinal, also where none is dropped.
  mutating func settle(_ partition: Int, of workers: [Partitions], supersede: (_ ordinal: Int) -> Void) {
    let chunks = SightingChunks(partition, of: workers)
    guard chunks.count > 1 else { return }
    let bits = Int.bitWidth - (chunks.count * 2 - 1).leadingZeroBitCount
    slots.removeAll()
    slots.fill(to: 1 << bits, with: 0)
    let mask = 1 << bits - 1
    let (rule, drops, lists) = (rule, drops, lists)
    var losers: [SightingIndex] = []
    let table = slots.lent
    for (number, chunk) in chunks.all.enumerated() {
      for index in 0..<chunk.count {
        // The table is larger than a cache next to the core: each slot is asked for before it is needed.
        let ahead = chunk[min(index + Self.lookahead, chunk.count - 1)]
        table.prefetch(Self.slot(of: ahead, mask: mask))
        let sighting = SightingIndex(chunk: number, index: index)
        guard let loser = Self.enter(chunk[index], at: sighting, in: table, mask: mask, rule, chunks) else {
          continue
        }
        supersede(chunks[loser].ordinal)
        if drops { chunks.supersede(loser) }
        if lists { losers.append(loser) }
      }
    }
    for loser in losers {
      let repeated = chunks[loser]
      repeats.append(
        RepeatedRecord(
          graduate: repeated.fingerprint, kept: winner(over: repeated, mask: mask, chunks).ordinal,
          repeated: repeated.ordinal))
    }
  }

  /// The sighting that counts, once all have been entered.
  private func winner(over loser: Sighting, mask: Int, _ chunks: SightingChunks) -> Sighting {
    var index = Self.slot(of: loser, mask: mask)
    while true {
      let other = chunks[SightingIndex(slot: slots[index])]
      if other.isSameGraduate(as: loser) { return other }
      index = (index + 1) & mask
    }
  }

  /// The tag takes the lowest 16 bits, the partition the highest: the slot takes those between.
  @inline(__always)
  private static func slot(of sighting: Sighting, mask: Int) -> Int {
    Int(truncatingIfNeeded: sighting.low >> 16) & mask
  }

  /// - Returns: the sighting that does not count, if there is one.
  @inline(__always)
  private static func enter(
    _ sighting: Sighting, at own: SightingIndex, in slots: LentValues<UInt64>, mask: Int,
    _ rule: Rule, _ chunks: SightingChunks
  ) -> SightingIndex? {
    let tag = sighting.low << 48
    var index = slot(of: sighting, mask: mask)
    while true {
      let slot = slots[index]
      if slot == 0 {
        slots[index] = tag | own.bits
        return nil
      }
      if slot >> 48 == tag >> 48 {
        let other = SightingIndex(slot: slot)
        if chunks[other].isSameGraduate(as: sighting) {
          guard counts(sighting, rather: chunks[other], rule) else { return own }
          slots[index] = tag | own.bits
          return other
        }
      }
      index = (index + 1) & mask
    }
  }

  private static func counts(_ sighting: Sighting, rather other: Sighting, _ rule: Rule) -> Bool {
    switch rule {
    case .first: sighting.ordinal < other.ordinal
    case .latest: (sighting.moment, sighting.ordinal) > (other.moment, other.ordinal)
    }
  }
}

/// Where a sighting lies among those of a partition, in 48 bits; never 0.
///
/// **Invariant.** A chunk has at most `SightingList.largestChunk` sightings, so that the index takes 10 bits, and a
/// partition has fewer than 2^38 chunks.
struct SightingIndex: BitwiseCopyable {
  /// The chunk above the index, counted from 1.
  let bits: UInt64

  init(chunk: Int, index: Int) {
    bits = UInt64(truncatingIfNeeded: chunk) << 10 | UInt64(truncatingIfNeeded: index + 1)
  }

  /// - Parameter slot: the same below a tag.
  init(slot: UInt64) { bits = slot & 0xFFFF_FFFF_FFFF }

  var chunk: Int { Int(truncatingIfNeeded: bits >> 10) }
  var index: Int { Int(truncatingIfNeeded: bits & 0x3FF) - 1 }
}

/// The sightings of one partition, of all workers.
struct SightingChunks {
  let all: [SightingChunk]

  init(_ partition: Int, of workers: [Partitions]) {
    all = workers.flatMap { worker in
      worker.withList(partition) { list in (0..<list.chunkCount).map { list.chunk($0) } }
    }
  }

  var count: Int { all.reduce(0) { $0 + $1.count } }

  subscript(index: SightingIndex) -> Sighting { all[index.chunk][index.index] }

  func supersede(_ index: SightingIndex) {
    var sighting = self[index]
    sighting.cell = Sighting.superseded
    all[index.chunk][index.index] = sighting
  }
}
