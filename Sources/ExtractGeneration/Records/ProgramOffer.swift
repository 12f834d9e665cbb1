/// The programs of one institution: a dozen or more out of all, a few of them large.
struct ProgramOffer {
  private let first: Int
  private let stride: Int
  private let choice: WeightedChoice

  /// - Parameters:
  ///   - bits: the institution's own.
  ///   - count: how many programs there are in all.
  init(bits: UInt64, of count: Int) {
    first = scaled(bits, to: count)
    let strides = [1, 7, 11, 13, 17].filter { count % $0 != 0 || $0 == 1 }
    stride = strides[scaled(mixed(bits), to: strides.count)]
    choice = WeightedChoice(longTail(min(count, 14 + scaled(mixed(bits &+ 1), to: 36)), head: 3))
  }

  /// A program's index in `0..<count`.
  func program(bits: UInt64, of count: Int) -> Int {
    (first + choice.index(bits) * stride) % count
  }
}
