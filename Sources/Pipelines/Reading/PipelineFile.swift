import FileNames
import Glibc
import Hashing

/// Where a pipeline comes from.
package enum PipelineFile {
  /// A pipeline is a page of text; whoever gives an extract instead should hear so at once.
  static let sizeLimit = 1 << 20

  /// Reads and checks a whole pipeline file. Touches none of the extracts.
  ///
  /// - Parameter path: relative to the current directory, or absolute.
  /// - Throws: every problem of the file, in the order of its lines.
  package static func load(path: String) throws(PipelineErrors) -> Pipeline {
    try parse(try read(path), path: path)
  }

  /// Checks a pipeline file's bytes; `path` is for messages and to find its folder.
  package static func parse(_ bytes: [UInt8], path: String) throws(PipelineErrors) -> Pipeline {
    let text: String
    do {
      text = String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw PipelineErrors([PipelineProblem(.notUTF8(byte: error.byteOffsets.lowerBound), path: path)])
    }
    if text.trimmed.isEmpty { throw PipelineErrors([PipelineProblem(.empty, path: path)]) }
    return try YAMLText.withRoot(of: text, path: path) { (root) throws(PipelineErrors) in
      var reader = PipelineReader(path: path)
      let pipeline = reader.pipeline(root, sha256: hex(SHA256.digest(of: bytes).span))
      guard let pipeline, reader.problems.isEmpty else { throw PipelineErrors(reader.sortedProblems) }
      return pipeline
    }
  }

  private static func read(_ path: String) throws(PipelineErrors) -> [UInt8] {
    func failure(_ code: CInt) -> PipelineErrors {
      PipelineErrors([PipelineProblem(code == ENOENT ? .notFound : .unreadable(errno: code), path: path)])
    }
    let descriptor = unsafe open(path.onDisk, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(errno) }
      bytes += chunk[..<count]
      if bytes.count > sizeLimit {
        throw PipelineErrors([PipelineProblem(.tooLarge(limit: sizeLimit), path: path)])
      }
    }
  }
}
