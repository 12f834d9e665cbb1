import Differential
import Testing

@testable import Counting

/// Which record of each graduate counts, against the obvious way: sort them and take one.
struct DuplicateCheckTests {
  private struct Record: Hashable {
    var low: UInt64
    var high: UInt32
    var moment: UInt32
    var ordinal: Int
    var worker: Int
  }

  private func superseded(_ records: [Record], _ rule: DuplicateCheck.Rule) -> Set<Int> {
    var others: Set<Int> = []
    for sightings in Dictionary(grouping: records, by: { [$0.low, UInt64($0.high)] }).values {
      let best =
        switch rule {
        case .first: sightings.min { $0.ordinal < $1.ordinal }!
        case .latest: sightings.max { ($0.moment, $0.ordinal) < ($1.moment, $1.ordinal) }!
        }
      others.formUnion(sightings.map(\.ordinal).filter { $0 != best.ordinal })
    }
    return others
  }

  /// Fingerprints of all kinds: apart, equal in the part that chooses partition, slot or tag, or in all of it.
  private func records(seed: UInt64, workers: Int) -> [Record] {
    var random = SplitMix(seed: seed)
    let people = 1 + random.below(random.pick([3, 60, 3000]))
    let lows = (0..<people).map { _ in
      switch random.below(4) {
      case 0: random.next()
      case 1: random.next() & 0xFFFF  // one partition, one slot
      case 2: random.next() & 0xFF00_0000_FFFF_0000  // one tag
      default: UInt64(random.below(3)) << 60 | 7  // one tag and slot, several partitions
      }
    }
    let first = random.once(in: 3) ? 1 << 39 : 0
    return (0..<random.below(5000)).map { place in
      Record(
        low: random.pick(lows), high: UInt32(random.below(2)) << 23 | UInt32(random.below(2)),
        moment: UInt32(random.below(random.pick([1, 3, 100_000]))), ordinal: first + place,
        worker: random.below(workers))
    }
  }

  @Test(arguments: [1, 2, 3, 8], [DuplicateCheck.Rule.latest, .first])
  func equalsSortingAndTakingOne(workers: Int, rule: DuplicateCheck.Rule) {
    for seed in 0..<24 as Range<UInt64> {
      let records = records(seed: seed, workers: workers)
      // From 16 to 4096 partitions.
      let expectedRecords = [0, 1 << 20, 1 << 30][Int(seed % 3)]
      let team = (0..<workers).map { _ in Partitions(expectedRecords: expectedRecords) }
      for record in records {
        team[record.worker].append(
          Sighting(
            Fingerprint(low: record.low, high: record.high), ordinal: record.ordinal, moment: record.moment,
            cell: 5, outcome: Outcome(bits: 6)))
      }
      var check = DuplicateCheck(rule)
      var reported: [Int] = []
      var marked: [Int] = []
      var seen = 0
      for partition in 0..<team[0].count {
        check.settle(partition, of: team) { reported.append($0) }
        for worker in team {
          worker.withList(partition) { list in
            seen += list.count
            for number in 0..<list.chunkCount {
              let chunk = list.chunk(number)
              for index in 0..<chunk.count where chunk[index].cell == Sighting.superseded {
                marked.append(chunk[index].ordinal)
              }
            }
          }
        }
      }
      #expect(seen == records.count)
      #expect(Set(reported) == superseded(records, rule), "seed \(seed)")
      #expect(Set(marked) == Set(reported))
      #expect(reported.count == Set(reported).count)
    }
  }

  @Test func aSightingKeepsWhatItIsGiven() {
    for ordinal in [0, 1, 1 << 32 - 1, 1 << 32, 1 << 40 - 1] {
      let sighting = Sighting(
        Fingerprint(low: 0x0123_4567_89AB_CDEF, high: 0xFF_FFFF), ordinal: ordinal, moment: 7, cell: 8,
        outcome: Outcome(bits: 9))
      #expect(sighting.ordinal == ordinal)
      #expect(sighting.low == 0x0123_4567_89AB_CDEF)
      #expect((sighting.moment, sighting.cell, sighting.outcome.bits) == (7, 8, 9))
    }
    #expect(MemoryLayout<Sighting>.stride == 28)
  }
}
