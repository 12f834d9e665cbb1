import Foundation
import Testing

/// A folder of a test's own, gone when the last one looks away.
final class Workspace {
  let folder: URL

  init() throws {
    folder = URL.temporaryDirectory.resolvingSymlinksInPath().appending(path: "liuyu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The base's pipeline over the sample data, where its outputs are nobody else's: runs side by side would turn
  /// each other away.
  static func westernBase() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.copy("pipelines")
    try FileManager.default.createSymbolicLink(
      at: workspace["sample-data"], withDestinationURL: Command.package.appending(path: "sample-data"))
    try FileManager.default.createDirectory(at: workspace["out"], withIntermediateDirectories: true)
    return workspace
  }

  /// The same with one of the extracts (by its path below `sample-data`) edited.
  static func westernBase(editing extract: String, _ edit: (String) -> String) throws -> Workspace {
    let workspace = try westernBase()
    try FileManager.default.removeItem(at: workspace["sample-data"])
    try workspace.copy("sample-data")
    let name = "sample-data/" + extract
    let text = try workspace.text(name)
    let edited = edit(text)
    #expect(edited != text)
    try workspace.write(edited, to: name)
    return workspace
  }

  /// The place of a file.
  subscript(_ name: String) -> URL { folder.appending(path: name) }

  /// Writes a file, folders included.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> URL {
    let file = self[name]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    return file
  }

  /// Copies a file or a folder of the package.
  func copy(_ name: String, to target: String? = nil) throws {
    let file = self[target ?? name]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Command.package.appending(path: name), to: file)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: self[name]) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The names of all files of a folder, hidden ones too, in order.
  func names(in name: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self[name].path).sorted()
  }
}
