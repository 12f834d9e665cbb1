import Buffers
import ExtractReading

extension FieldBytes {
  /// Whether the bytes from `first` on are the same; short ones without a call.
  ///
  /// - Precondition: there are as many.
  @inline(__always)
  func equals(_ other: LentValues<UInt8>, from first: Int) -> Bool {
    if count < 8 {
      for offset in 0..<count where self[offset] != other[first &+ offset] { return false }
      return true
    }
    var offset = 0
    var difference: UInt64 = 0
    while offset &+ 8 < count {
      difference |= word(at: offset) ^ other.word(at: first &+ offset)
      offset &+= 8
    }
    return difference | (lastWord ^ other.word(at: first &+ count &- 8)) == 0
  }
}

extension FieldBytes {
  /// Lends bytes that are no field's as one, with zeros behind them, for as long as `body` runs.
  static func withPadded<Result>(_ bytes: [UInt8], _ body: (FieldBytes) -> Result) -> Result {
    unsafe (bytes + [UInt8](repeating: 0, count: padding)).withUnsafeBufferPointer { padded in
      unsafe body(FieldBytes(padded.baseAddress!, count: bytes.count))
    }
  }
}
