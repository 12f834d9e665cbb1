import Foundation
import Testing

/// What the command says of itself.
struct CommandLineTests {
  private static let commands = ["run", "render", "check", "split", "records", "explain", "generate"]

  @Test(arguments: commands + [""])
  func helpShowsExamples(command: String) throws {
    let run = try Command(arguments: command.split(separator: " ").map(String.init) + ["--help"]).run()
    #expect(run.status == 0 && run.errors.isEmpty)
    let examples = run.text.split(separator: "\n").drop { $0 != "Examples:" }
    #expect(examples.dropFirst().first?.hasPrefix("  liuyu \(command)") == true, "\(run.text)")
  }

  @Test func helpNamesEveryCommandAndExitCode() throws {
    let help = try liuyu("--help").text
    for name in Self.commands { #expect(help.contains("\n  \(name) ")) }
    for code in [0, 3, 64, 65, 66, 70, 73, 74, 75, 78] {
      #expect(help.contains("\(code) "), "exit code \(code)")
    }
  }

  @Test func versionIsTheReports() throws {
    let version = try liuyu("--version").text
    #expect(version.wholeMatch(of: #/liuyu \d+\.\d+\.\d+\n/#) != nil, "\(version)")
    let workspace = try SmallExtract.workspace()
    let report = try liuyu("run", "small.yaml", "--quiet", in: workspace.folder).text
    let number = version.dropFirst("liuyu ".count).dropLast()
    #expect(report.contains(#""generator": {"name": "liuyu", "version": "\#(number)"}"#))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreGenerated(shell: String) throws {
    let run = try liuyu("--generate-completion-script", shell)
    #expect(run.status == 0 && run.text.contains("max-reject-rate"))
  }

  @Test func bashAcceptsItsCompletions() throws {
    let workspace = try Workspace()
    try workspace.write(try liuyu("--generate-completion-script", "bash").output, to: "liuyu.bash")
    let bash = try Command(program: "/bin/bash", arguments: ["-n", "liuyu.bash"], folder: workspace.folder)
      .run()
    #expect(bash.status == 0, "\(bash.errors)")
  }
}
