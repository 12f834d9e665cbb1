package import Buffers
package import Counting
import Hashing

/// Names graduates by a keyed hash, so that what is said of them can be joined and nobody be found by trying IDs.
///
/// The key is drawn anew for each run unless one is given, and is written nowhere.
package struct GraduateKey: Sendable {
  /// No longer than a block of the hash.
  private let key: [UInt8]

  /// A key that nobody knows, drawn by the system.
  package init() {
    key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
  }

  /// - Parameter secret: the same secret gives the same names in every run.
  package init(secret: [UInt8]) {
    let digest = SHA256.digest(of: secret)
    key = unsafe digest.span.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// What one thread names graduates by.
  package func hasher() -> GraduateHasher { GraduateHasher(key) }

  /// What graduates are told apart by where their sightings travel.
  package func fingerprints() -> GraduateFingerprints { GraduateFingerprints(key) }

  /// 24 hexadecimal digits: the first half of `HMAC-SHA256` over the fingerprint's 11 bytes, lowest first.
  func token(of graduate: Fingerprint) -> String {
    var text = ByteText()
    hasher().append(graduate, to: &text)
    return String(decoding: text.array, as: UTF8.self)
  }
}

/// Writes the names that a `GraduateKey` gives, one for each graduate of millions.
///
/// The key is hashed in once: a name then costs two blocks of SHA-256 where it would be four and some arrays. For one
/// thread each, which else would count references to the same two states.
/// - Source: RFC 2104.
package struct GraduateHasher {
  private var inner = SHA256()
  private var outer = SHA256()

  /// - Parameter key: no longer than a block, which zeros fill up.
  fileprivate init(_ key: [UInt8]) {
    let block = key + [UInt8](repeating: 0, count: SHA256.blockBytes - key.count)
    // Named, since the compiler miscompiles the span of an array without a name in debug builds.
    let (innerPad, outerPad) = (block.map { $0 ^ 0x36 }, block.map { $0 ^ 0x5C })
    inner.update(innerPad.span)
    outer.update(outerPad.span)
  }

  package func append(_ graduate: Fingerprint, to text: inout ByteText) {
    let name = digest(of: graduate)
    var digits = InlineArray<3, UInt64>(repeating: 0)
    for part in digits.indices { digits[part] = hexDigits(Self.word(name, part)) }
    unsafe digits.span.withUnsafeBytes {
      unsafe text.append(Span(_unsafeElements: $0.bindMemory(to: UInt8.self)))
    }
  }

  /// Four bytes of a digest, the first the lowest.
  @inline(__always)
  private static func word(_ digest: SHA256.Digest, _ index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(digest[index * 4 + $1]) << UInt32($1 * 8) }
  }

  private func digest(of graduate: Fingerprint) -> SHA256.Digest {
    let message = (graduate.low.littleEndian, graduate.high.littleEndian)
    var state = inner
    unsafe withUnsafeBytes(of: message) { unsafe state.update($0.bytes.extracting(first: 11)) }
    let inside = state.digest()
    state = outer
    state.update(inside.span)
    return state.digest()
  }
}
