import Foundation

@testable import Outputs

/// Three outputs in a folder of their own.
enum SetOfThree {
  static let names = ["a.rejects", "b.cube", "c.json"]

  /// Which of them are there before.
  static let olds: [Set<String>] = [[], Set(names), [names[0]], [names[1], names[2]]]

  /// A folder in which some of the files are there.
  static func inFolder(old: Set<String>, _ body: (String) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in old {
      try "old \(name)".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    try body(folder)
  }

  /// The files of a set, written and not put in place.
  static func begin(in folder: String) throws -> [AtomicFile] {
    let set = OutputSet()
    return try names.map {
      let file = try set.begin("\(folder)/\($0)", permissions: 0o644)
      try file.write(Array("new \($0)".utf8))
      try file.finish()
      return file
    }
  }

  /// The names in a folder, hidden ones too, with what stands in each; `nil` for a folder.
  static func contents(_ folder: String) throws -> [String: String?] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
      })
  }

  static func state(_ word: String, _ names: some Sequence<String>) -> [String: String?] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, "\(word) \($0)") })
  }
}
