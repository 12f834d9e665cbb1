internal import Glibc

/// Who holds a lock, as the lock file says it: `process 123 of chen on edu-7 since 2025-07-01T02:00:00Z`.
struct LockHolder {
  let text: String

  static var current: LockHolder {
    var now = time(nil)
    var utc = unsafe tm()
    unsafe gmtime_r(&now, &utc)
    func two(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, day) = unsafe (utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday)
    let clock = unsafe [utc.tm_hour, utc.tm_min, utc.tm_sec].map(two).joined(separator: ":")
    let date = "\(year)-\(two(month))-\(two(day))"
    return LockHolder(text: "process \(getpid()) of \(user) on \(host) since \(date)T\(clock)Z")
  }

  /// What the file of a lock says; `nil` where it says nothing.
  static func text(of descriptor: CInt) -> String? {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress!, $0.count, 0) }
    guard count > 0 else { return nil }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    return text.hasPrefix("process ") ? text : nil
  }

  /// Whether a file is the file of a lock, or an empty one, under one name: nothing is lost that somebody may want.
  static func mayWrite(in descriptor: CInt) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink <= 1
    else { return false }
    return status.st_size == 0 || status.st_size <= 1024 && text(of: descriptor) != nil
  }

  private static var user: String {
    guard let entry = unsafe getpwuid(geteuid()) else { return "user \(geteuid())" }
    return unsafe String(cString: entry.pointee.pw_name)
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
