import CByteScan

/// Finds where fields and lines end, in a piece of a buffer at a time.
///
/// **Invariant.** `fieldEnds` and `lineEnds` have room for what `byte_scan` may write: an entry for each scanned byte
/// and 64 more. What they hold is of the last scan only.
@safe
struct LineScanner: ~Copyable {
  private let level: ScanLevel
  private let delimiter: UInt8
  /// Offsets from where the scan started, ascending.
  private(set) var fieldEnds = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  /// For each whole line, which of `fieldEnds` is its last.
  private(set) var lineEnds = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var capacity = 0

  init(level: ScanLevel, delimiter: UInt8) {
    self.level = level
    self.delimiter = delimiter
  }

  deinit {
    unsafe fieldEnds.deallocate()
    unsafe lineEnds.deallocate()
  }

  /// Scans `count` bytes from `position` on, the start of a line outside quotes.
  ///
  /// - Parameter isFinal: no byte follows them; then a last line without a line end is given one.
  mutating func scan(
    _ buffer: inout ReadBuffer, from position: Int, count: Int, isFinal: Bool
  ) -> byte_scan_result {
    // A last line without a line end is as good as one with: scan it with one.
    var scanned = count
    if isFinal, !buffer[position + count - 1].endsLine {
      buffer.endLine(at: position + count)
      scanned += 1
    }
    reserve(scanned + 64)
    return unsafe byte_scan(
      level.code, buffer.bytes + position, UInt32(scanned), isFinal ? 1 : 0, delimiter, fieldEnds, lineEnds)
  }

  private mutating func reserve(_ wanted: Int) {
    guard capacity < wanted else { return }
    unsafe fieldEnds.deallocate()
    unsafe lineEnds.deallocate()
    unsafe fieldEnds = .allocate(capacity: wanted)
    unsafe lineEnds = .allocate(capacity: wanted)
    capacity = wanted
  }
}
