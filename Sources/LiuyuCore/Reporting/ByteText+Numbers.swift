extension ByteText {
  /// The number in decimal digits, without grouping.
  mutating func append(_ number: Int) {
    if number >= 0 && number < 10 { return append(UInt8(ascii: "0") + UInt8(number)) }
    if number < 0 { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var unit: UInt = 1
    while magnitude / unit >= 10 { unit *= 10 }
    append(digitsOf: magnitude, from: unit)
  }

  /// A fraction in its shortest exact form with at least one decimal: `0.0`, `0.9`, `0.666667`, `1.0`.
  ///
  /// - Parameter millionths: the fraction times 1,000,000, not negative.
  mutating func append(millionths: Int) {
    append(millionths / 1_000_000)
    append(UInt8(ascii: "."))
    var rest = UInt32(millionths % 1_000_000)
    var unit: UInt32 = 100_000
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
      unit /= 10
    } while rest > 0
  }

  private mutating func append(digitsOf magnitude: UInt, from first: UInt) {
    var rest = magnitude
    var unit = first
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
      unit /= 10
    }
  }
}
