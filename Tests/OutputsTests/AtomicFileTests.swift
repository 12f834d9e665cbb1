import Foundation
import Glibc
import Testing

@testable import Outputs

struct AtomicFileTests {
  /// A fresh folder, removed after `body`.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "liuyu-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func permissions(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  /// Read without setting it, which would disturb the tests that run beside this one.
  private var umask: UInt32 {
    let status = (try? text("/proc/self/status")) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("Umask:") }
    return line.flatMap { UInt32($0.dropFirst(6).drop(while: \.isWhitespace), radix: 8) } ?? 0o022
  }

  @Test func oldFileStandsUntilTheCommit() throws {
    try inFolder { folder in
      let path = folder + "/报告.json"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      let file = try AtomicFile(path, permissions: 0o644)
      try file.write(Array("new".utf8))
      try file.finish()
      #expect(try text(path) == "old")
      #expect(try names(folder).count == 2)
      try file.commit()
      #expect(try text(path) == "new")
      #expect(try names(folder) == ["报告.json"])
    }
  }

  @Test func whatIsNotCommittedLeavesNoTrace() throws {
    try inFolder { folder in
      do {
        let file = try AtomicFile(folder + "/a", permissions: 0o644)
        try file.write([UInt8](repeating: 1, count: 1 << 20))
      }
      #expect(try names(folder) == [])
    }
  }

  @Test func manySmallWritesAreOneFile() throws {
    try inFolder { folder in
      let file = try AtomicFile(folder + "/rejects.ndjson", permissions: 0o600)
      for line in 0..<20_000 { try file.write(Array("{\"record\":\(line)}\n".utf8)) }
      try file.commit()
      let expected = (0..<20_000).map { "{\"record\":\($0)}\n" }.joined()
      #expect(try text(folder + "/rejects.ndjson") == expected)
    }
  }

  @Test(
    arguments: [
      // asked for, of the old file, of the new one (less the umask where there is no old one)
      (0o644, nil, 0o644), (0o600, nil, 0o600), (0o666, nil, 0o666), (0o600, 0o644, 0o600),
      (0o644, 0o600, 0o600),
      (0o644, 0o664, 0o644), (0o644, 0o640, 0o640),
    ] as [(UInt32, UInt32?, UInt32)])
  func permissionsNeverWiden(asked: UInt32, old: UInt32?, new: UInt32) throws {
    try inFolder { folder in
      let path = folder + "/a"
      if let old {
        try Data().write(to: URL(fileURLWithPath: path))
        chmod(path, old)
      }
      let file = try AtomicFile(path, permissions: asked)
      try file.commit()
      #expect(permissions(path) == (old == nil ? new & ~umask : new))
    }
  }

  @Test(arguments: ["target", "sub/target", "absent"])
  func linksAreKept(destination: String) throws {
    try inFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
      if destination != "absent" {
        try "old".write(toFile: "\(folder)/\(destination)", atomically: false, encoding: .utf8)
      }
      try #require(symlink(destination, folder + "/middle") == 0)
      try #require(symlink(folder + "/middle", folder + "/link") == 0)
      let file = try AtomicFile(folder + "/link", permissions: 0o644)
      try file.write(Array("new".utf8))
      try file.commit()
      #expect(try text("\(folder)/\(destination)") == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/middle")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/middle") == destination)
    }
  }

  @Test(arguments: [
    ("missing/a", ENOENT), ("", EISDIR), ("file/a", ENOTDIR), ("loop", ELOOP),
    (String(repeating: "长", count: 90), ENAMETOOLONG),
  ])
  func whatIsInTheWayIsNamed(name: String, errno: CInt) throws {
    try inFolder { folder in
      try "x".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
      symlink("loop", folder + "/loop")
      let path = folder + "/" + name
      let before = try names(folder)
      #expect(throws: OutputError(.cannotCreate(errno: errno), path: path)) {
        try AtomicFile(path, permissions: 0o644)
      }
      #expect(try names(folder) == before)
    }
  }

  @Test func emptyPathIsNoFile() {
    #expect(throws: OutputError(.cannotCreate(errno: ENOENT), path: "")) {
      try AtomicFile("", permissions: 0o644)
    }
  }

  @Test func aLongNameStillFits() throws {
    try inFolder { folder in
      let path = folder + "/" + String(repeating: "a", count: 255)
      try AtomicFile(path, permissions: 0o644).commit()
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func devicesAreWrittenToAndNotReplaced() throws {
    let null = try AtomicFile("/dev/null", permissions: 0o644)
    try null.write([1])
    try null.commit()
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)

    let full = try AtomicFile("/dev/full", permissions: 0o644)
    try full.write([1])
    #expect(throws: OutputError(.writeFailed(errno: ENOSPC), path: "/dev/full")) { try full.commit() }
  }

  @Test func aFullDiskReplacesNothing() throws {
    try inFolder { folder in
      let path = folder + "/a"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      let file = try AtomicFile(path, permissions: 0o644)
      // The hidden file's descriptor now leads to a device without room.
      let hidden = try names("/proc/self/fd").compactMap(CInt.init).first {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?
          .hasPrefix(folder) == true
      }
      let full = open("/dev/full", O_WRONLY)
      dup2(full, try #require(hidden))
      close(full)
      #expect(throws: OutputError(.writeFailed(errno: ENOSPC), path: path)) {
        try file.write([UInt8](repeating: 1, count: 1 << 20))
      }
      #expect(throws: OutputError(.writeFailed(errno: ENOSPC), path: path)) { try file.commit() }
      #expect(try text(path) == "old")
      #expect(try names(folder) == ["a"])
    }
  }

  @Test func aClosedPipeIsAnError() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    #expect(Descriptor(owning: ends[1]).write([1].span) == EPIPE)
  }

  @Test func aSlowReaderGetsEverything() throws {
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) | O_NONBLOCK)
    let reading = ends[0]
    let thread = Thread {
      var chunk = [UInt8](repeating: 0, count: 1 << 12)
      while read(reading, &chunk, chunk.count) > 0 { usleep(10) }
      close(reading)
    }
    thread.start()
    #expect(Descriptor(owning: ends[1]).write([UInt8](repeating: 7, count: 1 << 20).span) == nil)
  }

  @Test func errorsSayWhatWhereAndWhatToDo() {
    let missing = OutputError(.cannotCreate(errno: ENOENT), path: "out/a.json")
    #expect(
      "\(missing)" == "out/a.json: cannot be created: No such file or directory — create the folder first")
    let pipe = OutputError(.writeFailed(errno: EPIPE), path: "-")
    #expect("\(pipe)" == "standard output: could not be written: Broken pipe — whoever read it has gone")
  }
}
