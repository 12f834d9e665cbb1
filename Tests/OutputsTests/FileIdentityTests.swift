import Foundation
import Glibc
import Outputs
import Testing

struct FileIdentityTests {
  /// A folder with a file, links to it and to what is not there.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "x".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
    try "x".write(toFile: folder + "/other", atomically: false, encoding: .utf8)
    try #require(link(folder + "/file", folder + "/hard") == 0)
    try #require(mkfifo(folder + "/pipe", 0o600) == 0)
    for (name, target) in [
      ("link", "file"), ("chain", "sub/../link"), ("dangling", "sub/absent"), ("here", "."), ("loop", "loop"),
    ] {
      try #require(symlink(target, folder + "/" + name) == 0)
    }
    try body(folder)
  }

  @Test(arguments: [
    ("file", "./file"), ("file", "sub/..//file"), ("file", "link"), ("file", "chain"), ("file", "hard"),
    ("link", "hard"), ("file", "here/file"), ("absent", "sub/../absent"), ("absent", "here/./absent"),
    ("sub/absent", "dangling"), ("new/absent", "new/./absent"), ("new/absent", "here/new/sub/../absent"),
  ])
  func oneFileHasOneIdentity(first: String, second: String) throws {
    try inFolder { folder in
      let identity = try #require(FileIdentity(of: "\(folder)/\(first)"))
      #expect(identity == FileIdentity(of: "\(folder)/\(second)"))
    }
  }

  @Test(arguments: [
    ("file", "other"), ("absent", "sub/absent"), ("absent", "absent2"), ("new/absent", "absent"),
    ("e\u{301}", "\u{e9}"),
  ])
  func twoFilesHaveTwo(first: String, second: String) throws {
    try inFolder { folder in
      let identity = try #require(FileIdentity(of: "\(folder)/\(first)"))
      let other = try #require(FileIdentity(of: "\(folder)/\(second)"))
      #expect(identity != other)
    }
  }

  @Test func relativePathsAreOfTheCurrentFolder() {
    let here = FileManager.default.currentDirectoryPath
    #expect(FileIdentity(of: "absent") != nil)
    #expect(FileIdentity(of: "absent") == FileIdentity(of: here + "/absent"))
  }

  @Test(arguments: ["", "/dev/null", "/dev/fd/x", "/dev/fd/-1", "/"])
  func whatIsNoFileHasNone(path: String) { #expect(FileIdentity(of: path) == nil) }

  @Test func descriptorIsTheFileThatItIsOpenedOn() throws {
    try inFolder { folder in
      let descriptor = open(folder + "/hard", O_RDONLY)
      defer { close(descriptor) }
      let identity = try #require(FileIdentity(of: folder + "/file"))
      for path in ["/dev/fd/\(descriptor)", "/proc/self/fd/\(descriptor)"] {
        #expect(FileIdentity(of: path) == identity)
      }
    }
  }

  @Test(arguments: ["pipe", "sub", "loop", "file/absent"])
  func whatIsNoFileInAFolderHasNone(name: String) throws {
    try inFolder { #expect(FileIdentity(of: "\($0)/\(name)") == nil) }
  }
}
