import Outcomes

/// What a raw code or text means under every scheme, as a small number: so that counting how often a code and a text
/// meet takes one addition per record, and which scheme fits can be told afterwards.
///
/// 0 stands for blank, and for what no scheme knows and nobody can compare.
final class SchemeReadings {
  /// The most distinct readings; there are some forty.
  static let limit = 128
  /// In what a code or a text means to `DestinationStage`, the number stands above this many bits.
  static let shift: UInt32 = 8

  /// By number less 1: the category under each scheme, in the order of `DestinationScheme.allCases`.
  private(set) var readings: [[Category?]] = []

  func number(of reading: [Category?], isComparable: Bool) -> UInt32 {
    guard isComparable else { return 0 }
    if let index = readings.firstIndex(of: reading) { return UInt32(index + 1) }
    guard readings.count + 1 < Self.limit else { return 0 }
    readings.append(reading)
    return UInt32(readings.count)
  }
}
