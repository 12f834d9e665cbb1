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
  /// Makes sure that these outputs are files of their own: none is another or standard error, and none is read; and that
  /// those which are descriptors can be written to.
  ///
  /// Looks at folders and descriptors only; nothing is opened or made.
  /// - Throws: `Failure` that names both.
  func requireFilesOfTheirOwn(besides inputs: [NamedFile]) throws(Failure) {
    var outputs: [FileIdentity: NamedFile] = [:]
    for output in self {
      guard let identity = FileIdentity(ofOutput: output.path) else { continue }
      if let other = outputs.updateValue(output, forKey: identity) {
        throw Self.failure(
          "two outputs cannot be one file: \(other.name) \(other.path), \(output.name) \(output.path); "
            + "give each a file of its own")
      }
    }
    try inputs.requireNoMessages()
    for input in inputs {
      guard let identity = FileIdentity(ofInput: input.path), let output = outputs[identity] else { continue }
      throw Self.failure(
        "no output can be an input: \(output.name) \(output.path) is the same file as \(input.name) \(input.path), "
          + "which is read; give the output another place")
    }
    try requireNothingHidden(besides: inputs)
    if let messages = FileIdentity.ofStandardError, let output = outputs[messages],
      OwnDescriptor(output: output.path)?.mayHoldMessages != true
    {
      throw Self.failure(
        "no output can be standard error: \(output.name) \(output.path); give it a file of its own")
    }
    for output in self {
      do { try OwnDescriptor(output: output.path)?.requireWritable() } catch { throw Failure(error) }
    }
  }

  /// Makes sure that nothing is a hidden file of an output, which is written over or removed.
  private func requireNothingHidden(besides inputs: [NamedFile]) throws(Failure) {
    var hidden: [FileIdentity: NamedFile] = [:]
    for output in self {
      let own = FileIdentity(ofOutput: output.path)
      for path in OutputSet.hiddenFiles(beside: output.path) {
        // What a run that was killed kept may be the output itself, by another name.
        if let identity = FileIdentity(of: path), identity != own { hidden[identity] = output }
      }
      if OutputSet.isHidden(output.path) {
        throw Self.failure(
          "no output can have the name of a hidden file that runs remove: \(output.name) \(output.path); give it another"
        )
      }
    }
    for file in self {
      guard let identity = FileIdentity(ofOutput: file.path), let output = hidden[identity] else { continue }
      throw Self.failure(of: file, hiddenBeside: output)
    }
    for file in inputs {
      guard let identity = FileIdentity(ofInput: file.path), let output = hidden[identity] else { continue }
      throw Self.failure(of: file, hiddenBeside: output)
    }
  }

  private static func failure(of file: NamedFile, hiddenBeside output: NamedFile) -> Failure {
    failure(
      "\(file.name) \(file.path) is a hidden file of \(output.name) \(output.path), the lock or what a run left: it would "
        + "be written over or removed; give one of them another place")
  }

  /// Makes sure that none of these inputs is where messages go (`2>> extract.csv`).
  ///
  /// - Throws: `Failure`, which nobody is told: to say it would change the input.
  func requireNoMessages() throws(Failure) {
    guard let messages = FileIdentity.ofStandardError,
      let input = first(where: { FileIdentity(ofInput: $0.path) == messages })
    else { return }
    StandardDescriptors.muteErrors()
    throw Self.failure("no input can be standard error: \(input.name) \(input.path)")
  }

  private static func failure(_ message: String) -> Failure {
    Failure(status: .usage, message: message)
  }
}
