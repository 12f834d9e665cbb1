package import Counting
package import Outcomes

/// What a process says of the partitions that it settled, once it has. One line of JSON.
package struct SettleTrailer: Codable, Equatable, Sendable {
  package struct Repeats: Codable, Equatable, Sendable {
    package var range: Int
    package var repeated: Int
    /// By the name of the oddity, only those that occurred.
    package var oddities: [String: Int]
  }

  package var version: String
  package var duplicates: String
  package var sightings: Int
  package var people: Int
  package var repeats: [Repeats]

  package init(_ settling: FrameSettling, version: String, _ rule: Methodology.Duplicates) {
    self.version = version
    duplicates = rule.rawValue
    sightings = settling.sightings
    people = settling.entries.reduce(0) { $0 + $1.people }
    repeats = settling.repeats.map { found in
      Repeats(
        range: found.range, repeated: found.repeated,
        oddities: Dictionary(uniqueKeysWithValues: found.oddities.map { ("\($0.key)", $0.value) }))
    }
  }
}
