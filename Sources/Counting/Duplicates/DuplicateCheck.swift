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
  /// Of the partition.
  private var losers = Growing<SightingIndex>()

  init(_ rule: Rule, drops: Bool = true, lists: Bool = false) {
    self.rule = rule
    self.drops = drops
    self.lists = lists
  }

  /// Marks as superseded every sighting of the partition that does not count.
  ///
  /// - Parameter supersede: called for each with its ordinal, also where none is dropped.
  mutating func settle(
    _ partition: Int, of workers: [Partitions], supersede: (_ ordinal: Int, _ oddities: Oddities) -> Void
  ) {
    let chunks = SightingChunks(partition, of: workers)
    guard chunks.count > 1 else { return }
    let bits = Int.bitWidth - (chunks.count * 2 - 1).leadingZeroBitCount
    slots.removeAll()
    slots.fill(to: 1 << bits, with: 0)
    let mask = 1 << bits - 1
    let rule = rule
    losers.removeAll()
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
        losers.append(loser)
      }
    }
    for index in 0..<losers.count {
      let loser = chunks[losers[index]]
      let place = place(ofWinnerOver: loser, mask: mask, chunks)
      let winner = chunks[place]
      var oddities = Oddities(of: loser, besides: winner, rule)
      if chunks.haveOtherNames(losers[index], place) { oddities.insert(Oddities(.otherName)) }
      supersede(loser.ordinal, oddities)
      if drops { chunks.supersede(losers[index]) }
      guard lists else { continue }
      repeats.append(
        RepeatedRecord(graduate: loser.fingerprint, kept: winner.ordinal, repeated: loser.ordinal))
    }
  }

  /// The sighting that counts, once all have been entered.
  private func place(ofWinnerOver loser: Sighting, mask: Int, _ chunks: SightingChunks) -> SightingIndex {
    let tag = loser.low & 0xFFFF
    var index = Self.slot(of: loser, mask: mask)
    while true {
      if slots[index] >> 48 == tag {
        let other = SightingIndex(slot: slots[index])
        if chunks[other].isSameGraduate(as: loser) { return other }
      }
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
    // Of two that have no date, whether blank or unread, the later in input order counts.
    case .latest: (sighting.moment.rank, sighting.ordinal) > (other.moment.rank, other.ordinal)
    }
  }
}
