import FileNames
import Glibc

/// Files of object stores, lent by whoever started this process: it is asked on a socket what they are, and for their bytes.
///
/// Paths with a scheme (`s3://bucket/2025.csv`) are such files once `use` was called, and no others are.
///
/// | question, a line | answer: a number of 64 bits, little endian, then |
/// |---|---|
/// | `stat PATH` | 24; size, seconds and nanoseconds of the last change, 64 bits each |
/// | `read OFFSET COUNT PATH` | how many bytes follow, less than asked for only at the file's end; these bytes |
/// | any | below 0: an errno, negative; then 64 bits, the length of a text, and the text |
///
/// **Invariant.** A question and its answer are one critical section: answers come in the order of questions.
public final class RemoteFiles: Sendable {
  /// Those of the process, as its working directory is one of the process.
  private static let known = Known()

  private final class Known: @unchecked Sendable {
    let lock = Monitor()
    var files: RemoteFiles?
  }

  private let socket: CInt
  private let lock = Monitor()

  private init(socket: CInt) { self.socket = socket }

  /// Lets paths with a scheme be what the other end of a socket says.
  public static func use(socket: CInt) {
    known.lock.withLock { known.files = RemoteFiles(socket: socket) }
  }

  /// Who lends a file; `nil` for what is a path of this machine.
  static func lending(_ path: String) -> RemoteFiles? {
    path.contains("://") ? known.lock.withLock { known.files } : nil
  }

  /// Whether a path is one that is lent.
  public static func lend(_ path: String) -> Bool { lending(path) != nil }

  /// What lies under a path now.
  ///
  /// - Throws: `cannotOpen`, `cannotFetch`.
  func identity(of path: String) throws(ExtractError) -> OpenFile.Identity {
    let bytes = try lock.withLock { () throws(ExtractError) in
      let count = try ask("stat \(path)", of: path, at: nil)
      guard count == 24 else { throw unclear(path, 0) }
      return try received(count, of: path, at: 0)
    }
    let numbers = (0..<3).map { Self.number(bytes[$0 * 8..<$0 * 8 + 8]) }
    return OpenFile.Identity(size: numbers[0], modified: numbers[1], modifiedNanoseconds: numbers[2])
  }

  /// Copies bytes from `offset` on; as many as there is room for, but for the file's end.
  ///
  /// - Throws: `cannotFetch`.
  func read(
    _ path: String, at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(ExtractError) -> Int {
    try lock.withLock { () throws(ExtractError) in
      let count = try ask("read \(offset) \(room.count) \(path)", of: path, at: offset)
      guard count <= room.count else { throw unclear(path, offset) }
      try unsafe receive(UnsafeMutableRawBufferPointer(rebasing: room[..<count]), of: path, at: offset)
      return count
    }
  }

  /// Asks, and takes the first number of the answer.
  ///
  /// - Parameter offset: `nil` before anything is read.
  private func ask(_ question: String, of path: String, at offset: Int?) throws(ExtractError) -> Int {
    guard !question.utf8.contains(UInt8(ascii: "\n")) else {
      throw ExtractError(.cannotFetch(detail: "its name has a line end", byte: offset ?? 0), path: path)
    }
    try send(Array((question + "\n").bytesOnDisk), of: path, at: offset ?? 0)
    let count = Self.number(try received(8, of: path, at: offset ?? 0)[...])
    guard count < 0 else { return count }
    let length = Self.number(try received(8, of: path, at: offset ?? 0)[...])
    guard (0...1 << 16).contains(length) else { throw unclear(path, offset ?? 0) }
    let text = String(decoding: try received(length, of: path, at: offset ?? 0), as: UTF8.self)
    let code = CInt(clamping: -count)
    if offset == nil, [ENOENT, EACCES, EISDIR].contains(code) {
      throw ExtractError(.cannotOpen(errno: code), path: path)
    }
    throw ExtractError(.cannotFetch(detail: text, byte: offset ?? 0), path: path)
  }

  private func send(_ bytes: [UInt8], of path: String, at offset: Int) throws(ExtractError) {
    var done = 0
    while done < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress! + done, bytes.count - done, CInt(MSG_NOSIGNAL))
      }
      if sent < 0, errno != EINTR { throw ExtractError(.cannotRead(errno: errno, byte: offset), path: path) }
      done += max(sent, 0)
    }
  }

  private func received(_ count: Int, of path: String, at offset: Int) throws(ExtractError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var failure: ExtractError?
    unsafe bytes.withUnsafeMutableBytes { room in
      do throws(ExtractError) { try unsafe receive(room, of: path, at: offset) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills the room.
  private func receive(
    _ room: UnsafeMutableRawBufferPointer, of path: String, at offset: Int
  ) throws(ExtractError) {
    var done = 0
    while done < room.count {
      let got = unsafe recv(socket, room.baseAddress! + done, room.count - done, 0)
      if got == 0 {
        throw ExtractError(.cannotFetch(detail: "whoever lends it is gone", byte: offset), path: path)
      }
      if got < 0, errno != EINTR { throw ExtractError(.cannotRead(errno: errno, byte: offset), path: path) }
      done += max(got, 0)
    }
  }

  private func unclear(_ path: String, _ offset: Int) -> ExtractError {
    ExtractError(.cannotFetch(detail: "whoever lends it gave no clear answer", byte: offset), path: path)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
