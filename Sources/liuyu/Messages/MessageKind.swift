import Logging

/// What a message is about: `event` in a JSON line. Programs rely on the names.
enum MessageKind: String, CaseIterable {
  /// What a run came to.
  case summary
  /// A warning of the report, an earlier cube or a condition that finds nobody, or of how the program is used.
  case warning
  /// A record that is not counted.
  case reject
  /// Why the command ends without having done what it was asked for.
  case failure
  /// Something that is well to know: where an output is, which file is not read.
  case note
  /// With `--verbose`: one input of those that are read, before and after.
  case input
  /// With `--verbose`: what is going to be done, and what it took.
  case detail
}

extension Logger {
  /// - Parameter fields: what the text says, in parts; numbers as numbers.
  func tell(
    _ kind: MessageKind, _ level: Level, _ text: @autoclosure () -> String,
    _ fields: @autoclosure () -> Metadata = [:]
  ) {
    log(
      level: level, "\(text())",
      metadata: fields().merging([MessageLines.kindKey: .string(kind.rawValue)]) { $1 })
  }
}
