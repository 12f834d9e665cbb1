/// Texts in the encoding of an extract, to be copied as they are.
struct ByteTable {
  private let bytes: [UInt8]
  /// Where each entry begins in `bytes`, and at the end where the last one ends.
  private let starts: [Int]

  /// - Parameter texts: none of them holds a line feed.
  ///
  /// The texts are converted together, in one call: no character of either encoding has a byte like a line feed.
  init(_ texts: [String], _ encoding: ExtractEncoding) throws(GenerationError) {
    let encoded = try encoding.bytes(of: texts.joined(separator: "\n"))
    var bytes: [UInt8] = []
    var starts = [0]
    for byte in encoded {
      if byte == UInt8(ascii: "\n") { starts.append(bytes.count) } else { bytes.append(byte) }
    }
    self.bytes = bytes
    self.starts = starts + [bytes.count]
  }

  var count: Int { starts.count - 1 }

  /// The bytes of one entry.
  subscript(index: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(starts[index]..<starts[index + 1]) }
  }

  /// The bytes of one entry, to be put together with others.
  func bytes(of index: Int) -> [UInt8] { Array(bytes[starts[index]..<starts[index + 1]]) }
}
