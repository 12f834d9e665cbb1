import Foundation
import Testing

@testable import ExtractReading

/// What is lent is read as a file is. One at a time, as a process has one lender.
@Suite(.serialized) struct RemoteFilesTests {
  private static let path = "store://bucket/a.csv"

  @Test func readsLikeAFile() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) }
    let lender = Lender([Self.path: bytes])
    defer { lender.end() }
    let source = try SourceOpening.open(Self.path)
    #expect(source.plainSize == bytes.count && SourceOpening.size(of: Self.path) == bytes.count)
    #expect(FileStamp(ofFileAt: Self.path) == FileStamp(size: bytes.count, modified: 7, nanoseconds: 9))
    for (offset, count) in [(0, 10), (99_990, 100), (50_000, 1), (100_000, 5), (0, 100_000)] {
      #expect(
        try source.bytes(at: offset, count: count) == Array(bytes.dropFirst(offset).prefix(count)))
    }
    source.close()
    #expect(try source.bytes(at: 3, count: 4) == Array(bytes[3..<7]))
    try source.requireUnchanged()
  }

  @Test func decompressesWhatIsCompressed() throws {
    // `printf 'a,b\n1,2\n' | gzip -9 -n`
    let gzip: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0x31,
      0xE2, 0x02, 0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
    ]
    let lender = Lender([Self.path: gzip])
    defer { lender.end() }
    let source = try SourceOpening.open(Self.path)
    #expect(source.plainSize == nil)
    #expect(try source.bytes(at: 0, count: 100) == Array("a,b\n1,2\n".utf8))
    #expect(source.textSize == 8)
  }

  @Test func whatChangesIsSeen() throws {
    let lender = Lender([Self.path: Array("a,b\n".utf8)])
    defer { lender.end() }
    let source = try SourceOpening.open(Self.path)
    source.close()
    lender.put(Array("a,b\n1,2\n".utf8), at: Self.path)
    #expect(throws: ExtractError(.changed, path: Self.path)) { try source.requireUnchanged() }
    #expect(throws: ExtractError(.changed, path: Self.path)) { try source.bytes(at: 0, count: 1) }
  }

  @Test func whatCannotBeLentIsSaid() throws {
    let lender = Lender([:])
    #expect(throws: ExtractError(.cannotOpen(errno: ENOENT), path: Self.path)) {
      try SourceOpening.open(Self.path)
    }
    lender.put(nil, at: Self.path)
    #expect(throws: ExtractError(.cannotFetch(detail: "the store is busy", byte: 0), path: Self.path)) {
      try SourceOpening.open(Self.path)
    }
    let unnamed = "store://a\nb"
    #expect(throws: ExtractError(.cannotFetch(detail: "its name has a line end", byte: 0), path: unnamed)) {
      try SourceOpening.open(unnamed)
    }
    lender.end()
    #expect(throws: ExtractError.self) { try SourceOpening.open(Self.path) }
  }

  @Test func otherPathsAreOfThisMachine() throws {
    let lender = Lender(["a.csv": [1]])
    defer { lender.end() }
    #expect(!RemoteFiles.lend("a.csv") && !RemoteFiles.lend("/a:/b.csv"))
    #expect(throws: ExtractError(.cannotOpen(errno: ENOENT), path: "/nowhere/a.csv")) {
      try SourceOpening.open("/nowhere/a.csv")
    }
  }
}

/// The other end of the socket: lends what it has; of what is `nil` it says that the store is busy.
private final class Lender: @unchecked Sendable {
  private let lock = Monitor()
  private var files: [String: [UInt8]?]
  private let socket: CInt

  init(_ files: [String: [UInt8]]) {
    self.files = files
    var ends: [CInt] = [0, 0]
    unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends)
    socket = ends[0]
    RemoteFiles.use(socket: ends[1])
    Thread.detachNewThread { [self] in serve() }
  }

  func put(_ bytes: [UInt8]?, at path: String) { lock.withLock { files[path] = .some(bytes) } }

  func end() { shutdown(socket, CInt(SHUT_RDWR)) }

  private func serve() {
    while let question = question() {
      let words = question.split(separator: " ", maxSplits: question.hasPrefix("stat") ? 1 : 3)
      guard let found = lock.withLock({ files[String(words.last!)] }) else {
        say([-Int(ENOENT), 4], Array("none".utf8))
        continue
      }
      guard let bytes = found else {
        say([-Int(EIO), 17], Array("the store is busy".utf8))
        continue
      }
      if words[0] == "stat" {
        say([24, bytes.count, 7, 9], [])
      } else {
        let piece = Array(bytes.dropFirst(Int(words[1])!).prefix(Int(words[2])!))
        say([piece.count], piece)
      }
    }
  }

  private func question() -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe recv(socket, &byte, 1, 0) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  private func say(_ numbers: [Int], _ bytes: [UInt8]) {
    var answer = numbers.flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    answer += bytes
    var done = 0
    while done < answer.count {
      let sent = unsafe send(socket, Array(answer[done...]), answer.count - done, CInt(MSG_NOSIGNAL))
      if sent <= 0 { return }
      done += sent
    }
  }
}
