import ArgumentParser
import FileNames

/// The arguments of the command, as bytes that the system hands over.
enum Arguments {
  /// Paths are what they name (`FileNames`), whatever their bytes are.
  static var all: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      unsafe CommandLine.unsafeArgv[number].map { unsafe String(onDisk: $0) }
    }
  }

  /// What is no path has to be text: the value of an option, unless another encoding's bytes stand in it.
  static func text(_ argument: String) throws -> String {
    if argument.holdsBytes {
      throw ValidationError("give it in UTF-8, the encoding that the terminal should have")
    }
    return argument
  }
}
