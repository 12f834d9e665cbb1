import ExtractReading
import Foundation
import Testing

@testable import Counting

struct EncodedSourceTests {
  /// A file is looked at piece by piece until something tells its encoding: also what lies across two pieces.
  @Test(arguments: 0...4)
  func theFirstCharacterMayLieAcrossTwoPieces(before: Int) throws {
    let ascii = [UInt8](repeating: UInt8(ascii: "a"), count: (256 << 10) - before)
    for (bytes, name) in [([0xD3, 0xE5], "gb18030"), (Array("渝".utf8), "utf-8")] as [([UInt8], String)] {
      let file = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString).csv")
      try Data(ascii + bytes + Array("\n".utf8)).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let source = EncodedSource(try SourceOpening.open(file.path))
      #expect(try source.encoding(.auto).name == name)
    }
  }
}
