/// Text written as bytes, without a `String` in between: a report is millions of short pieces.
extension [UInt8] {
  mutating func append(literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// The number in decimal digits, without grouping.
  mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if rest < 10 { return append(UInt8(ascii: "0") + UInt8(rest)) }
    let first = count
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    self[first...].reverse()
  }

  /// A fraction in its shortest exact form with at least one decimal: `0.0`, `0.9`, `0.666667`, `1.0`.
  ///
  /// - Parameter millionths: the fraction times 1,000,000, not negative.
  mutating func append(millionths: Int) {
    append(millionths / 1_000_000)
    append(UInt8(ascii: "."))
    var rest = millionths % 1_000_000
    var unit = 100_000
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    } while rest > 0
  }
}
