/// How many times its size a compressed extract may hold: a few kilobytes can say "a" ten thousand million times.
public struct ExpansionLimit: Sendable {
  /// Bytes of text for each compressed byte.
  public let ratio: Int

  /// Extracts hold 5 to 20 times their size, where every record is the same 100 times.
  public static let usual = ExpansionLimit(ratio: 200)
  /// So much text is no harm, whatever it is made of.
  private static let harmless = 100 << 20

  public init(ratio: Int) { self.ratio = ratio }

  /// - Parameters:
  ///   - written: bytes of text so far.
  ///   - consumed: bytes of the file that they come from.
  /// - Throws: `expands`.
  func require(_ written: Int, from consumed: Int, path: String) throws(ExtractError) {
    guard written > Self.harmless, written / max(consumed, 1) >= ratio else { return }
    throw ExtractError(.expands(ratio: ratio, byte: written), path: path)
  }
}
