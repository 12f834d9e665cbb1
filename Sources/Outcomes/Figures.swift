/// What is told of a group: its counts but for those that are hidden, and the rates that follow from them.
public struct Figures: Hashable, Sendable {
  private let counts: Counts
  public let hidden: HiddenCounts
  public let rates: Rates

  public init(
    _ tally: Tally, hiding hidden: HiddenCounts = [], methodology: Methodology, targets: Targets
  ) {
    counts = Counts(tally, methodology: methodology)
    self.hidden = hidden
    rates = Rates(counts, hiding: hidden, over: methodology.stayDenominator, targets: targets)
  }

  /// `nil` where it is hidden.
  public subscript(name: CountName) -> Int? { hidden.contains(name) ? nil : counts[name] }

  /// The counts by their names in the report, in its order; `nil` where hidden.
  public var named: [(name: StaticString, count: Int?)] {
    zip(CountName.all, counts.named).map { name, pair in (pair.key, hidden.contains(name) ? nil : pair.value)
    }
  }
}
