import Differential
import Foundation
import Testing

/// What the search by coverage came across, read again: `make fuzz-coverage` adds to it.
struct CorpusTests {
  @Test func everyInputOfTheCorpusEqualsPlainLibcsv() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let corpus = try FileManager.default.contentsOfDirectory(
      at: package.appending(path: "Fuzzing/corpus"), includingPropertiesForKeys: nil)
    #expect(corpus.count > 50)
    for input in corpus {
      let bytes = Array(try Data(contentsOf: input))
      let drawn = try #require(bytes.withUnsafeBufferPointer { DifferentialCase(fuzzed: $0) })
      #expect(drawn.difference() == nil, "\(input.lastPathComponent): \(drawn)")
      #expect(drawn.splitDifference() == nil, "\(input.lastPathComponent): \(drawn)")
    }
  }
}
