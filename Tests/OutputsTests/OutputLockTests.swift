import Foundation
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
      #expect(throws: LockError.held(path: paths[0])) { try OutputLock(output: paths[0]) }
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

  @Test func deviceIsNotLocked() throws {
    let locks = try (0..<2).map { _ in try OutputLock(output: "/dev/null") }
    #expect(!FileManager.default.fileExists(atPath: "/dev/.null.lock"))
    withExtendedLifetime(locks) {}
  }
}
