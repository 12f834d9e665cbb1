/// Numbers in `0..<1_000` that spread evenly from the first on: any hundred of them hit each tenth about ten times.
///
/// Shares drawn with them come out nearly exact, so that a school of a few hundred shows the rates it was made to.
struct EvenDraws {
  private var current: Int

  /// - Parameter bits: where to begin.
  init(bits: UInt64) {
    current = scaled(bits, to: 1_000)
  }

  /// The next number; a step of nearly the golden ratio spreads best, and 617 shares no factor with 1,000.
  mutating func next() -> Int {
    current = (current + 617) % 1_000
    return current
  }
}
