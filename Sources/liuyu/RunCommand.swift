import ArgumentParser
import Glibc
import Jobs
import Outcomes
import Outputs
import Pipelines
import Rendering
import Reports

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read every source of a pipeline once and write the report.",
    discussion: """
      Examples:
        liuyu run pipelines/western-base.yaml
        liuyu run pipelines/western-base.yaml --where year=2025 --where level!=本科 --by institution --format table
        liuyu run pipelines/western-base.yaml --cube graduates.cube
        zcat 2025.csv.gz | liuyu run pipelines/western-base.yaml --input - --output -
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @OptionGroup(title: "Report") var answer: AnswerOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where the report goes; - is standard output (default: the pipeline's, else -).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where everything that was counted goes, to be asked by `query` (default: the pipeline's, else nowhere).",
      valueName: "file"))
  var cube: String?

  func validate() throws {
    if cube == "-" { throw ValidationError("--cube must name a file") }
  }

  func run() throws {
    try reportingFailures(showsValues: reading.showValues) {
      let clock = RunClock()
      let key = try reading.graduateKey()
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      try answer.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      for path in [output == nil ? pipeline.reportPath : nil, cube == nil ? pipeline.cubePath : nil] {
        if let path { pipeline.makeFolder(ofOutput: path) }
      }
      let target = output ?? pipeline.reportPath.map(pipeline.resolve) ?? "-"
      let lock = target == "-" ? nil : try OutputLock(output: target)
      defer { withExtendedLifetime(lock) {} }
      let cube = cube ?? pipeline.cubePath.map(pipeline.resolve)
      job.keepsEverything = cube != nil
      let side = try SideFiles(
        rejects: reading.rejectsPath(pipeline), duplicates: reading.duplicates, cube: cube, besides: target)

      let outcome = try side.run(job, showing: ProgressLine(reading.progress, isQuiet: answer.quiet))
      var report = outcome.report
      if !answer.reproducible { report.run = clock.run(threads: job.threads) }
      try answer.write(report, to: target)
      try side.commit()
      selection.warn(of: job.inquiry, on: outcome.tabulation)
      if !answer.quiet {
        Summary(
          outcome, report: report, target: target, isDataOnTerminal: target == "-" && answer.format == .table,
          showsValues: reading.showValues
        )
        .show()
      }
      if answer.failOnMissedTarget, report.missesTarget { throw ExitStatus.missedTarget.code }
    }
  }
}
