import Buffers
import Differential
import ExtractReading
import Foundation
import Testing

@testable import Counting

/// Hashes of names: the quick way over ideographs beside `NameHash.of`, and what makes no difference.
struct NameStageTests {
  private static let pieces = [
    "张", "三", "欧阳", "买买提", "·", "．", "艾力", " ", "　", "Li", "ＬＩ", "无", "暂无", "未填", "/", "龘", "㐂", "𠮷", "1",
  ]

  @Test(arguments: ["utf-8", "gb18030", "big5"])
  func theQuickWayEqualsTheOther(encoding: String) throws {
    var random = SplitMix(seed: 5)
    var names = Self.pieces + ["", "无数据", "张三"]
    for _ in 0..<2000 {
      names.append((0..<1 + random.below(4)).map { _ in random.pick(Self.pieces) }.joined())
    }
    let encoded = try names.compactMap { name in try Self.encode(name, encoding).map { (name, $0) } }
    #expect(encoded.count > 100)
    let sink = try NameSink(encoding)
    let text = Array(encoded.map { $0.1 + Array(",\n".utf8) }.joined())
    let reader = RangeReader(dialect: Dialect(), columns: [0], expectedFields: 2)
    _ = try reader.read(0..<text.count, of: MemorySource(text), from: .known(0), into: sink)
    try #require(sink.hashes.count == encoded.count)
    for (index, (name, _)) in encoded.enumerated() where sink.hashes[index] != NameHash.of(name) {
      Issue.record("\(name) in \(encoding)")
    }
  }

  @Test(arguments: [
    ("张三", "张 三"), ("张三", "　张三\u{A0}"), ("张三", "'张三"), ("买买提·艾力", "买买提．艾力"), ("买买提·艾力", "买买提•艾力"),
    ("买买提·艾力", "买买提艾力"), ("Ｌi Lei", "LILEI"), ("", "无"), ("", "　"), ("无", "暂无"), ("", "——"),
  ])
  func whatMakesNoDifference(one: String, other: String) { #expect(NameHash.of(one) == NameHash.of(other)) }

  @Test(arguments: [("张三", "张四"), ("张三", "三张"), ("欧阳修", "欧阳脩"), ("张三", ""), ("a", "b")])
  func whatDoes(one: String, other: String) { #expect(NameHash.of(one) != NameHash.of(other)) }

  /// Bytes that are no text say nothing.
  @Test func whatCannotBeDecodedIsBlank() throws {
    let sink = try NameSink("utf-8")
    let text: [UInt8] = [0xE5, 0xBC, 0x2C, 0x0A, 0xFF, 0x2C, 0x0A]
    let reader = RangeReader(dialect: Dialect(), columns: [0], expectedFields: 2)
    _ = try reader.read(0..<text.count, of: MemorySource(text), from: .known(0), into: sink)
    #expect(sink.hashes == [NameHash.blank, NameHash.blank])
  }

  /// `nil` where the encoding does not have the characters.
  private static func encode(_ text: String, _ encoding: String) throws -> [UInt8]? {
    if encoding == "utf-8" { return Array(text.utf8) }
    guard let known = String.Encoding.named[encoding] else { return nil }
    return text.data(using: known).map(Array.init)
  }
}

private final class NameSink: RecordSink {
  private let stage: NameStage
  var hashes: [UInt32] = []

  init(_ encoding: String) throws {
    let encoding = try #require(TextEncoding(name: encoding))
    stage = NameStage(slot: 0, decoder: try TextDecoder(encoding, path: ""))
  }

  func take(_ batch: borrowing RecordBatch) {
    var found = Growing<UInt32>()
    found.fill(to: batch.count, with: 7)
    stage.read(batch, into: found.lent)
    hashes += (0..<batch.count).map { found[$0] }
  }

  func refuse(_ record: borrowing RefusedRecord) { Issue.record("\(record.fault)") }
}

extension String.Encoding {
  /// As Foundation numbers them.
  fileprivate static let named = [
    "gb18030": String.Encoding(rawValue: 0x8000_0632), "big5": String.Encoding(rawValue: 0x8000_0A03),
  ]
}
