import Foundation
import Logging
import Synchronization
import Testing

@testable import liuyu

/// What stands on standard error, for people and for programs.
struct MessageLinesTests {
  /// What one logger wrote.
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func take(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }

  private func said(
    _ format: LogFormat, _ level: Logger.Level = .debug, _ say: (Logger) -> Void
  ) -> String {
    let lines = Lines()
    say(
      Logger(label: "test") { _ in
        MessageLines(format: format, logLevel: level, write: lines.take, now: { 1_000_000 })
      })
    return lines.text
  }

  @Test(arguments: [
    (MessageKind.summary, Logger.Level.info, "done", "liuyu: done\n"),
    (.warning, .warning, "cut_input: a.csv", "liuyu: warning: cut_input: a.csv\n"),
    (.detail, .debug, "more", "liuyu: debug: more\n"),
    (.failure, .error, "p.yaml:1: a\np.yaml:2: b", "liuyu: p.yaml:1: a\np.yaml:2: b\n"),
    (.reject, .info, "a.csv:3: bad_year", "a.csv:3: bad_year\n"),
    (.note, .notice, "\u{1B}[31m\r\u{202E}.csv", "liuyu: \u{FFFD}[31m\u{FFFD}\u{FFFD}.csv\n"),
  ])
  func aLineForPeople(kind: MessageKind, level: Logger.Level, text: String, line: String) {
    #expect(said(.text) { $0.tell(kind, level, text) } == line)
  }

  @Test func anObjectForPrograms() {
    let line = said(.json) {
      $0.tell(
        .warning, .warning, "“a”: \u{1B}[31m\nb",
        [
          "z": .number(3), "inputs": .texts(["a\u{7}.csv"]), "rate": .share(millionths: 912_300),
          "none": .share(millionths: nil), "counts": .counts([("quoting", 1), ("bad_year", 2)]),
        ])
    }
    #expect(
      line == """
        {"time": "1970-01-12T13:46:40Z", "level": "warning", "event": "warning", "message": "“a”: \u{FFFD}[31m\\nb", \
        "counts": {"bad_year": 2, "quoting": 1}, "inputs": ["a\u{FFFD}.csv"], "none": null, "rate": 0.9123, "z": 3}

        """)
  }

  @Test(
    arguments: [
      (.warning, [.warning, .failure]), (.info, [.summary, .warning, .failure, .note]),
      (.debug, [.summary, .warning, .failure, .note, .detail]),
    ] as [(Logger.Level, Set<MessageKind>)])
  func quietAndVerbose(level: Logger.Level, shown: Set<MessageKind>) {
    let all: [(MessageKind, Logger.Level)] = [
      (.summary, .info), (.warning, .warning), (.failure, .error), (.note, .notice), (.detail, .debug),
    ]
    for (kind, own) in all {
      #expect(said(.text, level) { $0.tell(kind, own, "x") }.isEmpty != shown.contains(kind), "\(kind)")
    }
  }

  @Test(arguments: [
    (["liuyu", "run", "--log-format", "json"], true), (["liuyu", "--log-format=json", "run"], true),
    (["liuyu", "run", "--log-format", "text", "json"], false), (["liuyu", "json"], false), ([], false),
  ])
  func theFormatIsMadeOutOfACommandLineThatIsWrong(arguments: [String], isJSON: Bool) {
    #expect(UsageMessage.asksForJSON(arguments) == isJSON)
  }
}
