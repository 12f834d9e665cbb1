import ExtractReading

/// How far a job has read.
package struct ReadingProgress: Sendable {
  /// Bytes of the files as they are, before anything is decompressed.
  package let bytes: Int
  /// Bytes of all inputs; `nil` where one of them is a pipe, whose end nobody knows.
  package let totalBytes: Int?
  /// Rejects included.
  package let records: Int
}

/// Tells how far reading has come, range by range.
///
/// **Invariant.** `reach` is called in input order, by one thread at a time.
package final class ProgressMeter: @unchecked Sendable {
  private let extracts: [Extract]
  private let report: @Sendable (ReadingProgress) -> Void
  private let totalBytes: Int?
  /// How many extracts have been read to their end, and their bytes.
  private var finished = (extracts: 0, bytes: 0)

  package init(_ extracts: [Extract], report: @escaping @Sendable (ReadingProgress) -> Void) {
    self.extracts = extracts
    self.report = report
    let sizes = extracts.map { SourceOpening.size(of: $0.path) }
    totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Everything before this position has been read.
  func reach(_ position: RecordPosition) {
    while finished.extracts < position.extract {
      finished.bytes += extracts[finished.extracts].source.bytesConsumed
      finished.extracts += 1
    }
    let source = extracts[position.extract].source
    report(
      ReadingProgress(
        bytes: finished.bytes + (source.plainSize != nil ? position.byte : source.bytesConsumed),
        totalBytes: totalBytes,
        records: position.ordinal))
  }
}
