import Buffers
import Outcomes
import Searching

/// The sightings of one range in one partition, as they travel: little endian, as they lie in memory.
///
/// | bytes | |
/// |---|---|
/// | 4 × 6 | range, records of the range, sightings, cells, 1 where there are names and 2 where there are places, version |
/// | 8 × cells | what names each cell everywhere |
/// | 28 × sightings | see `Sighting`; its cell is an index of the cells here, its ordinal counts the records of the range |
/// | 4 × sightings | hashes of names, where there are names |
/// | 16 × sightings | see `RecordPlace`, where there are places |
package struct SightingFrame: Sendable {
  package struct Header: Equatable, Sendable {
    /// The range's number among all ranges, in input order.
    package var range: Int
    package var records: Int
    package var sightings: Int
    package var cells: Int
    package var hasNames: Bool
    /// Whether it is said where each record stands, as whoever refuses duplicates has to know.
    package var hasPlaces: Bool

    static let version: UInt32 = 2
    static let byteCount = 24

    func append(to text: inout ByteText) {
      let sections = (hasNames ? 1 : 0) + (hasPlaces ? 2 : 0)
      for number in [range, records, sightings, cells, sections, Int(Self.version)] {
        text.append(littleEndian: UInt32(number))
      }
    }

    /// Bytes of the whole frame.
    var frameBytes: Int {
      let each =
        MemoryLayout<Sighting>.stride + (hasNames ? 4 : 0)
        + (hasPlaces ? MemoryLayout<RecordPlace>.stride : 0)
      return Self.byteCount + cells * 8 + sightings * each
    }
  }

  /// What is wrong with bytes that are to be a frame.
  package struct Damage: Error, CustomStringConvertible {
    package let description: String
  }

  package let partition: Int
  package let header: Header
  private let bytes: [UInt8]

  /// - Throws: `Damage`, also where sightings are of cells or records that are not there, or out of order.
  package init(partition: Int, _ bytes: [UInt8]) throws(Damage) {
    self.partition = partition
    self.bytes = bytes
    guard bytes.count >= Header.byteCount else { throw Damage(description: "it ends in its header") }
    let numbers = (0..<6).map { Self.word(bytes, at: $0 * 4) }
    guard numbers[5] == Header.version, numbers[4] < 4 else {
      throw Damage(description: "it is of version \(numbers[5]), not \(Header.version)")
    }
    header = Header(
      range: Int(numbers[0]), records: Int(numbers[1]), sightings: Int(numbers[2]), cells: Int(numbers[3]),
      hasNames: numbers[4] & 1 == 1, hasPlaces: numbers[4] & 2 == 2)
    guard bytes.count == header.frameBytes else {
      throw Damage(description: "it has \(bytes.count) bytes, not \(header.frameBytes)")
    }
    var last = -1
    for index in 0..<header.sightings {
      let sighting = self[index]
      guard sighting.cell < header.cells, sighting.ordinal > last, sighting.ordinal < header.records else {
        throw Damage(
          description:
            "sighting \(index) is of a cell or a record that is not there, or of one before the last")
      }
      last = sighting.ordinal
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

  /// Where a record stands.
  ///
  /// - Parameter ordinal: in the range.
  /// - Precondition: there are places, and a sighting of the record.
  func place(ofRecord ordinal: Int) -> RecordPlace {
    let index = (0..<header.sightings).partitioningIndex { self[$0].ordinal >= ordinal }
    assert(header.hasPlaces && self[index].ordinal == ordinal)
    let at = bytes.count - (header.sightings - index) * MemoryLayout<RecordPlace>.stride
    return unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: at, as: RecordPlace.self)
    }
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
    }
  }
}
