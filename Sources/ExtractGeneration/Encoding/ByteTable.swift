/// Texts in the encoding of an extract, to be copied as they are.
///
/// All entries lie in one run of memory that a `ByteArena` owns: a table is valid as long as its arena.
struct ByteTable {
  let bytes: UnsafePointer<UInt8>
  /// Where each entry begins, and at the end where the last one ends.
  let starts: UnsafePointer<UInt32>
  let count: Int

  /// The bytes of one entry.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    precondition(index >= 0 && index < count)
    let start = Int(starts[index])
    return UnsafeRawBufferPointer(start: bytes + start, count: Int(starts[index + 1]) - start)
  }
}

/// Owns the memory of tables, and encodes them.
final class ByteArena {
  let encoding: TextEncoding
  private var owned: [UnsafeMutableRawPointer] = []

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  deinit {
    for pointer in owned { pointer.deallocate() }
  }

  /// A table of the given texts, none of which holds a line feed.
  ///
  /// The texts are converted together, in one call: no character of either encoding has a byte like a line feed.
  func table(_ texts: [String]) throws(GenerationError) -> ByteTable {
    let encoded = try encoding.bytes(of: texts.joined(separator: "\n"))
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(encoded.count, 1))
    let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: texts.count + 1)
    owned += [UnsafeMutableRawPointer(bytes), UnsafeMutableRawPointer(starts)]
    var (length, index) = (0, 0)
    starts[0] = 0
    for byte in encoded {
      if byte == UInt8(ascii: "\n") {
        index += 1
        starts[index] = UInt32(length)
      } else {
        bytes[length] = byte
        length += 1
      }
    }
    starts[texts.count] = UInt32(length)
    return ByteTable(bytes: bytes, starts: starts, count: texts.count)
  }
}
