package import Outcomes

/// Groups of people and the groups that each falls into: everyone first, each group before its parts.
///
/// Everyone may fall into groups in several ways, which are branches: nothing is told of who is in a group of one and a group of
/// another.
package struct CountTree: Sendable {
  struct Node: Sendable {
    /// `nil` of everyone.
    let parent: Int?
    /// 0 of everyone.
    let branch: Int
    /// The parts, by branch; below everyone there is one.
    var children: [[Int]]
    /// By the places of `CountFamilies`.
    let values: [Int]
  }

  let families: CountFamilies
  private(set) var nodes: [Node] = []

  /// - Parameter everyone: the counts of all people.
  package init(_ methodology: Methodology, everyone: (CountName) -> Int) {
    families = CountFamilies(methodology)
    nodes = [Node(parent: nil, branch: 0, children: [], values: families.values(everyone))]
  }

  /// Adds a group whose parts are to follow.
  ///
  /// Of equals the first is hidden first: groups of one parent come in the order of their keys.
  /// - Parameters:
  ///   - parent: the number of the group that it is a part of; 0 is everyone.
  ///   - branch: counted from 0; that of its parent unless that is everyone.
  ///   - count: its counts; it has someone.
  /// - Returns: its number.
  package mutating func add(to parent: Int, branch: Int, _ count: (CountName) -> Int) -> Int {
    let place = parent == 0 ? branch : 0
    while nodes[parent].children.count <= place { nodes[parent].children.append([]) }
    nodes[parent].children[place].append(nodes.count)
    nodes.append(Node(parent: parent, branch: branch, children: [], values: families.values(count)))
    return nodes.count - 1
  }
}
