import ArgumentParser

/// How a message stands on standard error (`--log-format`).
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people: `liuyu: warning: …`.
  case text
  /// For programs: an object a line.
  case json
}
