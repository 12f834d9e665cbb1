import ArgumentParser
import ExtractGeneration
import Outputs

/// `liuyu generate`: synthetic extracts in the real layouts.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic extract: people, schools and employers that do not exist.",
    discussion: """
      The same options give the same bytes. Division codes and names, destination codes and programs are real; \
      citizen numbers have a wrong check character, telephone numbers an unused prefix.

      Examples:
        liuyu generate --rows 1000 > extract.csv
        liuyu generate --rows 4000000 --columns 21 --seed 7 --output plain.csv
        liuyu generate --rows 4000000 --columns 21 --employers 1000000 --output employers.csv
        liuyu generate --rows 4000000 --columns 21 --quote mixed --dirty 0.01 --output dirty.csv
        liuyu generate --rows 800 --layout employment-plan-2024 --encoding gb18030 \\
          --institution 59003-渝西翠坞职业学院 --profile undetermined --output 59003-渝西翠坞职业学院.csv
      """)

  @Option(help: "Records to write, without the header.")
  var rows: Int

  @Option(help: "Another seed, another extract.")
  var seed: UInt64 = 1

  @Option(help: "Which table.")
  var layout: Layout = .nationalExport

  @Option(help: "Text encoding; utf-8-bom starts with the mark EF BB BF.")
  var encoding: ExtractEncoding = .utf8

  @Option(help: ArgumentHelp("Share of records with one damage, 0 to 1.", valueName: "rate"))
  var dirty: Double = 0

  @Option(
    help: ArgumentHelp(
      "Share of records that are an earlier graduate's, sent again with a later date, 0 to 1.",
      valueName: "rate"))
  var duplicates: Double = 0

  @Option(
    help: """
      Number of columns. national-export: 21, 50 or 74 (default 50); the others have one width: \
      national-upload 50, employment-plan-2024 33, secondary-vocational 26.
      """)
  var columns: Int?

  @Option(
    help: """
      Which fields stand in quotes. mixed: every field of one record in twenty, with commas and doubled quotes in it.
      """)
  var quote: Quoting = .minimal

  @Option(
    help: "Number of schools, sizes in a long tail (for employment-plan-2024 one: the file is the school).")
  var institutions: Int = 17

  @Option(
    help: ArgumentHelp("The one school of the extract.", valueName: "code-name"),
    transform: Institution.init(argument:))
  var institution: Institution?

  @Option(
    help: """
      Number of employers, 100 to 10000000, each with a name and a credit code of its own and met as often as the \
      others (default: in each place a few large and many small ones).
      """)
  var employers: Int?

  @Option(help: "Number of programs, the most common first (default all: 119, secondary-vocational 47).")
  var programs: Int?

  @Option(
    help: "Year or years of graduation (default 2023..2025, employment-plan-2024 2024).",
    transform: years(argument:))
  var years: ClosedRange<Int>?

  @Option(help: "How the schools stand against the targets; several, with commas, take turns.")
  var profile: ProfileList = ProfileList(profiles: [.typical])

  @Option(
    name: [.short, .long], help: ArgumentHelp("File to write; - for standard output.", valueName: "file"))
  var output: String = "-"

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    do { try options.validate() } catch { throw ValidationError("\(error)") }
  }

  func run() throws {
    try reportingFailures(to: logging.logger) {
      do {
        try write(ExtractGenerator(options))
      } catch let error as OutputError where error.path == "-" && error.isClosedPipe {
        // A reader that has seen enough (`| head`) is no news to anybody.
        throw ExitStatus.ioFailed.code
      }
    }
  }

  private func write(_ generator: ExtractGenerator) throws {
    let outputs = try OutputPlan(answer: NamedFile("--output", output), inputs: []).begin()
    try outputs.complete { sink in
      try generator.generate { block throws(OutputError) in try sink.write(block) }
    }
  }

  private var options: ExtractOptions {
    var options = ExtractOptions(rows: rows, seed: seed, layout: layout)
    options.encoding = encoding
    options.dirtyRate = dirty
    options.duplicateRate = duplicates
    options.width = columns
    options.quoting = quote
    options.institutionCount = layout == .employmentPlan2024 ? 1 : institutions
    options.institution = institution
    options.employerCount = employers
    options.programCount = programs
    if let years { options.years = years }
    options.profiles = profile.profiles
    return options
  }
}
