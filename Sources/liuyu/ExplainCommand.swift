import ArgumentParser
import LiuyuCore
import Regions

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say where a location lies, by which rule, and why the other readings lost.",
    discussion: """
      Example:
        liuyu explain --code 500118
      """)

  @Option(help: ArgumentHelp("A division code (单位所在地代码).", valueName: "code"))
  var code: String?

  func validate() throws {
    guard code != nil else { throw ValidationError("give at least --code") }
  }

  func run() throws {
    try reportingFailures {
      let explanation = Gazetteer.builtIn.explain(code: code)
      try StandardOutput().write(Array((explanation.json + "\n").utf8))
    }
  }
}
