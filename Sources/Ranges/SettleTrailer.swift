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
  /// The records that are refused, where duplicates are: seven numbers each.
  package var refused: [FrameSettling.Duplicate]

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
    refused = settling.duplicates
  }
}

/// As an array of its numbers, in the order of the properties: there may be as many as records.
extension FrameSettling.Duplicate: Codable {
  package init(from decoder: any Decoder) throws {
    var numbers = try decoder.unkeyedContainer()
    self.init(
      range: try numbers.decode(Int.self), record: try numbers.decode(Int.self),
      line: try numbers.decode(Int.self), byte: try numbers.decode(Int.self),
      count: try numbers.decode(Int.self), firstRange: try numbers.decode(Int.self),
      firstLine: try numbers.decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var numbers = encoder.unkeyedContainer()
    for number in [range, record, line, byte, count, firstRange, firstLine] { try numbers.encode(number) }
  }
}
