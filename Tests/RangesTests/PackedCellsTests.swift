import Outputs
import Testing

@testable import Counting
@testable import Ranges

/// What is packed has what the lines of `cells.csv` have.
struct PackedCellsTests {
  private static let rows: [FrameSettling.Entry] = [
    .init(cell: 0, outcome: 3, people: 1), .init(cell: 7, outcome: .max, people: 2),
    .init(cell: 7, outcome: 0, people: 1 << 40), .init(cell: .max, outcome: 9, people: 5),
  ]

  private static func packed(_ blocks: [[FrameSettling.Entry]]) throws -> [UInt8] {
    let sink = MemorySink()
    for block in blocks { try PackedCells.write(block, to: sink) }
    return sink.bytes
  }

  @Test(arguments: [[], [[]], [rows], [rows, Array(rows[1...2])], [[], rows, []]])
  func whatIsWrittenIsRead(blocks: [[FrameSettling.Entry]]) throws {
    let read = try PackedCells.read(try Self.packed(blocks), path: "cells")
    #expect(
      read.map { FrameSettling.Entry(cell: $0.cell, outcome: $0.outcome, people: $0.people) }
        == blocks.flatMap(\.self))
  }

  @Test func itsLayoutIsWhatOthersRead() throws {
    let bytes = try Self.packed([Array(Self.rows[1...2])])
    let header: [UInt8] = Array("LYC1".utf8) + [0, 0, 0, 0] + [2, 0, 0, 0, 0, 0, 0, 0]
    let cells: [UInt8] = [7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0]
    let people: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    #expect(bytes == header + cells + people + [255, 255, 255, 255, 0, 0, 0, 0])
  }

  /// Cut anywhere, or with a byte that says something else: refused, or rows as they are.
  @Test func damageIsRefused() throws {
    let whole = try Self.packed([Self.rows, Self.rows])
    for count in 1..<whole.count where count != whole.count / 2 {
      #expect(throws: CellsDamage.self) { try PackedCells.read(Array(whole.prefix(count)), path: "cells") }
    }
    for (at, byte) in [(0, UInt8(ascii: "X")), (8, 255), (15, 255), (16 + 4 * 8, 0), (16 + 4 * 8 + 7, 255)] {
      var bytes = whole
      bytes[at] = byte
      #expect(throws: CellsDamage.self, "byte \(at)") { try PackedCells.read(bytes, path: "cells") }
    }
  }
}
