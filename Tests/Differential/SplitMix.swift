/// A small random generator: the same seed, the same draws, on every machine.
package struct SplitMix: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed &* 0xD129_0B26_88CC_2E53 }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  package mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// True once in `times`.
  package mutating func once(in times: Int) -> Bool { below(times) == 0 }
}
