import Foundation

/// A folder of a test's own, gone when the last one looks away.
final class TemporaryFolder {
  let url = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and says where it is.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try text.write(to: file, atomically: false, encoding: .utf8)
    return file.path
  }
}
