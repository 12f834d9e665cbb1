import Crypto

/// Names graduates by a keyed hash, so that a list of duplicates can be grouped and nobody be found by trying IDs.
///
/// The key is drawn anew for each run unless one is given, and is written nowhere.
public struct GraduateKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter secret: the same secret gives the same names in every run.
  public init(secret: String? = nil) {
    key =
      secret.map { SymmetricKey(data: Array(SHA256.hash(data: Array($0.utf8)))) }
      ?? SymmetricKey(size: .bits256)
  }

  /// 24 hexadecimal digits of an HMAC.
  /// - Source: RFC 2104, with SHA-256.
  func token(of graduate: Fingerprint) -> String {
    let message =
      (0..<8).map { UInt8(truncatingIfNeeded: graduate.low >> (8 * UInt64($0))) }
      + (0..<3).map { UInt8(truncatingIfNeeded: graduate.high >> (8 * UInt32($0))) }
    return hex(HMAC<SHA256>.authenticationCode(for: message, using: key).prefix(12))
  }
}
