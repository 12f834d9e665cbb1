/// The programs of one institution: a dozen or more out of all, a few of them large.
struct ProgramOffer {
  private let programs: [Int]
  private let choice: WeightedChoice

  /// - Parameters:
  ///   - bits: the institution's own.
  ///   - count: how many programs there are in all, the most common first.
  init(bits: UInt64, of count: Int) {
    // How common each program is in the catalogue, times the institution's own liking for it.
    let liking = zip(0..., longTail(count, head: 25)).map { program, weight in
      (program: program, weight: weight * (1 + scaled(mixed(bits &+ UInt64(program)), to: 24)))
    }
    let offered = liking.sorted { ($0.weight, $1.program) > ($1.weight, $0.program) }
      .prefix(14 + scaled(bits, to: 36))
    programs = offered.map(\.program)
    choice = WeightedChoice(offered.map(\.weight))
  }

  /// The index of a program.
  func program(_ bits: UInt64) -> Int { programs[choice.index(bits)] }
}
