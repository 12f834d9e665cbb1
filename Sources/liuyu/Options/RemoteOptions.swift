import ArgumentParser
import ExtractReading

/// Who lends files that this machine does not have.
struct RemoteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A socket on which whoever started this process answers for paths with a scheme (s3://…): docs/scale.md has the questions.",
      valueName: "n"))
  var bytesFd: Int32?

  func validate() throws {
    if let bytesFd, bytesFd <= 2 {
      throw ValidationError("--bytes-fd must be above 2, as the others have their use")
    }
  }

  func use() {
    if let bytesFd { RemoteFiles.use(socket: bytesFd) }
  }
}
