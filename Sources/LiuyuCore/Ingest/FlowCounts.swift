import ReferenceData
import Regions

/// The employed by cell and whereabouts: counted only where flows are asked for.
final class FlowCounts {
  private let pairs = PairTable()
  private var counts = Growing<UInt32>()

  func add(_ outcome: Outcome, toCell cell: Int) {
    guard outcome.isEmployed else { return }
    let number = Int(pairs.number(of: UInt32(cell), outcome.whereabouts.bits))
    if number == counts.count { counts.append(0) }
    counts[number] += 1
  }

  /// Calls `body` for each combination that was seen.
  func forEach(_ body: (_ cell: Int, _ whereabouts: Whereabouts, _ employed: Int) -> Void) {
    for (number, pair) in pairs.pairs.enumerated() {
      body(Int(pair.0), Whereabouts(bits: pair.1), Int(counts[number]))
    }
  }
}

/// The division and the zone of a place; of those whom nothing located, neither.
struct Whereabouts: Hashable {
  // zone 4 · division 13
  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  /// - Parameter divisionIndex: a place in `Divisions.current.codes`, or `Outcome.noDivision`.
  init(zoneIndex: Int, divisionIndex: UInt32) { bits = UInt32(zoneIndex) << 13 | divisionIndex }

  var zone: Zone { Zone(rawValue: UInt8(truncatingIfNeeded: bits >> 13)) ?? .unresolved }

  /// `nil` abroad, and where nothing is known.
  var divisionIndex: Int? {
    bits & Outcome.noDivision == Outcome.noDivision ? nil : Int(bits & Outcome.noDivision)
  }
}

extension Outcome {
  /// For the employed only.
  var whereabouts: Whereabouts { Whereabouts(zoneIndex: zoneIndex, divisionIndex: divisionIndex) }
}
