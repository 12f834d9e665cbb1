import Buffers
import Outcomes

/// The sightings of one range in one partition, as they travel: little endian, as they lie in memory.
///
/// | bytes | |
/// |---|---|
/// | 4 × 6 | range, records of the range, sightings, cells, 1 where there are names, version |
/// | 8 × cells | what names each cell everywhere |
/// | 28 × sightings | see `Sighting`; its cell is an index of the cells here, its ordinal counts the records of the range |
/// | 4 × sightings | hashes of names, where there are names |
package struct SightingFrame: Sendable {
  package struct Header: Equatable, Sendable {
    /// The range's number among all ranges, in input order.
    package var range: Int
    package var records: Int
    package var sightings: Int
    package var cells: Int
    package var hasNames: Bool

    static let version: UInt32 = 1
    static let byteCount = 24

    func append(to text: inout ByteText) {
      for number in [range, records, sightings, cells, hasNames ? 1 : 0, Int(Self.version)] {
        SightingFrame.append(UInt32(number), to: &text)
      }
    }

    /// Bytes of the whole frame.
    var frameBytes: Int {
      Self.byteCount + cells * 8 + sightings * (MemoryLayout<Sighting>.stride + (hasNames ? 4 : 0))
    }
  }

  /// What is wrong with bytes that are to be a frame.
  package struct Damage: Error, CustomStringConvertible {
    package let description: String
  }

  package let partition: Int
  package let header: Header
  private let bytes: [UInt8]

  /// - Throws: `Damage`, also where sightings are of cells or records that are not there.
  package init(partition: Int, _ bytes: [UInt8]) throws(Damage) {
    self.partition = partition
    self.bytes = bytes
    guard bytes.count >= Header.byteCount else { throw Damage(description: "it ends in its header") }
    let numbers = (0..<6).map { Self.word(bytes, at: $0 * 4) }
    guard numbers[5] == Header.version, numbers[4] < 2 else {
      throw Damage(description: "it is of version \(numbers[5]), not \(Header.version)")
    }
    header = Header(
      range: Int(numbers[0]), records: Int(numbers[1]), sightings: Int(numbers[2]), cells: Int(numbers[3]),
      hasNames: numbers[4] == 1)
    guard bytes.count == header.frameBytes else {
      throw Damage(description: "it has \(bytes.count) bytes, not \(header.frameBytes)")
    }
    for index in 0..<header.sightings {
      let sighting = self[index]
      guard sighting.cell < header.cells, sighting.ordinal < header.records else {
        throw Damage(description: "sighting \(index) is of a cell or a record that is not there")
      }
    }
  }

  /// What names a cell everywhere.
  func hash(ofCell cell: Int) -> UInt64 {
    let at = Header.byteCount + cell * 8
    return UInt64(Self.word(bytes, at: at)) | UInt64(Self.word(bytes, at: at + 4)) << 32
  }

  subscript(index: Int) -> Sighting {
    let at = Header.byteCount + header.cells * 8 + index * MemoryLayout<Sighting>.stride
    return unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: at, as: Sighting.self) }
  }

  /// The hash of a name.
  ///
  /// - Precondition: there are names.
  func name(ofSighting index: Int) -> UInt32 {
    let sightings = header.sightings * MemoryLayout<Sighting>.stride
    return Self.word(bytes, at: Header.byteCount + header.cells * 8 + sightings + index * 4)
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
    }
  }

  static func append(_ number: UInt32, to text: inout ByteText) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      text.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  static func append(_ number: UInt64, to text: inout ByteText) {
    append(UInt32(truncatingIfNeeded: number), to: &text)
    append(UInt32(number >> 32), to: &text)
  }
}
