/// Reads extracts range by range on several threads, as if one had read them from start to end.
public enum ParallelReading {
  /// - Parameters:
  ///   - spans: the extracts, in the order in which they count.
  ///   - rangeSize: bytes that a thread reads at a time; what is found does not depend on it.
  ///   - works: one for each thread.
  /// - Returns: for each extract where its last record ends, and how many lines and records there are up to there, refused ones
  ///   included.
  /// - Throws: what made it impossible to read everything, or `changed` where that is not what lies there now.
  public static func read(
    _ spans: [RecordSpan], rangeSize: Int, by works: [some RangeWork]
  ) throws(ExtractError) -> [RecordPosition] {
    let sequence = RangeSequence(spans, rangeSize: rangeSize)
    Threads.run(works.count) { RangeWorker(sequence, works[$0]).run() }
    let ends = try sequence.result
    for span in spans { try span.source.requireUnchanged() }
    return ends
  }
}
