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
