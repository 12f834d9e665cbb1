import ExtractReading
import FoundationEssentials
package import Pipelines

/// One line of `liuyu split`, as far as whoever reads the range needs it.
package struct SplitLine: Decodable, Sendable {
  /// The range's number among all.
  package var range: Int
  package var input: Int
  /// Legible.
  package var path: String
  /// The path as the system has it, two hexadecimal digits a byte, where it is no UTF-8.
  package var pathBytes: String?
  package var encoding: String
  package var source: Int
  package var first: Int
  package var length: Int?

  private enum CodingKeys: String, CodingKey {
    case range, input, path, encoding, source, first, length
    case pathBytes = "path_bytes"
  }

  /// The lines of a file or of standard input.
  ///
  /// - Throws: `ExtractError`; `CellsDamage` for what is no such line.
  package static func read(path: String) throws -> [SplitLine] {
    let source = try SourceOpening.open(path)
    var bytes: [UInt8] = []
    while true {
      let piece = try source.bytes(at: bytes.count, count: 1 << 20)
      if piece.isEmpty { break }
      bytes += piece
    }
    return try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
      do { return try JSONDecoder().decode(SplitLine.self, from: Data(line)) } catch {
        throw CellsDamage("\(path == "-" ? "standard input" : path):\(number + 1)", error)
      }
    }
  }

  package var file: SourceFile { SourceFile(legible: path, bytes: pathBytes, source: source) }

  /// - Throws: `CellsDamage` for an encoding that nobody knows, or a range that starts before the file.
  package func request(partitions: Int) throws(CellsDamage) -> RangeRequest {
    guard let encoding = DeclaredEncoding(encoding), first >= 0, (0...Int.max - first).contains(length ?? 0),
      (0...Int(UInt32.max)).contains(range), (0...Int(UInt32.max)).contains(input)
    else {
      throw CellsDamage("\(path): there is no range from byte \(first), or no encoding \(encoding)")
    }
    var request = RangeRequest(first: first, length: length)
    request.encoding = encoding
    (request.partitions, request.ordinal, request.input) = (partitions, range, input)
    return request
  }
}
