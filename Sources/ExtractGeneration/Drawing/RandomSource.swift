/// A deterministic source of random bits: xoshiro256\*\* by Blackman and Vigna, seeded through SplitMix64.
///
/// The same seed gives the same bits on every machine, and every draw below is done in integers, so that the
/// bytes of an extract depend on its options alone.
struct RandomSource {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64) {
    var counter = seed
    func next() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      return mixed(counter)
    }
    state = (next(), next(), next(), next())
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int { scaled(next(), to: bound) }

  /// Whether an event of the given probability happens.
  mutating func happens(_ probability: Probability) -> Bool {
    UInt32(truncatingIfNeeded: next() >> 32) < probability.threshold || probability.isCertain
  }

  /// A rank in `0..<(1 << bits)`, the `k`th about `1 / k` times as often as the first (Zipf's law).
  ///
  /// Takes a power of two first, then a rank within it: integers only, and no table.
  mutating func rank(bits: Int) -> Int {
    let draw = next()
    let power = scaled(draw, to: bits)
    return (1 << power | Int(truncatingIfNeeded: draw & 0xFFFF_FFFF) & ((1 << power) - 1)) - 1
  }
}

/// The share of times that something happens, to a 4-billionth.
struct Probability {
  fileprivate let threshold: UInt32
  fileprivate let isCertain: Bool

  /// - Parameter share: in 0...1.
  init(_ share: Double) {
    threshold = UInt32(min(max(share, 0) * 4_294_967_296, 4_294_967_295))
    isCertain = share >= 1
  }
}

/// The bits of a number scattered over the whole word (the finalizer of SplitMix64, a bijection).
func mixed(_ value: UInt64) -> UInt64 {
  var bits = value
  bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
  return bits ^ bits >> 31
}

/// The upper half of a random word, scaled to `0..<bound` without a division.
func scaled(_ bits: UInt64, to bound: Int) -> Int {
  Int(truncatingIfNeeded: ((bits >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
}

private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
  value << count | value >> (64 - count)
}
