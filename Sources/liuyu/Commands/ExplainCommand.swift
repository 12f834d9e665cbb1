import ArgumentParser
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
      The first of code, location, credit code and employer that resolves decides. Prints one JSON object.
      With --stdin, reads one value a line and prints one JSON object a line.

      Examples:
        liuyu explain --code 500118
        liuyu explain --location 重庆市永川区 --employer 重庆银行成都分行
        cut -d, -f1 places.csv | liuyu explain --stdin --column location --brief
      """)

  /// What the lines of standard input are.
  enum Column: String, ExpressibleByArgument, CaseIterable {
    case location, code, creditCode = "credit-code", employer
  }

  @Option(help: "单位所在地代码, for example 500118.")
  var code: String?

  @Option(help: "单位所在地, for example 重庆市永川区.")
  var location: String?

  @Option(help: "统一社会信用代码, 18 characters.")
  var creditCode: String?

  @Option(help: "单位名称, for example 重庆银行成都分行.")
  var employer: String?

  @Flag(help: "Read values from standard input, one a line.")
  var stdin = false

  @Option(help: "What the lines of standard input are.")
  var column: Column = .location

  @Flag(help: "With --stdin: print only division code, zone and class, separated by commas.")
  var brief = false

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
    try reportingFailures {
      let gazetteer = Gazetteer.builtIn
      let output = StandardOutput()
      func write(_ line: String) throws(OutputError) { try output.write((line + "\n").utf8Span.span) }
      guard stdin else {
        let explanation = gazetteer.explain(
          code: code, location: location, creditCode: creditCode, employer: employer)
        return try write(explanation.json)
      }
      // Each by itself: whoever asks may wait for the answer before the next question.
      while let line = readLine() {
        try write(brief ? summary(of: line, gazetteer) : explanation(of: line, gazetteer).json)
      }
    }
  }

  private func explanation(of value: String, _ gazetteer: Gazetteer) -> Explanation {
    switch column {
    case .location: gazetteer.explain(location: value)
    case .code: gazetteer.explain(code: value)
    case .creditCode: gazetteer.explain(creditCode: value)
    case .employer: gazetteer.explain(employer: value)
    }
  }

  private func summary(of value: String, _ gazetteer: Gazetteer) -> String {
    let placement =
      switch column {
      case .location: gazetteer.place(text: value)
      case .code: gazetteer.place(code: value)
      case .creditCode: gazetteer.place(creditCode: value)
      case .employer: gazetteer.place(employer: value)
      }
    let zone = placement?.zone ?? .unresolved
    let code = placement?.division?.description ?? ""
    return "\(code),\(zone.name),\(zone.placeClass.name)"
  }
}
