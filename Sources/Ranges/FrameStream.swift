import Buffers
package import Counting
package import ExtractReading
import Outputs

/// Frames one behind the other, each behind 16 bytes: `LYS1`, its partition and its length, little endian.
package enum FrameStream {
  private static let mark = Array("LYS1".utf8)
  private static let headerBytes = 16
  /// More is no frame but a mistake.
  private static let longest = 1 << 36

  static func writeHeader(
    ofPartition partition: Int, frameBytes: Int, to sink: any ByteSink
  ) throws(OutputError) {
    var header = ByteText()
    header.append(mark)
    header.append(littleEndian: UInt32(partition))
    header.append(littleEndian: UInt64(frameBytes))
    try sink.write(header.bytes)
  }

  /// All frames of a file or of standard input, by partition.
  ///
  /// - Throws: `ExtractError`; `CellsDamage` for what are no frames.
  package static func read(_ source: any ByteSource) throws -> [Int: [SightingFrame]] {
    var frames: [Int: [SightingFrame]] = [:]
    var offset = 0
    while true {
      let header = try source.bytes(at: offset, count: headerBytes)
      if header.isEmpty { return frames }
      guard header.count == headerBytes, Array(header.prefix(4)) == mark else {
        throw CellsDamage("\(source.path): no frame starts at byte \(offset)")
      }
      func number(_ bytes: Range<Int>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64(header[$1]) }
      }
      let (partition, length) = (Int(number(4..<8)), number(8..<16))
      guard length <= longest else {
        throw CellsDamage("\(source.path): a frame of \(length) bytes at byte \(offset)")
      }
      let bytes = try source.bytes(at: offset + headerBytes, count: Int(length))
      do throws(SightingFrame.Damage) {
        frames[partition, default: []].append(try SightingFrame(partition: partition, bytes))
      } catch {
        throw CellsDamage("\(source.path): the frame at byte \(offset) is damaged: \(error)")
      }
      offset += headerBytes + Int(length)
      source.release(before: offset)
    }
  }
}
