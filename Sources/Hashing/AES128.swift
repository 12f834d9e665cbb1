internal import CNettle

/// AES with a key of 128 bits, block by block.
///
/// - Source: FIPS 197, computed by Nettle.
package struct AES128 {
  private var context = aes128_ctx()

  /// - Parameter key: 16 bytes.
  package init(key: [UInt8]) {
    precondition(key.count == 16)
    unsafe nettle_aes128_set_encrypt_key(&context, key)
  }

  /// The cipher text of a block, whose first byte is the lowest of its first word.
  package func encrypted(_ block: SIMD2<UInt64>) -> SIMD2<UInt64> {
    var text = (block[0].littleEndian, block[1].littleEndian)
    unsafe withUnsafeMutableBytes(of: &text) { bytes in
      let start = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
      unsafe withUnsafePointer(to: context) { unsafe nettle_aes128_encrypt($0, 16, start, start) }
    }
    return SIMD2(UInt64(littleEndian: text.0), UInt64(littleEndian: text.1))
  }
}
