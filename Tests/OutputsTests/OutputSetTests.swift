import Foundation
import Glibc
import Testing

@testable import Outputs

/// Files that appear together or not at all, whatever fails.
struct OutputSetTests {
  @Test(arguments: SetOfThree.olds)
  func appearTogether(old: Set<String>) throws {
    try SetOfThree.inFolder(old: old) { folder in
      try OutputSet.commit(try SetOfThree.begin(in: folder))
      #expect(try SetOfThree.contents(folder) == SetOfThree.state("new", SetOfThree.names))
    }
  }

  @Test(arguments: SetOfThree.olds, 0..<3)
  func renameThatFailsIsTakenBackWithThoseBefore(old: Set<String>, failing: Int) throws {
    try SetOfThree.inFolder(old: old) { folder in
      do {
        let files = try SetOfThree.begin(in: folder)
        let inTheWay = "\(folder)/\(SetOfThree.names[failing])"
        try? FileManager.default.removeItem(atPath: inTheWay)
        try FileManager.default.createDirectory(atPath: "\(inTheWay)/x", withIntermediateDirectories: true)
        let error = #expect(throws: OutputError.self) { try OutputSet.commit(files) }
        #expect(
          error?.path == inTheWay && error?.description.hasSuffix("; nothing was replaced") == true,
          "\(error as Any)")
      }
      var expected = SetOfThree.state("old", old)
      expected[SetOfThree.names[failing]] = .some(nil)
      #expect(try SetOfThree.contents(folder) == expected)
    }
  }

  /// A full disk, say: no file is replaced that could not be put back.
  @Test(arguments: [Set(SetOfThree.names), [SetOfThree.names[0]]], 0..<3)
  func nothingIsReplacedWhereItCannotBeKept(old: Set<String>, failing: Int) throws {
    try SetOfThree.inFolder(old: old) { folder in
      let name = SetOfThree.names[failing]
      do {
        let files = try SetOfThree.begin(in: folder)
        let ending = "\(files[failing].tag).\(old.contains(name) ? "old" : "set")"
        let inTheWay = OutputPlace.hidden(beside: "\(folder)/\(name)", ending: ending)
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        let error = #expect(throws: OutputError.self) { try OutputSet.commit(files) }
        #expect(error?.kind == .cannotReplace(errno: EEXIST, replaced: []), "\(error as Any)")
        #expect(rmdir(inTheWay) == 0)
      }
      #expect(try SetOfThree.contents(folder) == SetOfThree.state("old", old))
    }
  }

  @Test func ownerAndModeOfAReplacedFileAreKept() throws {
    try SetOfThree.inFolder(old: ["c.json"]) { folder in
      let path = "\(folder)/c.json"
      #expect(chmod(path, 0o640) == 0)
      if geteuid() == 0 { #expect(chown(path, 1234, 4321) == 0) }
      try OutputSet.commit([try OutputSet().begin(path, permissions: 0o666)])
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
      if geteuid() == 0 { #expect(status.st_uid == 1234 && status.st_gid == 4321) }
    }
  }

  /// Anybody could have put it there, to be given what is for its owner's eyes only.
  @Test(.enabled(if: geteuid() == 0))
  func ownerOfAPrivateFileIsNotKeptInASharedFolder() throws {
    try SetOfThree.inFolder(old: ["a.rejects"]) { folder in
      let path = "\(folder)/a.rejects"
      #expect(chmod(folder, 0o1777) == 0 && chown(path, 1234, 4321) == 0)
      try OutputSet.commit([try OutputSet().begin(path, permissions: 0o600)])
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600 && status.st_uid == 0)
    }
  }
}
