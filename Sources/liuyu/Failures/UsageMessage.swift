import Logging
import Rendering

/// What is said of a command line that cannot be understood: as the argument parser words it.
struct UsageMessage {
  private let message: String
  private let full: String

  /// - Parameter full: the message with usage and help, in several lines.
  init(_ message: String, full: String) {
    self.message = message
    self.full = full
  }

  /// Says it in the format that the command line asks for, as far as that can be made out.
  func tell() {
    if Self.asksForJSON(Arguments.all) {
      Self.logger.tell(Failure(status: .usage, message: message))
    } else {
      let lines = full.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
      StandardError.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }

  /// Of what is said before, or in place of, a command.
  static var logger: Logger {
    let format: LogFormat = asksForJSON(Arguments.all) ? .json : .text
    return Logger(label: "liuyu") { _ in MessageLines(format: format, logLevel: .info) }
  }

  static func asksForJSON(_ arguments: [String]) -> Bool {
    zip(arguments, arguments.dropFirst()).contains { $0 == ("--log-format", "json") }
      || arguments.contains("--log-format=json")
  }
}
