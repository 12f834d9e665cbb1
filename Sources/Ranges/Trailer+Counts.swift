import Counting
import Jobs

// Trailers come from files: what they count is looked at before it is added up.

/// More than any extract has, and little enough that sums of a million trailers are numbers.
private let counts = 0...1 << 42

extension RangeTrailer {
  /// - Throws: `CellsDamage` for a number that nothing can count.
  func requireCounts() throws(CellsDamage) {
    let sums = [lines, readRecords, records, sightings, scheme.rows]
    let kinds = [rejected, skipped, repairs, remarks, scheme.agreeing, scheme.contradicting].flatMap(\.values)
    // Where bytes stand, and which line something is on.
    let places = [header, first, end, bytes] + firstRejects.map(\.line) + cutElsewhere.map(\.line)
    guard (sums + kinds).allSatisfy(counts.contains), places.allSatisfy({ 0...1 << 50 ~= $0 }),
      movedHeader.map({ counts.contains($0.line) }) ?? true
    else {
      throw CellsDamage("range \(ordinal) counts what nobody can have counted")
    }
    guard decided.allSatisfy({ $0.allSatisfy(counts.contains) }) else {
      throw CellsDamage("range \(ordinal) has more graduates than there are")
    }
  }
}

extension SettleTrailer {
  /// - Throws: as that of a range.
  func requireCounts() throws(CellsDamage) {
    let all = [sightings, people] + repeats.flatMap { [$0.repeated] + Array($0.oddities.values) }
    guard all.allSatisfy(counts.contains) else {
      throw CellsDamage("a partition counts what nobody can have counted")
    }
  }
}
