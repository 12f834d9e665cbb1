import Buffers
import Glibc
import Logging
import Rendering

/// Writes each message as a line: for people, or for programs.
///
/// Nothing in a message can steer a terminal or begin a line that is not its own.
struct MessageLines: LogHandler {
  static let kindKey = "event"

  var format: LogFormat
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  /// Takes whole lines.
  var write: @Sendable ([UInt8]) -> Void = StandardError.write
  /// Seconds since 1970.
  var now: @Sendable () -> time_t = { time(nil) }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: Logging.LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }
    let lines = "\(event.message)".unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { printable(String($0)) }
    switch format {
    case .text: write(Self.text(event.level, lines, of: fields[Self.kindKey]))
    case .json: write(json(event.level, lines.joined(separator: "\n"), fields))
    }
  }

  /// `liuyu: warning: …`; a reject stands under its place in the extract alone, as compilers name places.
  private static func text(_ level: Logger.Level, _ lines: [String], of kind: Logger.MetadataValue?)
    -> [UInt8]
  {
    let mark =
      switch level {
      case .trace, .debug: "liuyu: debug: "
      case .warning: "liuyu: warning: "
      case .info, .notice, .error, .critical: "liuyu: "
      }
    let isPlaced = kind == .string(MessageKind.reject.rawValue)
    return Array(((isPlaced ? "" : mark) + lines.joined(separator: "\n") + "\n").utf8)
  }

  /// An object on a line of its own: `time`, `level`, `event`, `message`, then the fields by name.
  private func json(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata) -> [UInt8] {
    var json = JSONWriter()
    json.object(.inline) {
      $0.key("time")
      $0.value(RunClock.text(now()))
      $0.key("level")
      $0.value(level.rawValue)
      $0.key("event")
      $0.value(fields[Self.kindKey].map { "\($0)" } ?? MessageKind.note.rawValue)
      $0.key("message")
      $0.value(message)
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) where name != Self.kindKey {
        $0.key(name: name)
        $0.write(value)
      }
    }
    return json.text.array + Array("\n".utf8)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ field: Logger.MetadataValue) {
    switch field {
    case .string(let text): value(printable(text))
    case .stringConvertible(let number as Int): value(number)
    case .stringConvertible(let share as Share): value(millionths: share.millionths)
    case .stringConvertible(let other): value(printable("\(other)"))
    case .array(let elements): array(.inline) { for element in elements { $0.write(element) } }
    case .dictionary(let members):
      object(.inline) {
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          $0.key(name: printable(name))
          $0.write(member)
        }
      }
    }
  }
}
