package import Outcomes

/// What is hidden of a report's groups, and of the years of everyone.
///
/// Two tables that share everyone: which people of a group are of which year is told by neither, so that whatever agrees with
/// each of them agrees with both. Groups by year are an exception: there the years are told as groups, or not at all.
package struct ReportSuppression {
  /// A group, or a year.
  package struct Entry {
    let depth: Int
    let key: String?
    let count: (CountName) -> Int

    /// - Parameters:
    ///   - depth: how many dimensions its key has.
    ///   - key: the first value of its key.
    package init(depth: Int, key: String?, _ count: @escaping (CountName) -> Int) {
      self.depth = depth
      self.key = key
      self.count = count
    }
  }

  /// In the order of the groups.
  package let groups: [HiddenCounts]
  /// In the order of the years; `nil` where they are not told.
  package let years: [HiddenCounts]?

  /// - Parameters:
  ///   - groups: everyone first, each before its parts.
  ///   - yearDepth: at which depth groups are told apart by year, from 0; `nil` where they are not.
  ///   - years: of everyone.
  ///   - complement: see `Suppression`.
  package init(
    _ methodology: Methodology, _ groups: [Entry], yearDepth: Int?, years: [Entry]?, threshold: Int,
    complement: Bool = true
  ) {
    var tree = CountTree(methodology, everyone: groups[0].count)
    var open = [0]
    for group in groups.dropFirst() {
      open.removeLast(open.count - group.depth)
      open.append(tree.add(to: open[group.depth - 1], branch: 0, group.count))
    }
    let ownYears = yearDepth == nil ? (years ?? []) : []
    let numbers = ownYears.map { tree.add(to: 0, branch: 1, $0.count) }
    let suppression = Suppression(tree, threshold: threshold, complement: complement)
    let hidden = groups.indices.map { suppression[$0] }
    self.groups = hidden
    switch yearDepth {
    case nil: self.years = years.map { _ in numbers.map { suppression[$0] } }
    case 0:
      // Years are groups of their own.
      let found = Dictionary(
        zip(groups, hidden).filter { $0.0.depth == 1 }.map { ($0.0.key, $0.1) }, uniquingKeysWith: { $1 })
      self.years = years.map { $0.map { found[$0.key] ?? HiddenCounts(CountName.all) } }
    // Sums of groups across those that they are parts of.
    default: self.years = nil
    }
  }
}

/// Whether the rates under other definitions can be told of everyone.
package enum OtherDefinitionsAudit {
  /// A definition of the circle: the employed in it, and those of whom nobody knows.
  package typealias Circle = (inside: Int, unknown: Int)

  /// Where definitions differ by a few people, their rates tell of those.
  /// - Parameters:
  ///   - hidden: of everyone.
  ///   - outsideChongqing: the employed in the circle's part outside Chongqing, the same in each definition.
  package static func areTold(
    _ circles: [Circle], outsideChongqing: Int, hiding hidden: HiddenCounts, threshold: Int
  ) -> Bool {
    let needed = HiddenCounts([
      .graduates, .placed, .employed, .unclear, .chongqing, .circle, .chongqingUnknown, .inCircle,
      .inCircleUnknown,
    ])
    guard hidden.isDisjoint(with: needed) else { return false }
    func isTold(_ people: Int) -> Bool { !(1..<threshold).contains(Int(people.magnitude)) }
    return circles.allSatisfy { one in
      isTold(one.inside - outsideChongqing)
        && circles.allSatisfy { other in
          isTold(one.inside - other.inside) && isTold(one.unknown - other.unknown)
            && isTold(one.inside + one.unknown - other.inside - other.unknown)
        }
    }
  }
}
