import Disclosure
import Outcomes
import Reports
import Testing

/// Laws of what is hidden, over reports drawn by chance.
struct SuppressionTests {
  private func hidden(_ report: Report) -> [HiddenCounts] {
    report.groups.map(\.hidden) + (report.trend ?? []).flatMap { ($0.years ?? []).map(\.hidden) }
  }

  @Test(arguments: 0..<300)
  func aHigherThresholdHidesNoLess(seed: Int) {
    let report = RandomReport(seed: seed).report
    var last = hidden(report.protected(2))
    for threshold in [3, 5, 6, 12] {
      let next = hidden(report.protected(threshold))
      #expect(zip(last, next).allSatisfy { $0.isSubset(of: $1) }, "threshold \(threshold)")
      last = next
    }
  }

  @Test(arguments: 0..<300)
  func everySmallNumberIsHidden(seed: Int) {
    let report = RandomReport(seed: seed).report.protected(5)
    for group in report.groups {
      let figures = report.figures(of: group)
      for (name, count) in figures.named { #expect(!(1..<5).contains(count ?? 0), "\(group.key) \(name)") }
      for rate in figures.rates.all where rate.verdict == .missed || rate.verdict == .undetermined {
        #expect(rate.numerator != nil && rate.unknown != nil && rate.denominator != nil)
      }
    }
    for input in report.inputs { #expect(!(1..<5).contains(input.balance.accepted ?? 0)) }
    for people in report.totals.toldLocatedBy { #expect(!(1..<5).contains(people ?? 0)) }
  }

  @Test(arguments: 0..<300)
  func theSameIsHiddenEveryTime(seed: Int) {
    let report = RandomReport(seed: seed).report
    #expect(hidden(report.protected(5)) == hidden(report.protected(5)))
  }

  /// Of people in fives, and in nothing less, everything is told.
  @Test(arguments: 0..<300)
  func nothingIsHiddenWhereNothingIsSmall(seed: Int) {
    var report = RandomReport(seed: seed).report
    func times(_ tally: Tally) -> Tally {
      var many = tally
      many.byCategory = tally.byCategory.map { $0 * 5 }
      many.byZone = tally.byZone.map { $0 * 5 }
      many.byEvidence = tally.byEvidence.map { $0 * 5 }
      return many
    }
    for index in report.groups.indices { report.groups[index].tally = times(report.groups[index].tally) }
    let years = report.trend?[0].years?.map { Report.Trend.Year(year: $0.year, tally: times($0.tally)) }
    report.trend?[0].years = years
    let told = report.protected(5)
    #expect(told.groups.allSatisfy { $0.hidden.isEmpty })
    #expect(told.disclosure?.suppressedCells == 0)
  }

  /// Only small counts and their families: what hides the rest is the complement.
  @Test(arguments: 0..<300)
  func theComplementOnlyAdds(seed: Int) {
    let report = RandomReport(seed: seed).report
    let (primary, all) = (hidden(report.protected(5, complement: false)), hidden(report.protected(5)))
    #expect(zip(primary, all).allSatisfy { $0.isSubset(of: $1) })
  }

  /// One program of 3 people beside others: its sibling with the fewest people goes with it.
  @Test func theSmallestSiblingIsHiddenWithASmallGroup() {
    func count(_ people: Int) -> (CountName) -> Int { { $0 == .graduates || $0 == .notPlaced ? people : 0 } }
    var tree = CountTree(Methodology(), everyone: count(93))
    let groups = [3, 50, 40].map { tree.add(to: 0, branch: 0, count($0)) }
    let hidden = groups.map { Suppression(tree, threshold: 5)[$0].contains(.graduates) }
    #expect(hidden == [true, false, true])
    #expect(!Suppression(tree, threshold: 5)[0].contains(.graduates))
    #expect(Suppression(tree, threshold: 3)[groups[0]].isEmpty)
  }

  /// Where a group has one part only, the group is hidden with it, and its sibling.
  @Test func aParentGoesWithItsOnlyPart() {
    func count(_ people: Int) -> (CountName) -> Int { { $0 == .graduates || $0 == .notPlaced ? people : 0 } }
    var tree = CountTree(Methodology(), everyone: count(43))
    let school = tree.add(to: 0, branch: 0, count(3))
    let program = tree.add(to: school, branch: 0, count(3))
    let other = tree.add(to: 0, branch: 0, count(40))
    let suppression = Suppression(tree, threshold: 5)
    for group in [school, program, other] { #expect(suppression[group].contains(.graduates)) }
  }
}
