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
  /// Makes sure that a workbook does not go to a terminal, which would take its bytes for commands, and that a file has no name by
  /// which programs would take a workbook for text, or text for a workbook.
  ///
  /// - Parameter workbook: whether it is to hold one.
  /// - Throws: `Failure`.
  func requireFor(workbook: Bool) throws(Failure) {
    if workbook, path == "-" || path == "/dev/stdout", isatty(STDOUT_FILENO) == 1 {
      throw Failure(
        status: .usage,
        message:
          "--format xlsx: a workbook is nothing for a terminal; name a file, such as --output report.xlsx")
    }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard workbook ? Self.endingsOfText.contains(ending) : ending == "xlsx" else { return }
    throw Failure(
      status: .usage,
      message: workbook
        ? "\(name) \(path): what --format xlsx writes opens under no such name; let it end in .xlsx"
        : "\(name) \(path): under this name only a workbook opens; add --format xlsx, or let it end otherwise"
    )
  }

  private static let endingsOfText = ["csv", "html", "json", "ndjson", "txt"]
}
