import ExtractReading

/// How far a job has read.
public struct ReadingProgress: Sendable {
  /// Bytes of the files as they are, before anything is decompressed.
  public let bytes: Int
  /// Bytes of all inputs; `nil` where one of them is a pipe, whose end nobody knows.
  public let totalBytes: Int?
  /// Rejects included.
  public let records: Int
}

/// Tells how far reading has come, range by range.
struct ProgressMeter: Sendable {
  private let extracts: [Extract]
  private let report: @Sendable (ReadingProgress) -> Void
  private let totalBytes: Int?

  init(_ extracts: [Extract], report: @escaping @Sendable (ReadingProgress) -> Void) {
    self.extracts = extracts
    self.report = report
    let sizes = extracts.map { SourceOpening.size(of: $0.path) }
    totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Everything before this place has been read.
  func reach(_ place: RecordPosition) {
    let before = extracts[..<place.extract].reduce(0) { $0 + $1.source.bytesConsumed }
    let source = extracts[place.extract].source
    report(
      ReadingProgress(
        bytes: before + (source.plainSize != nil ? place.byte : source.bytesConsumed), totalBytes: totalBytes,
        records: place.ordinal))
  }
}
