import Glibc

/// What a file is told by from outside, for others to see whether it is still the same.
public struct FileStamp: Equatable, Sendable {
  /// Bytes, as they lie on the disk.
  public let size: Int
  /// The time of its last change: seconds since 1970, and nanoseconds.
  private let modified: Int
  private let nanoseconds: Int

  /// Of what lies under a path now; `nil` where nothing does.
  public init?(ofFileAt path: String) {
    guard let identity = OpenFile.Identity(ofFileAt: path) else { return nil }
    self.init(size: identity.size, modified: identity.modified, nanoseconds: identity.modifiedNanoseconds)
  }

  package init(size: Int, modified: Int, nanoseconds: Int) {
    (self.size, self.modified, self.nanoseconds) = (size, modified, nanoseconds)
  }

  /// ISO 8601, UTC, with nine decimals of a second.
  public var modifiedText: String {
    var moment = time_t(modified)
    var parts = unsafe tm()
    unsafe gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    unsafe strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S.", &parts)
    let seconds = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(seconds)\(String(1_000_000_000 + nanoseconds).dropFirst())Z"
  }
}
