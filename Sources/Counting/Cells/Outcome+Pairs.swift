/// Which sources of one record contradict or refine each other.
///
/// Of each source there is a bit that says whether it contradicted, and one that says whether it was believed and then
/// refined. The other of the pair follows: it is the last one before it that was believed.
extension Outcome {
  /// Notes that a source contradicts the one that is believed.
  mutating func addConflict(with evidence: UInt32) {
    self = Outcome(bits: bits | Part.contradicted.bits(1 << (evidence - 1)))
  }

  /// Notes that 毕业去向代码 and 毕业去向 name different categories.
  mutating func addDestinationConflict() { self = Outcome(bits: bits | Part.destination.mask) }

  /// Believes a place instead of the one that holds it.
  mutating func refine(to place: UInt32) {
    self = Outcome(bits: bits | Part.refined.bits(1 << Part.evidence.number(in: bits)))
    locate(place & Part.place)
  }

  /// One bit for each `Conflict`, and for each `Refinement`.
  var pairs: (conflicts: UInt32, refinements: UInt32) {
    let (refined, contradicted) = (Part.refined.number(in: bits), Part.contradicted.number(in: bits) << 1)
    let last = Part.evidence.number(in: bits)
    var (conflicts, refinements): (UInt32, UInt32) = (0, 0)
    var believed: UInt32?
    for source in 0..<Self.unlocated {
      // 500118-成都市 contradicts as a text does, whatever the text then says. Where none is believed, that is a cell of the column
      // of texts, and of later sources each contradicts a text that denies its place.
      if contradicted >> source & 1 == 1 {
        conflicts |= 1 << Self.pair(believed ?? min(source - 1, 1), source)
      }
      guard refined >> source & 1 == 1 || source == last else { continue }
      if let believed { refinements |= 1 << Self.pair(believed, source) }
      believed = source
    }
    if bits & Part.destination.mask != 0 {
      conflicts |= 1 << UInt32(Conflict.destinationCodeAndText.rawValue)
    }
    return (conflicts, refinements)
  }

  /// The index of two sources among all pairs in order: of `Refinement.allCases`, and the `rawValue` of a `Conflict`.
  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt32 { one * (5 - one) / 2 + other - 1 }
}
