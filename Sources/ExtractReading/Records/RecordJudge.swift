import CLibCSV
import Glibc

/// Reads one record by libcsv in strict mode: the authority on every record that uses quotes in an unusual way. Only of
/// a `FormulaField` the quotes are taken for content.
///
/// **Invariant.** The callbacks run only within `csv_parse` and `csv_fini`, while `self` is alive: so it is handed to them
/// without a count. Of the options only `CSV_STRICT` changes in mid-stream: with `CSV_APPEND_NULL` that would overflow.
///
/// Not safe to share between threads.
@safe
final class RecordJudge {
  enum Verdict: Equatable {
    /// A record with its fields; `end` is the offset after its line end.
    case record(end: Int)
    /// Blank: no record; `end` is the offset after the line end.
    case blank(end: Int)
    /// Strict CSV forbids the byte at `at` (or the end of the extract, where a quote is still open).
    case malformed(at: Int)
    /// The record goes on past the bytes that are there.
    case unfinished
  }

  /// The content of the fields of the last record, one after another.
  private(set) var content: [UInt8] = []
  /// Where each field ends in `content`.
  private(set) var fieldEnds: [Int] = []
  private var hasEnded = false
  private var parser = unsafe csv_parser()

  private static let options = UInt8(CSV_STRICT | CSV_STRICT_FINI)

  init(delimiter: UInt8) {
    initialise(delimiter: delimiter)
  }

  deinit { unsafe csv_free(&parser) }

  private func initialise(delimiter: UInt8) {
    // It fails for a null pointer only.
    unsafe csv_init(&parser, Self.options)
    unsafe csv_set_delim(&parser, delimiter)
    // The default grows the entry buffer by 128 bytes at a time.
    unsafe csv_set_blk_size(&parser, 64 << 10)
  }

  /// Judges the record that starts at `bytes[0]`, at the start of a line.
  ///
  /// libcsv cannot be stopped at the end of a record, so it is fed line by line: a record ends with a line.
  func judge(_ bytes: UnsafePointer<UInt8>, count: Int, isFinal: Bool) -> Verdict {
    if let place = unsafe StrictForm(delimiter: csv_get_delim(&parser)).forbidden(
      bytes, count: count, isFinal: isFinal)
    {
      return .malformed(at: place)
    }
    content.removeAll(keepingCapacity: true)
    fieldEnds.removeAll(keepingCapacity: true)
    hasEnded = false
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    var fed = 0
    while fed < count {
      var lineEnd = unsafe firstLineEnd(bytes, from: fed, count: count)
      let isWhole = lineEnd < count
      if isWhole { lineEnd += 1 }
      while fed < lineEnd {
        unsafe fed += csv_parse(&parser, bytes + fed, lineEnd - fed, Self.takeField, Self.takeEnd, context)
        if fed == lineEnd { break }
        switch unsafe formula(bytes, at: fed, count: count, isFinal: isFinal) {
        case .isNone: return restart(.malformed(at: fed))
        case .isOpen: return restart(.unfinished)
        case .ends(let end):
          unsafe csv_set_opts(&parser, UInt8(CSV_STRICT_FINI))
          unsafe fed += csv_parse(&parser, bytes + fed, end - fed, Self.takeField, Self.takeEnd, context)
          unsafe csv_set_opts(&parser, Self.options)
        }
      }
      guard isWhole else { break }
      if unsafe bytes[fed - 1] == Byte.carriageReturn {
        // An LF after the CR belongs to the same line end, unless a quote is open: then both are content.
        if fed == count, !isFinal { return restart(.unfinished) }
        if hasEnded, fed < count, unsafe bytes[fed] == Byte.lineFeed { return .record(end: fed + 1) }
        if !hasEnded, isBlank, fed < count, unsafe bytes[fed] == Byte.lineFeed { return .blank(end: fed + 1) }
      }
      if hasEnded { return .record(end: fed) }
      if isBlank { return .blank(end: fed) }
    }
    guard isFinal else { return restart(.unfinished) }
    if unsafe csv_fini(&parser, Self.takeField, Self.takeEnd, context) != 0 {
      return restart(.malformed(at: count))
    }
    return hasEnded ? .record(end: count) : .blank(end: count)
  }

  /// What libcsv refuses at `place` may be the first quote of a field `="…"`.
  private func formula(_ bytes: UnsafePointer<UInt8>, at place: Int, count: Int, isFinal: Bool)
    -> FormulaField
  {
    // libcsv's state 2: within a field, of which it has one byte.
    guard unsafe parser.pstate == 2, unsafe parser.quoted == 0, unsafe parser.entry_pos == 1,
      unsafe bytes[place] == Byte.quote, unsafe bytes[place - 1] == UInt8(ascii: "=")
    else { return .isNone }
    return unsafe FormulaField(
      bytes, from: place, count: count, delimiter: csv_get_delim(&parser), isFinal: isFinal)
  }

  /// Whether libcsv has seen nothing but blanks since the last record.
  private var isBlank: Bool { unsafe parser.pstate == 0 }

  /// After an error, or in mid-record, libcsv's state is of no use: start afresh.
  private func restart(_ verdict: Verdict) -> Verdict {
    let delimiter = unsafe csv_get_delim(&parser)
    unsafe csv_free(&parser)
    initialise(delimiter: delimiter)
    return verdict
  }

  private static let takeField:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      let judge = unsafe Unmanaged<RecordJudge>.fromOpaque(context!).takeUnretainedValue()
      unsafe judge.content.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
      judge.fieldEnds.append(judge.content.count)
    }

  private static let takeEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
    unsafe Unmanaged<RecordJudge>.fromOpaque(context!).takeUnretainedValue().hasEnded = true
  }
}
