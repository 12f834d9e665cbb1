/// The runs of decimal digits in a text, whatever stands between them.
struct DigitRuns {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Int? {
    while place < bytes.count, bytes[place] &- 0x30 > 9 { place += 1 }
    guard place < bytes.count else { return nil }
    var number = 0
    while place < bytes.count, bytes[place] &- 0x30 <= 9 {
      number = number &* 10 &+ Int(bytes[place] &- 0x30)
      place += 1
    }
    return number
  }
}
