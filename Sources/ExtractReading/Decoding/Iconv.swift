import Buffers
import Glibc

/// iconv, which alone knows what an encoding's name means.
enum Iconv {
  /// A converter to UTF-8, to be closed by whoever opens it; `nil` where the encoding is unknown.
  static func open(_ encoding: String) -> iconv_t? {
    let converter = unsafe iconv_open("UTF-8", encoding)
    // iconv reports failure by the pointer -1.
    guard Int(bitPattern: converter) == -1 else { return unsafe converter }
    if errno == ENOMEM { OutOfMemory.end() }
    return nil
  }

  static func knows(_ encoding: String) -> Bool {
    guard let converter = unsafe open(encoding) else { return false }
    unsafe iconv_close(converter)
    return true
  }
}
