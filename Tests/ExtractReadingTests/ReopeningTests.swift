import Foundation
import Testing

@testable import ExtractReading

/// A file can be closed and read on, as long as it is the same.
struct ReopeningTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test func aFileThatWasClosedIsReadAgain() throws {
    try withFile("a,b\n1,2\n") { path in
      let source = try SourceOpening.open(path)
      for _ in 0..<3 {
        #expect(try source.bytes(at: 4, count: 10) == Array("1,2\n".utf8))
        source.close()
        source.close()
        #expect(source.bytesConsumed == 8 && source.plainSize == 8)
      }
    }
  }

  @Test func aStreamThatWasClosedIsReadFromItsStart() throws {
    try withFile("a,b\n1,2\n") { path in
      let source = try SourceOpening.transcoded(
        SourceOpening.open(path), from: 0, encoding: try #require(TextEncoding(name: "iso-8859-1")))
      #expect(source.plainSize == nil)
      for _ in 0..<3 {
        #expect(try source.bytes(at: 4, count: 10) == Array("1,2\n".utf8))
        source.release(before: 1 << 20)
        source.close()
        #expect(source.bytesConsumed == 8)
      }
    }
  }

  @Test(arguments: ["a,b\n1,3\n3,4\n", "a,b\n"])
  func aFileThatChangedIsRefused(text: String) throws {
    try withFile("a,b\n1,2\n") { path in
      let source = try SourceOpening.open(path)
      #expect(try source.reaches(4))
      source.close()
      try Data(text.utf8).write(to: URL(filePath: path))
      #expect(throws: ExtractError(.changed, path: path)) { try source.reaches(4) }
    }
  }
}
