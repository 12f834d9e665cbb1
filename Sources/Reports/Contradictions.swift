package import Counting
import Cubes
package import Outcomes
package import Pipelines

/// The records of one institution that contradict themselves in one way, and what believing the other source would
/// change.
package struct Contradictions: Sendable {
  /// The institution, with all of its graduates who count.
  package let institution: Report.Group
  /// Everyone who counts.
  package let all: Report.Group
  package let found: ContradictionCount

  /// A tally that counts those graduates, the institution's or everyone's, if of each the other source were believed.
  package func ifOtherWon(_ tally: Tally) -> Tally { tally.counting(found.asCounted, as: found.ifOtherWon) }
}

extension Tabulation {
  /// Contradictions by their kind and the institution, in byte order of its key.
  ///
  /// - Parameter found: by combination of values, one for each dimension of the cube.
  /// - Precondition: the institution and the inquiry's dimensions are dimensions of the cube.
  package func contradictions(
    _ found: [(values: [DimensionValue], count: ContradictionCount)], on inquiry: Inquiry
  ) -> [Contradictions] {
    let institution = cube.index(of: .institution)
    var sums: [Conflict: [String: ContradictionCount]] = [:]
    for (values, count) in found
    where zip(cube.dimensions, values).allSatisfy({ inquiry.filters.pass($1, of: $0) }) {
      sums[count.kind, default: [:]][values[institution].key, default: ContradictionCount(count.kind)].add(
        count)
    }
    let groups = RollUp(cube, along: [.institution], passing: cube.passing(inquiry.filters)).tallies()
    return Conflict.allCases.flatMap { kind in
      groups.dropFirst().compactMap { group in
        sums[kind]?[group.key[0]].map { Contradictions(institution: group, all: groups[0], found: $0) }
      }
    }
  }
}
