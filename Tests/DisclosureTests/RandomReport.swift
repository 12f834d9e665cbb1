import Counting
import Cubes
import Differential
import Outcomes
import Pipelines
import Regions
import Reports

/// Reports of people drawn one by one: most groups are small, some are empty of this or that, some stand alone under their parent.
struct RandomReport {
  let report: Report

  private struct Person {
    var group: [Int]
    var year: Int
    var input: Int
    var category: Category
    var zone: Zone
    var evidence: Int
  }

  init(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let methodology = Methodology(
      stayDenominator: random.pick(Methodology.StayDenominator.allCases),
      circle: random.pick(Methodology.Circle.allCases),
      partialCounties: random.pick(Methodology.PartialCounties.allCases))
    let groupBy: [Dimension] = random.pick(
      [
        [], [.institution], [.institution, .program], [.level, .institution],
        [.institution, .program, .level],
        [.year], [.year, .institution],
      ])
    let people = Self.people(depth: groupBy.count, byYear: groupBy.first == .year, &random)
    var groups = [Report.Group(by: [], key: [], name: [], tally: Self.tally(people))]
    Self.add(people, to: &groups, groupBy)
    let years = Dictionary(grouping: people, by: \.year).sorted { $0.key < $1.key }.map {
      Report.Trend.Year(year: "\($0.key)", tally: Self.tally($0.value))
    }
    var totals = Report.Totals()
    let inputs = (0..<3).map { number in
      var control = ControlTotals()
      control.accepted = people.count { $0.input == number }
      control.rejected = number
      control.records = control.accepted + control.rejected
      totals.control += control
      return Report.Input(path: "\(number).csv", bytes: 9, encoding: "utf-8", control: control)
    }
    totals.locatedBy = groups[0].tally.byEvidence
    report = Report(
      run: nil, pipeline: .init(name: "random", title: "", sha256: String(repeating: "0", count: 64)),
      methodology: methodology, targets: Targets(), destinationCodes: [], divisionsAsOf: "2026-05",
      filters: [],
      inputs: inputs, totals: totals, groupBy: groupBy, groups: groups,
      showsSensitivity: random.once(in: 2),
      trend: random.once(in: 2)
        ? [Report.Trend(by: [], key: [], name: [], years: years)] : nil)
  }

  private static func people(
    depth: Int, byYear: Bool, _ random: inout SplitMix
  ) -> [Person] {
    var leaves: [[Int]] = [[]]
    for _ in 0..<depth {
      leaves = leaves.flatMap { leaf in (0...random.below(4)).map { leaf + [$0] } }
    }
    let years = 1 + random.below(4)
    return leaves.flatMap { leaf in
      // What is common here, so that zeros and ones are, too.
      let categories = (0...random.below(5)).map { _ in random.pick(Category.allCases) }
      let zones = (0...random.below(4)).map { _ in random.pick(Zone.allCases) }
      let size = random.pick([1, 2, 4, 8, 20, 60]) + random.below(4)
      return (0..<size).map { _ in
        let zone = random.pick(zones)
        return Person(
          group: leaf, year: byYear ? leaf[0] : random.below(years),
          input: random.below(3), category: random.pick(categories), zone: zone,
          evidence: zone == .unresolved ? Evidence.allCases.count : random.below(2))
      }
    }
  }

  private static func tally(_ people: [Person]) -> Tally {
    people.reduce(into: Tally()) { tally, person in
      tally.byCategory[Int(person.category.rawValue)] += 1
      if person.category.isEmployed {
        tally.byZone[Int(person.zone.rawValue)] += 1
        tally.byEvidence[person.evidence] += 1
      }
    }
  }

  /// The parts of the last group, depth first.
  private static func add(_ people: [Person], to groups: inout [Report.Group], _ groupBy: [Dimension]) {
    let depth = groups[groups.count - 1].key.count
    let above = groups[groups.count - 1].key
    if depth == groupBy.count { return }
    for (key, own) in Dictionary(grouping: people, by: { $0.group[depth] }).sorted(by: { $0.key < $1.key }) {
      let name = [String?](repeating: nil, count: depth + 1)
      groups.append(
        Report.Group(
          by: Array(groupBy.prefix(depth + 1)), key: above + ["\(key)"], name: name, tally: tally(own)))
      add(own, to: &groups, groupBy)
    }
  }
}
