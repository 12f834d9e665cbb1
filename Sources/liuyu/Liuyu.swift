import ArgumentParser
import Outputs
import Rendering

@main
struct Liuyu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liuyu",
    abstract: "Graduate employment rates (就业率、留渝率、留圈率) from destination extracts.",
    discussion: """
      Reads graduate-destination extracts (毕业去向) named by a pipeline file, places each destination in Chongqing, \
      the Chengdu–Chongqing circle or elsewhere, and computes the three rates for each institution and program.

      Examples:
        liuyu run pipelines/western-base.yaml --format table
        liuyu run pipelines/western-base.yaml --where year=2025 --by institution --format csv > rates.csv
        liuyu run pipelines/western-base.yaml --output r.json --html report.html
        liuyu check pipelines/western-base.yaml --input 59003.csv
        liuyu normalize pipelines/western-base.yaml --output graduates.csv
        liuyu split pipelines/western-base.yaml --size 256MB --output ranges.ndjson
        liuyu records 59003.csv | head -3
        liuyu explain --code 500118
        liuyu generate --rows 1000 --layout national-export > sample.csv

      Exit codes: 0 done · \(ExitStatus.missedTarget) a target was missed or could not be assessed, and --fail-on-missed-target was given · \
      \(ExitStatus.usage) usage · \(ExitStatus.badData) more rejects than allowed, the extract contradicts the \
      pipeline, or a warning under --strict · \(ExitStatus.noInput) no input · \(ExitStatus.brokenInvariant) a broken invariant · \
      \(ExitStatus.cannotCreate) cannot create an output · \(ExitStatus.ioFailed) read or write failed · \
      \(ExitStatus.locked) another run holds the lock · \(ExitStatus.badPipeline) pipeline file is wrong.
      """,
    version: "\(Generator.name) \(Generator.version)",
    subcommands: [
      RunCommand.self, QueryCommand.self, RenderCommand.self, MergeCommand.self, NormalizeCommand.self,
      SplitCommand.self,
      SettleCommand.self, CheckCommand.self, RecordsCommand.self, ExplainCommand.self, GenerateCommand.self,
    ])

  static func main() {
    MemoryUse.prepare()
    StandardDescriptors.occupy()
    Signals.prepare()
    do {
      var command = try parseAsRoot(Arguments.all)
      try command.run()
    } catch {
      let code = exitCode(for: error)
      // What has been said already.
      if error is ExitCode { exit(withError: error) }
      if code.isSuccess { tell(fullMessage(for: error)) }
      guard code.rawValue == ExitStatus.usage.rawValue else { exit(withError: error) }
      UsageMessage(message(for: error), full: fullMessage(for: error)).tell()
      exit(withError: code)
    }
  }

  /// Writes help and the like, which are data where somebody asked for them.
  private static func tell(_ message: String) -> Never {
    do throws(OutputError) {
      try StandardOutput().write((message + "\n").utf8Span.span)
    } catch {
      UsageMessage.logger.tell(Failure(error))
      exit(withError: Failure(error).status.code)
    }
    exit()
  }
}
