import Buffers
package import Counting
package import Outputs

/// Cells, their outcomes and how many people each has, in blocks one behind the other, little endian: what `cells.csv` has, without
/// a number to be read or written.
///
/// | bytes | |
/// |---|---|
/// | 4 | `LYC1` |
/// | 4 | 0 |
/// | 8 | rows |
/// | 8 × rows | what names each cell, no less than that of the row before |
/// | 8 × rows | people, at least 1 |
/// | 4 × rows | outcomes |
enum PackedCells {
  private static let mark: UInt32 = 0x3143_594C
  private static let headerBytes = 16
  private static let rowBytes = 20

  /// - Throws: `CellsDamage`, with the byte.
  static func read(
    _ bytes: [UInt8], path: String
  ) throws(CellsDamage) -> [(cell: UInt64, outcome: UInt32, people: Int)] {
    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, of _: Number.Type) -> Number {
      unsafe bytes.withUnsafeBytes {
        unsafe Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self))
      }
    }
    var cells: [(cell: UInt64, outcome: UInt32, people: Int)] = []
    cells.reserveCapacity(bytes.count / rowBytes)
    var offset = 0
    while offset < bytes.count {
      guard bytes.count - offset >= headerBytes, number(offset, of: UInt32.self) == mark,
        let rows = Int(exactly: number(offset + 8, of: UInt64.self)),
        rows <= (bytes.count - offset - headerBytes) / rowBytes
      else { throw CellsDamage("\(path): no block of cells stands at byte \(offset)") }
      let start = offset + headerBytes
      for row in 0..<rows {
        let people = Int(exactly: number(start + 8 * (rows + row), of: UInt64.self)) ?? 0
        guard people > 0 else {
          throw CellsDamage("\(path): row \(row) of the block at byte \(offset) counts nobody")
        }
        cells.append(
          (
            number(start + 8 * row, of: UInt64.self), number(start + 16 * rows + 4 * row, of: UInt32.self),
            people
          ))
      }
      offset = start + rows * rowBytes
    }
    return cells
  }

  /// Writes rows as one block.
  ///
  /// - Precondition: their cells ascend.
  static func write(_ rows: some Collection<FrameSettling.Entry>, to sink: any ByteSink) throws(OutputError) {
    var header = ByteText()
    header.append(littleEndian: mark)
    header.append(littleEndian: UInt32(0))
    header.append(littleEndian: UInt64(rows.count))
    var cells = Growing<UInt64>(capacity: rows.count)
    var people = Growing<Int>(capacity: rows.count)
    var outcomes = Growing<UInt32>(capacity: rows.count)
    for row in rows {
      cells.append(row.cell)
      people.append(row.people)
      outcomes.append(row.outcome)
    }
    try sink.write(header.bytes)
    let write = { (piece: Span<UInt8>) throws(OutputError) in try sink.write(piece) }
    try cells.withBytes(write)
    try people.withBytes(write)
    try outcomes.withBytes(write)
  }
}

extension FrameSettling {
  /// Writes a block for each partition: see `PackedCells`.
  package func writePacked(to sink: any ByteSink) throws(OutputError) {
    var rest = entries[...]
    while !rest.isEmpty {
      let end = zip(rest.indices, rest.indices.dropFirst()).first { entries[$0].cell > entries[$1].cell }?.1
      try PackedCells.write(rest[..<(end ?? rest.endIndex)], to: sink)
      rest = rest[(end ?? rest.endIndex)...]
    }
  }
}
