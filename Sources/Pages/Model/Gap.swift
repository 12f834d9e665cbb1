import Outcomes

/// In which programs a target is missed, and by how many people.
struct Gap: Sendable {
  struct Part: Sendable {
    var group: PublishedGroup
    /// That it belongs to.
    var row: PublishedGroup
    var rate: Rate

    var needed: Int { rate.needed ?? 0 }
  }

  let name: RateName
  /// Those with a rate of enough people that miss it, most people short first.
  let parts: [Part]
  /// How many others there are of whom too few are told.
  let hidden: Int

  /// How many stand in the page.
  static let shown = 8

  init(_ name: RateName, in groups: PageGroups) {
    self.name = name
    let missed = groups.rows.flatMap { row in
      row.parts.compactMap { part -> Part? in
        let rate = part.figures[name]
        let isMissed = rate.verdict == .missed && rate.denominator ?? 0 >= PageGroups.fewest
        return isMissed ? Part(group: part, row: row.group, rate: rate) : nil
      }
    }
    // Sorting is stable: equals stay as the rows are.
    parts = missed.sorted { $0.needed > $1.needed }
    hidden = groups.rows.reduce(0) { $0 + $1.parts.count { $0.figures[name].verdict == .suppressed } }
  }

  var people: Int { parts.reduce(0) { $0 + $1.needed } }

  /// `51 个专业未达标，合计差 243 人；前 8 个占 40%。`
  func sentence(_ noun: Noun) -> Phrase {
    guard !parts.isEmpty else {
      return Phrase("没有\(noun.chinese)未达标。", "No \(noun.english) misses it.") + noun.hidden(hidden)
    }
    let sentence = Phrase(
      "\(Phrase.number(parts.count)) \(noun.measure)\(noun.chinese)未达标，合计差 <b>\(Phrase.number(people))</b> 人",
      "\(Phrase.count(parts.count, noun.english, plural: noun.plural)) \(parts.count == 1 ? "misses" : "miss") it by <b>\(Phrase.count(people, "graduate"))</b>"
    )
    guard parts.count > Self.shown else { return sentence + Phrase("。", ".") + noun.hidden(hidden) }
    let first = parts.prefix(Self.shown).reduce(0) { $0 + $1.needed }
    let share = (200 * first + people) / (2 * people)
    return sentence
      + Phrase(
        "；前 \(Self.shown) \(noun.measure)占 \(share)%。", "; the first \(Self.shown) make up \(share)%.")
      + noun.hidden(hidden)
  }
}
