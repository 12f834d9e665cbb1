import ArgumentParser
import Glibc
import Logging

/// What a command says on standard error, and how.
struct LoggingOptions: ParsableArguments {
  @Flag(help: "Say nothing on standard error unless something is wrong: warnings and failures.")
  var quiet = false

  @Flag(help: "Say on standard error what is read, what became of each file, and what it took.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "How messages stand on standard error: text, or json with an object a line (and no table or progress).",
      valueName: "format"))
  var logFormat = LogFormat.text

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other; leave one out") }
  }

  var logger: Logger {
    let level: Logger.Level = quiet ? .warning : verbose ? .debug : .info
    return Logger(label: "liuyu") { _ in MessageLines(format: logFormat, logLevel: level) }
  }

  /// Whether standard error may carry more than lines: progress that is written over itself, a table.
  var isForPeople: Bool { !quiet && logFormat == .text }

  var showsTable: Bool { isForPeople && isatty(STDERR_FILENO) == 1 }
}
