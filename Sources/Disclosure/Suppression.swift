package import Outcomes

/// Which counts of a tree of groups are hidden, so that of each of 1 to K − 1 people at least K values agree with what is told.
///
/// Small counts are hidden with their whole family (primary suppression), then siblings and parents until nobody can work one
/// out from totals (complementary suppression). Families are settled from the top: with its totals known each is a table with
/// known margins, whose least and greatest values are exact, and a hidden total only widens them. Hiding never shows anything,
/// so it ends; there is no chance in it, and no solver. `docs/disclosure.md` has the reasons in full.
///
/// **Invariant.** A hidden group with parts has a hidden part in each branch, and a group whose total is hidden is hidden.
package struct Suppression {
  /// What K may be: 1 hides nobody, and far more would hide nearly all.
  package static let thresholds = 2...100

  let tree: CountTree
  /// By family and group.
  var hidden: [[Bool]]
  /// By place and group: how much less and how much more a value might be, for all that is told.
  var below: [[Int]]
  var above: [[Int]]

  /// Hides what must not be told.
  ///
  /// A count that is hidden under a threshold is hidden under every higher one: two releases with two thresholds tell no more
  /// than the one with the lower. So the thresholds below come first.
  /// - Parameters:
  ///   - tree: the groups and what they count.
  ///   - threshold: K, at least 2: the smallest number of people that is told.
  ///   - complement: whether anything but small counts is hidden; without it they can be worked out, as a test shows.
  package init(_ tree: CountTree, threshold: Int, complement: Bool = true) {
    precondition(threshold >= 2)
    self.tree = tree
    hidden = tree.families.all.map { _ in [Bool](repeating: false, count: tree.nodes.count) }
    let exact = tree.nodes[0].values.map { _ in [Int](repeating: 0, count: tree.nodes.count) }
    (below, above) = (exact, exact)
    for step in complement ? 2...threshold : threshold...threshold {
      (below, above) = (exact, exact)
      for family in tree.families.all.indices {
        hideSmall(family, under: step)
        if complement { widen(family, to: step) }
      }
    }
  }

  /// What is not told of a group.
  package subscript(group: Int) -> HiddenCounts {
    zip(tree.families.all, hidden).reduce(into: []) { names, family in
      if family.1[group] { names.formUnion(family.0.names) }
    }
  }

  /// Hides the groups whose total is hidden, and those with a small part.
  private mutating func hideSmall(_ family: Int, under threshold: Int) {
    let own = tree.families.all[family]
    for (number, node) in tree.nodes.enumerated() {
      if own.above.map({ hidden[$0][number] }) == true
        || own.parts.contains(where: { (1..<threshold).contains(node.values[$0]) })
      {
        hidden[family][number] = true
      }
    }
  }

  /// Hides more, until each small part of a hidden group is as uncertain as it has to be.
  private mutating func widen(_ family: Int, to threshold: Int) {
    var source = 0
    while source < tree.nodes.count {
      let below = tree.nodes[source].children
      if isSource(source, family), source == 0 || !below.isEmpty {
        let regions = below.map { region($0, family) }
        if let narrow = settle(regions, under: source, family, threshold),
          let top = hideBeside(narrow, under: source, regions, family)
        {
          // Those above it, and those of other parents, stay as they are.
          source = top
          continue
        }
      }
      source += 1
    }
  }

  /// Whether it is told what the parts of hidden groups below add up to, or there is nobody above to tell it.
  private func isSource(_ group: Int, _ family: Int) -> Bool { group == 0 || !hidden[family][group] }

  func total(_ group: Int, _ family: Int) -> Int {
    tree.nodes[group].values[tree.families.all[family].total]
  }
}

extension Suppression {
  /// Hides another group so that one is less certain: of the nearest groups beside it, or beside what it is part of, the one
  /// with the fewest people; where there is none, the source itself.
  ///
  /// - Returns: the source that it all lies under by now; `nil` where nothing is left that could be hidden.
  private mutating func hideBeside(
    _ narrow: Int, under source: Int, _ regions: [Region], _ family: Int
  ) -> Int? {
    var group = narrow
    while group != source, let parent = tree.nodes[group].parent {
      let siblings = tree.nodes[parent].children[parent == 0 ? tree.nodes[group].branch : 0]
      if let smallest = smallest(siblings, family) {
        hide(smallest, family)
        return source
      }
      group = parent
    }
    if hidden[family][source] {
      guard let smallest = smallest(regions.flatMap(\.told), family) else { return nil }
      hide(smallest, family)
      return source
    }
    hide(source, family)
    var top = source
    while let parent = tree.nodes[top].parent, hidden[family][top] { top = parent }
    return top
  }

  /// Of the groups that are told and have somebody; equals are in the order of their keys.
  private func smallest(_ groups: [Int], _ family: Int) -> Int? {
    groups.filter { !hidden[family][$0] && total($0, family) > 0 }
      .min { (total($0, family), $0) < (total($1, family), $1) }
  }

  /// Hides a group, and in each branch below it a leaf with somebody in it: else it would be the sum of what is told.
  private mutating func hide(_ group: Int, _ family: Int) {
    hidden[family][group] = true
    for parts in tree.nodes[group].children where !parts.contains(where: { hidden[family][$0] }) {
      if let smallest = smallest(parts, family) { hide(smallest, family) }
    }
  }
}
