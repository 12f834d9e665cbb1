import ArgumentParser
import ExtractReading
import Jobs
import Logging
import Outputs
import Rendering

/// `liuyu records`: what the reader saw.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records",
    abstract: "Show what the reader sees: one JSON array of strings per record, the header too.",
    discussion: """
      What is not a record is named on standard error, with its line; then the exit code is \(ExitStatus.badData).

      Examples:
        liuyu records 2025.csv | head -3
        liuyu records export.txt --encoding gb18030 --delimiter ';'
      """)

  @Argument(help: ArgumentHelp("The extract; - is standard input.", valueName: "file"))
  var file: String

  @Option(help: "auto, utf-8, gb18030, utf-16 or another name that iconv knows.")
  var encoding = DeclaredEncoding.auto

  @Option(
    help: ArgumentHelp(
      "One ASCII character other than quote, blank and line end, or \\t; else what a first line sep=; names, or a comma.",
      valueName: "character"))
  var delimiter: Delimiter?

  @Option(help: RecordLimit.help) var maxRecordBytes = Dialect.usualRecordBytes

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws { try RecordLimit.require(maxRecordBytes) }

  func run() throws {
    let log = logging.logger
    try reportingFailures(to: log) {
      _ = try OutputPlan(
        answer: NamedFile("standard output", "-"), inputs: [NamedFile("the extract", file)])
      let listing = try RecordListing(
        path: file, encoding: encoding, delimiter: delimiter, maxRecordBytes: maxRecordBytes)
      let rejects = try listing.write(to: StandardOutput()) { line, complaint in
        log.tell(
          .reject, .error, "\(file):\(line): \(complaint)",
          ["path": .string(file), "line": .number(line), "detail": .string(complaint)])
      }
      if rejects > 0 {
        throw Failure(
          status: .badData,
          message:
            "\(file): \(grouped(rejects)) \(rejects == 1 ? "is no record" : "are no records"), as listed above",
          parts: ["path": .string(file), "rejected": .number(rejects)])
      }
    }
  }
}
