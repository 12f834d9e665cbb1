internal import CNettle

/// SHA-256 over bytes that come piece by piece; a copy goes on from where the original stands.
///
/// ```swift
/// hex(SHA256.digest(of: Array("abc".utf8)).span)  // ba7816bf…
/// ```
/// - Source: FIPS 180-4, computed by Nettle.
package struct SHA256 {
  package typealias Digest = InlineArray<32, UInt8>

  /// Bytes that are hashed in one step.
  package static let blockBytes = 64

  private var state = sha256_ctx()

  package init() { unsafe nettle_sha256_init(&state) }

  package mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
    }
  }

  package mutating func update(_ bytes: Span<UInt8>) { update(unsafe bytes.bytes) }

  /// The digest of all that was taken so far.
  package func digest() -> Digest {
    var state = state
    var digest = Digest(repeating: 0)
    var room = digest.mutableSpan
    unsafe room.withUnsafeMutableBufferPointer {
      unsafe nettle_sha256_digest(&state, $0.count, $0.baseAddress)
    }
    return digest
  }

  /// The digest of one piece.
  package static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes.span)
    return hash.digest()
  }
}
