import Outcomes

/// Counts that add up to another: they are hidden together, as the last would follow from all others.
///
/// Families make a tree: the total of each is a part of another one, so that they meet in totals only.
struct CountFamily {
  /// The index of the family that has the total among its parts; `nil` of the sizes of groups, which are no parts.
  let above: Int?
  /// The place of the total among the values of a group.
  let total: Int
  /// The places of the parts.
  let parts: ClosedRange<Int>
  /// The counts of the report that follow from the parts, and from nothing less.
  let names: HiddenCounts
}

/// The families of a report's counts under a methodology.
///
/// Those that much depends on stand above the others, so that details are hidden before rates are.
struct CountFamilies {
  let all: [CountFamily]
  private let isStrict: Bool

  init(_ methodology: Methodology) {
    isStrict = methodology.circle == .strict
    all = Self.outcomes + (isStrict ? Self.strictPlaces : Self.places)
  }

  /// Sizes, and what became of people.
  private static let outcomes = [
    family(0...0, [.graduates], of: 0, above: nil),
    family(1...2, [.placed], of: 0, above: 0),
    family(3...4, [.notPlaced, .unclear], of: 2, above: 1),
    family(5...6, [.employed], of: 1, above: 1),
    family(7...9, [.military, .furtherStudy, .abroad], of: 6, above: 3),
    family(10...12, [.contract, .flexible, .selfEmployed], of: 5, above: 3),
  ]

  /// Where the circle holds all of Chongqing, and nobody is undecided but the unresolved.
  private static let places = [
    family(13...14, [.inCircle], of: 5, above: 3),
    family(15...16, [.chongqing, .circle], of: 13, above: 6),
    family(17...18, [.elsewhere, .unresolved, .inCircleUnknown], of: 14, above: 6),
    family(19...20, [.chongqingUnknown], of: 18, above: 8),
  ]

  /// Where the two boundaries cross: all seven parts follow from what is told.
  private static let strictPlaces = [
    family(
      13...19,
      [.chongqing, .circle, .elsewhere, .unresolved, .chongqingUnknown, .inCircle, .inCircleUnknown],
      of: 5, above: 3)
  ]

  private static func family(
    _ parts: ClosedRange<Int>, _ names: [CountName], of total: Int, above: Int?
  ) -> CountFamily {
    CountFamily(above: above, total: total, parts: parts, names: HiddenCounts(names))
  }

  /// The values of a group by their places: its counts, and sums of them that stand in no report but follow from it.
  func values(_ count: (CountName) -> Int) -> [Int] {
    let (graduates, placed, employed) = (count(.graduates), count(.placed), count(.employed))
    let outcomes = [
      graduates, placed, graduates - placed, count(.notPlaced), count(.unclear), employed, placed - employed,
      count(.military), count(.furtherStudy), count(.abroad), count(.contract), count(.flexible),
      count(.selfEmployed),
    ]
    let (inCircle, unresolved, unknown) = (count(.inCircle), count(.unresolved), count(.chongqingUnknown))
    if isStrict {
      // Chongqing in the circle, undecided, and out of it.
      let inside = inCircle - count(.circle)
      let undecided = count(.inCircleUnknown) - unresolved
      return outcomes + [
        inside, undecided, count(.chongqing) - inside - undecided, count(.circle), count(.elsewhere),
        unresolved - unknown, unknown,
      ]
    }
    return outcomes + [
      inCircle, employed - inCircle, count(.chongqing), count(.circle), count(.elsewhere), unresolved,
      unknown, unresolved - unknown,
    ]
  }
}
