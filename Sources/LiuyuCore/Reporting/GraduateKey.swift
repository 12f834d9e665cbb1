/// Names graduates by a keyed hash, so that a list of duplicates can be grouped and nobody be found by trying IDs.
///
/// The key is drawn anew for each run unless one is given, and is written nowhere.
public struct GraduateKey: Sendable {
  private let key: [UInt8]

  /// - Parameter secret: the same secret gives the same names in every run.
  public init(secret: String? = nil) {
    if let secret {
      key = Self.digest(Array(secret.utf8))
    } else {
      var random = SystemRandomNumberGenerator()
      key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }

  /// 24 hexadecimal digits of an HMAC.
  /// - Source: RFC 2104, with SHA-256.
  func token(of graduate: Fingerprint) -> String {
    let block = key + [UInt8](repeating: 0, count: 64 - key.count)
    let message =
      (0..<8).map { UInt8(truncatingIfNeeded: graduate.low >> (8 * UInt64($0))) }
      + (0..<3).map { UInt8(truncatingIfNeeded: graduate.high >> (8 * UInt32($0))) }
    let inner = Self.digest(block.map { $0 ^ 0x36 } + message)
    return String(SHA256.hex(of: block.map { $0 ^ 0x5C } + inner).prefix(24))
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    let hex = Array(SHA256.hex(of: bytes).utf8)
    func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
    return stride(from: 0, to: hex.count, by: 2).map { value(hex[$0]) << 4 | value(hex[$0 + 1]) }
  }
}
