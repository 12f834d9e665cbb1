import Glibc

/// What is known of the terminals that the program writes to.
enum Terminal {
  /// Colour is for terminals, and for those who have not declined it (https://no-color.org).
  static func isColoured(_ descriptor: CInt) -> Bool {
    isatty(descriptor) == 1 && (unsafe getenv("NO_COLOR").map { unsafe $0.pointee == 0 } ?? true)
  }

  /// Columns: what `COLUMNS` says, else the terminal; `nil` where it is none.
  static func width(_ descriptor: CInt) -> Int? {
    if let columns = unsafe getenv("COLUMNS").flatMap({ unsafe Int(String(cString: $0)) }), columns > 0 {
      return columns
    }
    var size = winsize()
    guard isatty(descriptor) == 1, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else {
      return nil
    }
    return Int(size.ws_col)
  }
}
