/// An extract in ranges, each of which starts where a record does: what readers of them find is, joined, what one finds who
/// reads everything.
///
/// **Invariant.** The first range starts at the first record, each other one where the one before it ends, and the last one ends with
/// the extract. None is empty, unless the extract has no records.
public struct ExtractSplit: Equatable, Sendable {
  public struct Range: Equatable, Sendable {
    /// Byte offset in the extract.
    public let first: Int
    /// Bytes.
    public fileprivate(set) var length: Int
    /// How many times the window before its end had to be doubled.
    public fileprivate(set) var doubled: Int
  }

  public private(set) var ranges: [Range]
  /// Cuts that were left out, as they could not be proved: so many ranges are longer than was asked for.
  public private(set) var unproved = 0

  /// Ranges of at most `size` bytes and the rest of a record, as equal as can be: none is a sliver.
  ///
  /// - Parameters:
  ///   - span: of something that can be read anywhere.
  ///   - bytes: the size of the extract.
  ///   - dialect: how fields are told apart.
  ///   - expectedFields: how many fields a record must have; any number if `nil`.
  ///   - size: the most bytes that a range is to have, the rest of a record aside.
  /// - Throws: why it cannot be read.
  public init(
    _ span: RecordSpan, bytes: Int, dialect: Dialect, expectedFields: Int?, size: Int
  ) throws(ExtractError) {
    let proof = CutProof(span.source, dialect: dialect, expectedFields: expectedFields)
    try self.init(from: span.start, bytes: bytes, size: size) { (cut, start) throws(ExtractError) in
      try proof.verdict(on: cut, knowing: start)
    }
  }

  /// - Parameters:
  ///   - start: where the first record starts.
  ///   - bytes: the size of the extract.
  ///   - size: the most bytes that a range is to have, the rest of a record aside.
  ///   - verdict: on a cut, where a record is known to start before it.
  package init(
    from start: Int, bytes: Int, size: Int,
    by verdict: (_ cut: Int, _ start: Int) throws(ExtractError) -> CutProof.Verdict
  ) throws(ExtractError) {
    precondition(size > 0 && start <= bytes)
    ranges = [Range(first: start, length: bytes - start, doubled: 0)]
    let total = bytes - start
    let count = max(1, (total - 1) / size + 1)
    let piece = max(1, (total - 1) / count + 1)
    for cut in stride(from: start + piece, to: bytes, by: piece) {
      let known = ranges[ranges.count - 1].first
      // A record that is longer than a range.
      if cut <= known { continue }
      switch try verdict(cut, known) {
      case .unproved: unproved += 1
      case .proved(let place, let doubled):
        // The last record of all reaches here.
        if place >= bytes { return }
        ranges[ranges.count - 1].length = place - known
        ranges[ranges.count - 1].doubled = doubled
        ranges.append(Range(first: place, length: bytes - place, doubled: 0))
      }
    }
  }
}
