import CPrefetch
import Outcomes

/// Decides which record of each graduate counts, one partition at a time.
///
/// **Invariant.** All sightings of a graduate are in the same partition, whichever worker saw them; so partitions
/// are independent, and the choice depends on dates and input order only, not on threads.
struct DuplicateCheck {
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
  /// A pointer to the sighting that counts so far in the lower 48 bits, a tag of its fingerprint in the upper 16. As
  /// many as the largest partition so far needed; a smaller one uses the first.
  private var slots: [UInt64] = []

  init(_ rule: Rule, drops: Bool = true, lists: Bool = false) {
    self.rule = rule
    self.drops = drops
    self.lists = lists
  }

  /// Marks as superseded every sighting of the partition that does not count.
  ///
  /// - Parameter supersede: called for each with its ordinal, also where none is dropped.
  mutating func settle(_ partition: Int, of workers: [Partitions], supersede: (_ ordinal: Int) -> Void) {
    let total = workers.reduce(0) { $0 + $1.withList(partition) { $0.count } }
    guard total > 1 else { return }
    let bits = Int.bitWidth - (total * 2 - 1).leadingZeroBitCount
    let size = 1 << bits
    clearSlots(size)
    let mask = size - 1
    let (rule, drops, lists) = (rule, drops, lists)
    var losers: [UnsafeMutablePointer<Sighting>] = []
    slots.withUnsafeMutableBufferPointer { slots in
      for worker in workers {
        worker.withList(partition) { list in
          for (index, chunk) in list.chunks.enumerated() {
            let count = list.count(inChunk: index)
            for place in 0..<count {
              // The table is larger than a cache next to the core: each slot is asked for before it is needed.
              let ahead = chunk[min(place + Self.lookahead, count - 1)]
              prefetch_to_read(slots.baseAddress! + Self.slot(of: ahead, mask: mask))
              guard
                let loser = Self.place(chunk.baseAddress! + place, in: slots, mask: mask, rule: rule)
              else { continue }
              if drops { loser.pointee.cell = Sighting.superseded }
              supersede(loser.pointee.ordinal)
              if lists { losers.append(loser) }
            }
          }
        }
      }
    }
    for loser in losers {
      repeats.append(
        RepeatedRecord(
          graduate: loser.pointee.fingerprint, kept: winner(over: loser.pointee, mask: mask).ordinal,
          repeated: loser.pointee.ordinal))
    }
  }

  private mutating func clearSlots(_ count: Int) {
    if slots.count < count {
      slots = Array(repeating: 0, count: count)
    } else {
      slots.withUnsafeMutableBufferPointer { $0[..<count].update(repeating: 0) }
    }
  }

  /// The sighting that counts, once all have been placed.
  private func winner(over loser: Sighting, mask: Int) -> Sighting {
    var index = Self.slot(of: loser, mask: mask)
    while true {
      let other = UnsafeMutablePointer<Sighting>(bitPattern: UInt(slots[index] & 0xFFFF_FFFF_FFFF))!
      if other.pointee.isSameGraduate(as: loser) { return other.pointee }
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
  private static func place(
    _ sighting: UnsafeMutablePointer<Sighting>, in slots: UnsafeMutableBufferPointer<UInt64>, mask: Int,
    rule: Rule
  ) -> UnsafeMutablePointer<Sighting>? {
    let low = sighting.pointee.low
    let tag = low << 48
    let entry = tag | UInt64(UInt(bitPattern: sighting))
    var index = slot(of: sighting.pointee, mask: mask)
    while true {
      let slot = slots[index]
      if slot == 0 {
        slots[index] = entry
        return nil
      }
      if slot >> 48 == tag >> 48 {
        let other = UnsafeMutablePointer<Sighting>(bitPattern: UInt(slot & 0xFFFF_FFFF_FFFF))!
        if other.pointee.isSameGraduate(as: sighting.pointee) {
          let loser = counts(sighting.pointee, rather: other.pointee, rule) ? other : sighting
          if loser == other { slots[index] = entry }
          return loser
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
