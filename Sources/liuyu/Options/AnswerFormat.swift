import ArgumentParser
import Glibc
import Rendering

/// The forms in which a report can be written (`--format`).
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case json, ndjson, csv, table, tidy, xlsx

  /// `nil` for a workbook, which is no text.
  var text: ReportFormat? { ReportFormat(rawValue: rawValue) }
}

/// What `render` makes of a report.
enum RenderedFormat: String, CaseIterable, ExpressibleByArgument {
  case html, xlsx
}

extension NamedFile {
  /// Makes sure that a workbook does not go to a terminal, which would take its bytes for commands.
  ///
  /// - Throws: `Failure`.
  func requireNoTerminal() throws(Failure) {
    guard path == "-" || path == "/dev/stdout", isatty(STDOUT_FILENO) == 1 else { return }
    throw Failure(
      status: .usage,
      message:
        "--format xlsx: a workbook is nothing for a terminal; name a file, such as --output report.xlsx")
  }
}
