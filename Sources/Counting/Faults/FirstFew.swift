/// The first few of many places, whatever the order in which they are met: ascending, each once.
struct FirstFew: Hashable, Sendable {
  /// How many are kept.
  static let limit = 3

  private(set) var all: [Int] = []

  var isFull: Bool { all.count == Self.limit }

  mutating func add(_ place: Int) {
    let index = all.firstIndex { $0 >= place } ?? all.count
    guard index < Self.limit, index == all.count || all[index] != place else { return }
    all.insert(place, at: index)
    if all.count > Self.limit { all.removeLast() }
  }
}
