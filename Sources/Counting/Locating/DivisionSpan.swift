import ReferenceData

/// A division with all that lie in it, in 26 bits: side by side they are in `Divisions.current.codes`.
///
/// Of who works in one of them, a source says nothing new that names the division or what it lies in.
struct DivisionSpan: BitwiseCopyable {
  /// How many they are, above the index of the first.
  let bits: UInt32

  private static let firstWidth: UInt32 = 13

  init(bits: UInt32) { self.bits = bits }

  /// - Parameter division: `nil` for a span that holds nothing.
  init(_ division: DivisionCode?) {
    let indices = division.map(Divisions.current.indices) ?? 0..<0
    assert(indices.upperBound < 1 << Self.firstWidth)
    bits = UInt32(indices.count) << Self.firstWidth | UInt32(indices.lowerBound)
  }

  /// - Parameter index: of a division in `Divisions.current.codes`, or `Outcome.noDivision`, which is in none.
  @inline(__always)
  func contains(_ index: UInt32) -> Bool {
    index &- (bits & ((1 &<< Self.firstWidth) &- 1)) < bits &>> Self.firstWidth
  }
}
