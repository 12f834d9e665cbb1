import ArgumentParser
import Counting
import Outputs
import ReferenceData
import Regions
import Rendering

/// `liuyu explain`: which division and zone, by which rule, and why the other readings lost.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which division and zone a place is in, by which rule, and why other readings lost.",
    discussion: """
      Values are read as they stand in an extract, and decided on as in a run: the first of code, location, credit
      code and employer that names a place is believed, and one after it that lies inside that place refines it.
      Prints one JSON object. With --stdin, reads one value a line and prints one JSON object a line.

      Examples:
        liuyu explain --code 500118
        liuyu explain --location 重庆市永川区 --employer 重庆银行成都分行
        cut -d, -f1 places.csv | liuyu explain --stdin --column location --brief
      """)

  /// What the lines of standard input are.
  enum Column: String, ExpressibleByArgument, CaseIterable {
    case location, code, creditCode = "credit-code", employer
  }

  @Option(help: "单位所在地代码, for example 500118.", transform: Arguments.text)
  var code: String?

  @Option(help: "单位所在地, for example 重庆市永川区.", transform: Arguments.text)
  var location: String?

  @Option(help: "统一社会信用代码, 18 characters.", transform: Arguments.text)
  var creditCode: String?

  @Option(help: "单位名称, for example 重庆银行成都分行.", transform: Arguments.text)
  var employer: String?

  @Flag(help: "Read values from standard input, one a line.")
  var stdin = false

  @Option(help: "What the lines of standard input are.")
  var column: Column = .location

  @Flag(help: "With --stdin: print only division code, zone and class, separated by commas.")
  var brief = false

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    let values = [code, location, creditCode, employer].compactMap { $0 }
    if stdin, !values.isEmpty { throw ValidationError("--stdin reads the values; give no others.") }
    if !stdin, values.isEmpty {
      throw ValidationError(
        "Nothing to explain: give --code, --location, --credit-code, --employer or --stdin.")
    }
    if brief, !stdin { throw ValidationError("--brief goes with --stdin.") }
  }

  func run() throws {
    try reportingFailures(to: logging.logger) {
      let output = StandardOutput()
      func write(_ line: String) throws(OutputError) { try output.write((line + "\n").utf8Span.span) }
      guard stdin else {
        let claims = LocationClaims(
          code: code, location: location, creditCode: creditCode, employer: employer)
        return try write(claims.explanation.json)
      }
      _ = try OutputPlan(
        answer: NamedFile("standard output", "-"), inputs: [NamedFile("the list of values", "-")])
      // Each by itself: whoever asks may wait for the answer before the next question.
      while let line = try StandardInput.nextLine() {
        let claims = claims(line)
        try write(brief ? Self.summary(of: claims.placement) : claims.explanation.json)
      }
    }
  }

  private func claims(_ value: String) -> LocationClaims {
    switch column {
    case .location: LocationClaims(location: value)
    case .code: LocationClaims(code: value)
    case .creditCode: LocationClaims(creditCode: value)
    case .employer: LocationClaims(employer: value)
    }
  }

  private static func summary(of placement: Placement?) -> String {
    let zone = placement?.zone ?? .unresolved
    let code = placement?.division?.description ?? ""
    return "\(code),\(zone.name),\(zone.placeClass.name)"
  }
}
