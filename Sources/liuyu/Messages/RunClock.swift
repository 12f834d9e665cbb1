import Glibc
import Reports

/// Times a run.
///
/// The clock on the wall is read once: when it is set, by whatever, while a run goes on, neither `seconds` nor the
/// order of start and end changes.
struct RunClock: Sendable {
  /// Seconds since 1970.
  private let startedAt: time_t
  /// Time that only goes on, from some moment or other.
  private let now: @Sendable () -> Duration
  private let start: Duration

  init(
    wall: () -> time_t = { time(nil) },
    monotonic: @escaping @Sendable () -> Duration = {
      [start = ContinuousClock.now] in ContinuousClock.now - start
    }
  ) {
    startedAt = wall()
    now = monotonic
    start = monotonic()
  }

  /// How long it has taken.
  var seconds: Double { (now() - start) / .seconds(1) }

  /// The moment that lies `seconds` behind the start, in seconds since 1970.
  var finishedAt: time_t { startedAt + time_t(seconds) }

  func run(threads: Int) -> Report.Run {
    let seconds = seconds
    return Report.Run(
      startedAt: Self.text(startedAt), finishedAt: Self.text(startedAt + time_t(seconds)), seconds: seconds,
      threads: threads)
  }

  /// ISO 8601, UTC, to the second.
  static func text(_ moment: time_t) -> String {
    var moment = moment
    var parts = unsafe tm()
    unsafe gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    unsafe strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
