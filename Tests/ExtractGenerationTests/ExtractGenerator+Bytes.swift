import ExtractGeneration

extension ExtractGenerator {
  /// The whole extract at once, for small ones.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    generate { block in block.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
