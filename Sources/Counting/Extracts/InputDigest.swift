package import ExtractReading
import Glibc
import Hashing

/// What tells one input from another: a fingerprint that costs next to nothing, and a checksum where it is asked for.
///
/// Both are of the file as it is, before anything is decompressed. What can only be read forwards is tapped while it
/// is read; a plain file is read a second time, beside the counting.
///
/// **Invariant.** What is below `lock` is touched only while it is held.
package final class InputDigest: @unchecked Sendable {
  private let wantsChecksum: Bool
  private let lock = Monitor()
  private var digest = FingerprintDigest()
  private var checksum = SHA256()
  private var wasTapped = false
  /// What is counted.
  private var source: (any ByteSource)?

  package init(wantsChecksum: Bool) { self.wantsChecksum = wantsChecksum }

  /// Takes the opened file that is going to be counted.
  func belong(to source: any ByteSource) { lock.withLock { self.source = source } }

  /// Takes the next bytes of something that is read forwards.
  func tap(_ bytes: Span<UInt8>) {
    lock.withLock {
      wasTapped = true
      digest.update(bytes)
      if wantsChecksum { checksum.update(bytes) }
    }
  }

  /// Reads a plain file, if that is what it is.
  package func read() throws(ExtractError) {
    if lock.withLock({ wasTapped }) { return }
    guard let source = lock.withLock({ source }), let size = source.plainSize else { return }
    // It opens itself again where it has been counted to its end.
    defer { source.close() }
    // Without a checksum only the windows that the fingerprint looks at are read.
    let count = wantsChecksum ? FingerprintDigest.step : FingerprintDigest.window
    for offset in stride(from: 0, to: size, by: FingerprintDigest.step) {
      let piece = try source.bytes(at: offset, count: min(count, size - offset))
      lock.withLock {
        digest.update(piece.span, at: offset)
        if wantsChecksum { checksum.update(piece.span) }
      }
    }
    try source.requireUnchanged()
    lock.withLock { digest.size = size }
  }

  /// 32 hexadecimal digits, once everything was read.
  package var fingerprint: String { lock.withLock { digest.text } }

  /// 64 hexadecimal digits, once everything was read; `nil` where it was not asked for.
  package var sha256: String? { wantsChecksum ? lock.withLock { hex(checksum.digest().span) } : nil }
}

/// Samples 4 KiB of each MiB: two files that differ anywhere nearly always differ in size or in some sample, and what
/// is the same file is found in a blink.
private struct FingerprintDigest {
  static let step = 1 << 20
  static let window = 4 << 10

  var size = 0
  private var samples = SHA256()

  /// Takes the next bytes.
  mutating func update(_ bytes: Span<UInt8>) {
    update(bytes, at: size)
    size += bytes.count
  }

  /// Takes bytes that stand at `offset`; offsets must rise.
  mutating func update(_ bytes: Span<UInt8>, at offset: Int) {
    var start = offset / Self.step * Self.step
    while start < offset + bytes.count {
      let (lower, upper) = (max(start, offset), min(start + Self.window, offset + bytes.count))
      if lower < upper { samples.update(bytes.extracting(lower - offset..<upper - offset)) }
      start += Self.step
    }
  }

  var text: String {
    var digest = samples
    unsafe withUnsafeBytes(of: UInt64(size).littleEndian) { unsafe digest.update($0.bytes) }
    return String(hex(digest.digest().span).prefix(32))
  }
}
