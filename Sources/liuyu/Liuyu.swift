import ArgumentParser

@main
struct Liuyu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liuyu", subcommands: [ExplainCommand.self])
}
