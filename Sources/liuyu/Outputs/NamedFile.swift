import Outputs

/// A file that a command reads or writes, and the option or the words that people know it by.
struct NamedFile {
  /// Such as `--output`, `output.cube`, `the pipeline file`.
  let name: String
  let path: String

  init(_ name: String, _ path: String) {
    self.name = name
    self.path = path
  }
}

extension [NamedFile] {
  /// Makes sure that these outputs are files of their own: none is another, and none is read.
  ///
  /// Looks at folders only; nothing is opened or made.
  /// - Throws: `Failure` that names both.
  func requireFilesOfTheirOwn(besides inputs: [NamedFile]) throws(Failure) {
    var outputs: [FileIdentity: NamedFile] = [:]
    for output in self {
      guard let identity = FileIdentity(of: output.path) else { continue }
      if let other = outputs.updateValue(output, forKey: identity) {
        throw Self.failure(
          "two outputs cannot be one file: \(other.name) \(other.path), \(output.name) \(output.path); "
            + "give each a file of its own")
      }
    }
    for input in inputs {
      guard let identity = FileIdentity(of: input.path), let output = outputs[identity] else { continue }
      throw Self.failure(
        "no output can be an input: \(output.name) \(output.path) is the same file as \(input.name) \(input.path), "
          + "which is read; give the output another place")
    }
  }

  private static func failure(_ message: String) -> Failure {
    Failure(status: .usage, message: message)
  }
}
