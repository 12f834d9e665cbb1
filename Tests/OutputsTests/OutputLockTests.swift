import Foundation
import Glibc
import Testing

@testable import Outputs

struct OutputLockTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func lockThatIsHeldStaysHeldAfterItWasRefused() throws {
    try withFolder { folder in
      let held = try OutputLock(output: "\(folder)/report.json")
      for _ in 0..<3 {
        #expect(throws: LockError.self) { try OutputLock(output: "\(folder)/report.json") }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [".report.json.lock"])
      withExtendedLifetime(held) {}
    }
  }

  @Test func releasedLockLeavesNothing() throws {
    try withFolder { folder in
      do { withExtendedLifetime(try OutputLock(output: "\(folder)/report.json")) {} }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      withExtendedLifetime(try OutputLock(output: "\(folder)/report.json")) {}
    }
  }

  /// Names as long as a file system takes them, alike but for the end: each has a lock and a temporary file of its own.
  @Test(arguments: [("a", 249), ("a", 250), ("a", 255), ("报", 83), ("报", 85)])
  func longNamesDoNotStandInEachOthersWay(character: String, count: Int) throws {
    try withFolder { folder in
      let start = String(repeating: character, count: count - 1)
      let paths = ["x", "y"].map { "\(folder)/\(start)\($0)" }
      let locks = try paths.map { try OutputLock(output: $0) }
      #expect(throws: LockError.held(path: paths[0], by: LockHolder.text(of: paths[0]))) {
        try OutputLock(output: paths[0])
      }
      let files = try paths.map { try AtomicFile($0, permissions: 0o644) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
      for file in files { try file.commit() }
      withExtendedLifetime(locks) {}
    }
  }

  @Test func linkAndItsTargetAreOneOutput() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/latest.json", withDestinationPath: "report.json")
      let held = try OutputLock(output: "\(folder)/latest.json")
      #expect(throws: LockError.self) { try OutputLock(output: "\(folder)/report.json") }
      withExtendedLifetime(held) {}
    }
  }

  @Test func refusalSaysWhoHoldsItSinceWhen() throws {
    try withFolder { folder in
      let held = try OutputLock(output: "\(folder)/report.json")
      let error = #expect(throws: LockError.self) { try OutputLock(output: "\(folder)/report.json") }
      let pattern =
        #"another run is writing this output \(process \d+ of \S+ on \S+ since \d{4}-\d\d-\d\dT[\d:]{8}Z\);"#
      #expect("\(error as Any)".firstMatch(of: try Regex(pattern)) != nil, "\(error as Any)")
      #expect(error?.description.contains("process \(getpid()) of ") == true)
      withExtendedLifetime(held) {}
    }
  }

  /// A run that was killed leaves its file, and the next one may be another user's.
  @Test func lockFileThatIsLeftBehindCanBeLockedByAnybody() throws {
    try withFolder { folder in
      let path = "\(folder)/.report.json.lock"
      do {
        let held = try OutputLock(output: "\(folder)/report.json")
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o644)
        withExtendedLifetime(held) {}
      }
      try "process 1 of nobody".write(toFile: path, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
      withExtendedLifetime(try OutputLock(output: "\(folder)/report.json")) {}
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  /// Whatever stands in the place of the lock file stays as it is, and is named.
  @Test(arguments: [
    "echo data > F", "echo data > x; ln x F", "touch x; ln x F", "mkdir F", "echo data > x; ln -s x F",
    "ln -s nowhere F",
    "mkfifo F", "echo process 1 of chen on edu-7 > x; ln x F",
  ])
  func whatIsNoLockFileIsNotTouched(make: String) throws {
    try withFolder { folder in
      func shell(_ script: String) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "cd \(folder) && " + script]
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        return String(decoding: output ?? Data(), as: UTF8.self)
      }
      let list = "ls -lAi --full-time; [ ! -f x ] || cat x"
      _ = try shell("umask 077; " + make.replacing("F", with: ".r.json.lock"))
      let before = try shell(list)
      let error = OutputError(.notALock("\(folder)/.r.json.lock"), path: "\(folder)/r.json")
      #expect(throws: LockError.cannotLock(error)) { try OutputLock(output: "\(folder)/r.json") }
      #expect(try shell(list) == before)
    }
  }

  @Test func deviceIsNotLocked() throws {
    let locks = try (0..<2).map { _ in try OutputLock(output: "/dev/null") }
    #expect(!FileManager.default.fileExists(atPath: "/dev/.null.lock"))
    withExtendedLifetime(locks) {}
  }
}

extension LockHolder {
  /// What the lock file of an output says.
  fileprivate static func text(of output: String) -> String? {
    let path = OutputPlace.hidden(beside: output, ending: "lock")
    return try? String(contentsOfFile: path, encoding: .utf8)
  }
}
