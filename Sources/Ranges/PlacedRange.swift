/// A range, and how much of its input stands before it.
struct PlacedRange {
  let trailer: RangeTrailer
  /// Physical lines.
  let linesBefore: Int
  /// What the reader takes for records.
  let recordsBefore: Int

  /// - Parameter ranges: of all inputs, in input order.
  static func all(_ ranges: [RangeTrailer]) -> [PlacedRange] {
    var (lines, records): ([Int: Int], [Int: Int]) = ([:], [:])
    return ranges.map { range in
      defer {
        lines[range.input, default: 0] += range.lines
        records[range.input, default: 0] += range.readRecords
      }
      return PlacedRange(
        trailer: range, linesBefore: lines[range.input] ?? 0, recordsBefore: records[range.input] ?? 0)
    }
  }
}
