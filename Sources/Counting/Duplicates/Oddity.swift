/// What is odd about a record that gives way to another one of the same graduate.
package enum Oddity: UInt8, CaseIterable, Sendable {
  /// It gives way by input order, as its date (签约日期) or that of the other one is unread.
  case byOrder
  /// The other one is of another graduation year (毕业年份).
  case otherYear
  /// The other one bears another name (姓名).
  case otherName
}

/// The oddities of one record.
struct Oddities: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ oddity: Oddity) { rawValue = 1 << oddity.rawValue }
}

extension Oddities {
  /// What is odd about a record beside the one that counts, but for its name.
  ///
  /// Each record is held against the one that counts in the end, so that neither threads nor the order in which others
  /// were met change anything.
  init(of loser: Sighting, besides winner: Sighting, _ rule: DuplicateCheck.Rule) {
    self = []
    // Where a date is read, it decides.
    if rule == .latest, !winner.moment.isRead, loser.moment == .unread || winner.moment == .unread {
      insert(Oddities(.byOrder))
    }
    if loser.year.contradicts(winner.year) { insert(Oddities(.otherYear)) }
  }
}
