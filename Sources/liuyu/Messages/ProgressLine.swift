import ArgumentParser
import Counting
import ExtractReading
import Glibc
import Rendering

/// When the progress of reading is shown (`--progress`).
enum ProgressDisplay: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal, once it takes longer than a moment.
  case auto
  case always, never
}

/// One line on standard error that says how far reading has come, written over itself.
///
/// **Invariant.** What is below `lock` is touched only while it is held.
final class ProgressLine: @unchecked Sendable {
  private let start = ContinuousClock.now
  private let lock = Monitor()
  private var last: ContinuousClock.Instant?
  private var isShown = false

  /// Nothing is shown of what is over before one has looked.
  private static let patience = Duration.milliseconds(700)
  private static let pause = Duration.milliseconds(100)

  /// - Returns: `nil` where nothing is to be shown.
  init?(_ display: ProgressDisplay, _ logging: LoggingOptions) {
    switch display {
    case .never: return nil
    case .always where logging.logFormat == .json: return nil
    case .auto where !logging.isForPeople || isatty(STDERR_FILENO) != 1: return nil
    default: break
    }
  }

  func show(_ progress: ReadingProgress) {
    let now = ContinuousClock.now
    guard now - start > Self.patience else { return }
    lock.withLock {
      if let last, now - last < Self.pause { return }
      last = now
      isShown = true
      StandardError.write(Array("\r\u{1B}[K\(text(progress, after: now - start))".utf8))
    }
  }

  /// Takes the line away.
  func finish() {
    lock.withLock { if isShown { StandardError.write(Array("\r\u{1B}[K".utf8)) } }
  }

  /// `43 % of 10.0 GB, 13,500,000 records, 3.2 GB/s`
  private func text(_ progress: ReadingProgress, after time: Duration) -> String {
    let seconds = time / .seconds(1)
    let share =
      progress.totalBytes.map { total in
        "\(progress.bytes * 100 / max(total, 1)) % of \(Self.gigabytes(total))"
      } ?? Self.gigabytes(progress.bytes)
    let speed = Self.gigabytes(Int(Double(progress.bytes) / seconds))
    return "liuyu: \(share), \(grouped(progress.records)) records, \(speed)/s"
  }

  /// With one decimal.
  private static func gigabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000_000) / 100_000_000
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
