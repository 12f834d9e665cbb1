import Differential
import Testing

@testable import Counting

/// Which record of each graduate counts, against the obvious way: sort them and take one.
struct DuplicateCheckTests {
  private struct Record: Hashable {
    var low: UInt64
    var high: UInt32
    var moment: Moment
    var year: GraduationYear
    /// Of a hash; blank where it is 0.
    var name: UInt32
    var ordinal: Int
    var worker: Int
  }

  /// What is odd about each record that does not count, by its ordinal.
  private func superseded(_ records: [Record], _ rule: DuplicateCheck.Rule) -> [Int: Oddities] {
    var others: [Int: Oddities] = [:]
    for sightings in Dictionary(grouping: records, by: { [$0.low, UInt64($0.high)] }).values {
      let best =
        switch rule {
        case .first: sightings.min { $0.ordinal < $1.ordinal }!
        case .latest: latest(sightings)
        }
      for other in sightings where other != best { others[other.ordinal] = oddities(other, best, rule) }
    }
    return others
  }

  /// The last of those that have the latest date; where none has any, the last.
  private func latest(_ sightings: [Record]) -> Record {
    let dated = sightings.filter(\.moment.isRead)
    let latest = dated.map(\.moment.bits).max()
    return (dated.isEmpty ? sightings : dated.filter { $0.moment.bits == latest })
      .max { $0.ordinal < $1.ordinal }!
  }

  private func oddities(_ other: Record, _ best: Record, _ rule: DuplicateCheck.Rule) -> Oddities {
    var oddities: Oddities = []
    let moments = [other.moment, best.moment]
    if rule == .latest, moments.contains(.unread), !moments.contains(where: \.isRead) {
      oddities.insert(Oddities(.byOrder))
    }
    if let one = other.year.year, let two = best.year.year, one != two {
      oddities.insert(Oddities(.otherYear))
    }
    if other.name != 0, best.name != 0, other.name != best.name { oddities.insert(Oddities(.otherName)) }
    return oddities
  }

  private var lastYear: GraduationYear { GraduationYear.all.last! }

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
    let first = random.once(in: 3) ? 1 << 35 : 0
    return (0..<random.below(5000)).map { place in
      Record(
        low: random.pick(lows), high: UInt32(random.below(2)) << 23 | UInt32(random.below(2)),
        moment: Moment(bits: UInt32(random.below(random.pick([1, 2, 4, 100_000])))),
        year: random.pick([.none, GraduationYear(key: "2024"), GraduationYear(key: "2025"), lastYear]),
        name: UInt32(random.below(3)), ordinal: first + place, worker: random.below(workers))
    }
  }

  @Test(arguments: [1, 2, 3, 8], [DuplicateCheck.Rule.latest, .first])
  func equalsSortingAndTakingOne(workers: Int, rule: DuplicateCheck.Rule) {
    for seed in 0..<24 as Range<UInt64> {
      let records = records(seed: seed, workers: workers)
      // From 16 to 4096 partitions.
      let expectedRecords = [0, 1 << 20, 1 << 30][Int(seed % 3)]
      let team = (0..<workers).map { _ in Partitions(expectedRecords: expectedRecords, keepsNames: true) }
      for record in records {
        let sighting = Sighting(
          Fingerprint(low: record.low, high: record.high), ordinal: record.ordinal, moment: record.moment,
          year: record.year, cell: 5, outcome: Outcome(bits: 6))
        team[record.worker].append(sighting)
        team[record.worker].append(nameOf: sighting, record.name)
      }
      var check = DuplicateCheck(rule)
      var reported: [Int: Oddities] = [:]
      var reports = 0
      var marked: [Int] = []
      var seen = 0
      for partition in 0..<team[0].count {
        check.settle(partition, of: team) {
          reported[$0] = $1
          reports += 1
        }
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
      #expect(reported == superseded(records, rule), "seed \(seed)")
      #expect(Set(marked) == Set(reported.keys))
      #expect(reported.count == reports)
    }
  }

  @Test func aSightingKeepsWhatItIsGiven() {
    for ordinal in [0, 1, 1 << 32 - 1, 1 << 32, 1 << 36 - 1] {
      for year in GraduationYear.all {
        for cell in [0, 8, Sighting.superseded - 1] {
          var sighting = Sighting(
            Fingerprint(low: 0x0123_4567_89AB_CDEF, high: 0xFF_FFFF), ordinal: ordinal,
            moment: Moment(bits: 7), year: year, cell: cell, outcome: Outcome(bits: 9))
          #expect(sighting.cell == cell)
          sighting.cell = Sighting.superseded
          #expect((sighting.ordinal, sighting.year) == (ordinal, year))
          #expect(sighting.low == 0x0123_4567_89AB_CDEF && sighting.fingerprint.high == 0xFF_FFFF)
          #expect((sighting.moment.bits, sighting.outcome.bits) == (7, 9))
          #expect(sighting.cell == Sighting.superseded)
        }
      }
    }
    #expect(MemoryLayout<Sighting>.stride == 28)
  }
}
