import Glibc
import Reports

/// Times a run.
struct RunClock {
  private let startedAt = time(nil)
  private let start = ContinuousClock.now

  func run(threads: Int) -> Report.Run {
    let elapsed = (ContinuousClock.now - start).components
    return Report.Run(
      startedAt: Self.text(startedAt), finishedAt: Self.text(time(nil)),
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18, threads: threads)
  }

  /// ISO 8601, UTC, to the second.
  private static func text(_ moment: time_t) -> String {
    var moment = moment
    var parts = unsafe tm()
    unsafe gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    unsafe strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
