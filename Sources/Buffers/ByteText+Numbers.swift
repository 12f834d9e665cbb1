extension ByteText {
  /// The number in decimal digits, without grouping.
  public mutating func append(_ number: Int) {
    if number >= 0 && number < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    if number < 0 { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var digits = 1
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    append(magnitude, digits: digits)
  }

  /// A fraction in its shortest exact form with at least one decimal: `0.0`, `0.9`, `0.666667`, `1.0`.
  ///
  /// - Parameter signed: the fraction times 1,000,000.
  public mutating func append(millionths signed: Int) {
    if signed < 0 { append(UInt8(ascii: "-")) }
    let millionths = abs(signed)
    append(millionths / 1_000_000)
    append(UInt8(ascii: "."))
    var decimals = UInt(millionths % 1_000_000)
    var digits = 6
    while digits > 1 && decimals % 10 == 0 {
      decimals /= 10
      digits -= 1
    }
    append(decimals, digits: digits)
  }
}
