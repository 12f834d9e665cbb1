import Crypto

/// Names graduates by a keyed hash, so that what is said of them can be joined and nobody be found by trying IDs.
///
/// The key is drawn anew for each run unless one is given, and is written nowhere.
public struct GraduateKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter secret: the same secret gives the same names in every run.
  public init(secret: String? = nil) {
    self = secret.map { GraduateKey(secret: Array($0.utf8)) } ?? GraduateKey(SymmetricKey(size: .bits256))
  }

  /// - Parameter secret: the same secret gives the same names in every run.
  public init(secret: [UInt8]) { self.init(SymmetricKey(data: Array(SHA256.hash(data: secret)))) }

  private init(_ key: SymmetricKey) { self.key = key }

  /// What one thread names graduates by.
  func hasher() -> GraduateHasher { GraduateHasher(key) }

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
struct GraduateHasher {
  /// Digits of a name.
  static let digits = 24

  private var inner = SHA256()
  private var outer = SHA256()

  fileprivate init(_ key: SymmetricKey) {
    // The key is shorter than a block, which zeros fill up.
    var block = [UInt8](repeating: 0, count: SHA256.blockByteCount)
    key.withUnsafeBytes { block.replaceSubrange(0..<$0.count, with: $0) }
    inner.update(data: block.map { $0 ^ 0x36 })
    outer.update(data: block.map { $0 ^ 0x5C })
  }

  func append(_ graduate: Fingerprint, to text: inout ByteText) {
    let message = (graduate.low.littleEndian, graduate.high.littleEndian)
    var state = inner
    withUnsafeBytes(of: message) { state.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<11])) }
    let inside = state.finalize()
    state = outer
    inside.withUnsafeBytes { state.update(bufferPointer: $0) }
    state.finalize().withUnsafeBytes { bytes in
      for place in 0..<Self.digits / 2 {
        text.append(hexDigit(bytes[place] >> 4))
        text.append(hexDigit(bytes[place] & 0xF))
      }
    }
  }
}
