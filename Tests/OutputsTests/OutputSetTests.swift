import Foundation
import Glibc
import Testing

@testable import Outputs

/// Files that appear together or not at all, wherever the process fails or is killed.
struct OutputSetTests {
  private static let names = ["a.rejects", "b.cube", "c.json"]

  /// A folder in which some of the files are there.
  private func inFolder(old: Set<String>, _ body: (String) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in old {
      try "old \(name)".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    try body(folder)
  }

  /// Three files of a set, written and not put in place.
  private func begin(in folder: String) throws -> [AtomicFile] {
    let set = OutputSet()
    return try Self.names.map {
      let file = try set.begin("\(folder)/\($0)", permissions: 0o644)
      try file.write(Array("new \($0)".utf8))
      try file.finish()
      return file
    }
  }

  private func record(in path: String) throws -> SetRecord {
    guard case .whole(let record) = SetRecord.read(path) else { throw CocoaError(.fileReadCorruptFile) }
    return record
  }

  /// The names in a folder, hidden ones too, with what stands in each; `nil` for a folder.
  private func contents(_ folder: String) throws -> [String: String?] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
      })
  }

  private static func state(_ word: String, _ names: some Sequence<String>) -> [String: String?] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, "\(word) \($0)") })
  }

  static let olds: [Set<String>] = [[], Set(names), [names[0]], [names[1], names[2]]]

  @Test(arguments: olds)
  func appearTogether(old: Set<String>) throws {
    try inFolder(old: old) { folder in
      try OutputSet.commit(try begin(in: folder))
      #expect(try contents(folder) == Self.state("new", Self.names))
    }
  }

  @Test(arguments: olds, 0..<3)
  func renameThatFailsIsTakenBackWithThoseBefore(old: Set<String>, failing: Int) throws {
    try inFolder(old: old) { folder in
      do {
        let files = try begin(in: folder)
        let inTheWay = "\(folder)/\(Self.names[failing])"
        try? FileManager.default.removeItem(atPath: inTheWay)
        try FileManager.default.createDirectory(atPath: "\(inTheWay)/x", withIntermediateDirectories: true)
        let error = #expect(throws: OutputError.self) { try OutputSet.commit(files) }
        #expect(
          error?.path == inTheWay && error?.description.hasSuffix("; nothing was replaced") == true,
          "\(error as Any)")
      }
      var expected = Self.state("old", old)
      expected[Self.names[failing]] = .some(nil)
      #expect(try contents(folder) == expected)
    }
  }

  /// Wherever a process is killed, the next one finds the old set or makes it of what is left.
  @Test(arguments: olds, 0...7)
  func whatAKilledProcessLeavesIsTakenBack(old: Set<String>, step: Int) throws {
    try inFolder(old: old) { folder in
      let files = try begin(in: folder)
      // Keeping three, replacing three, forgetting the first of them.
      let members = files.compactMap(\.member)
      for (number, file) in files.enumerated() where step > number { try file.keepOld(among: members) }
      for (number, file) in files.enumerated() where step > 3 + number { try file.replace() }
      if step > 6 { files[0].forgetOld() }

      try OutputSet.sweep(Self.names.map { "\(folder)/\($0)" })
      let isWhole = step >= 6
      #expect(
        try contents(folder) == (isWhole ? Self.state("new", Self.names) : Self.state("old", old)), "\(step)")
      withExtendedLifetime(files) {}
    }
  }

  /// What hinders it is in the way of the run, and what says how it was stays until it is gone.
  @Test func whatCannotBeTakenBackIsTakenBackLater() throws {
    try inFolder(old: Set(Self.names)) { folder in
      let files = try begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for file in files.dropLast() { try file.replace() }
      let kept = OutputPlace.hidden(beside: "\(folder)/b.cube", ending: "\(files[1].tag).old")
      #expect(rename(kept, "\(folder)/aside") == 0)
      try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: false)
      let paths = Self.names.map { "\(folder)/\($0)" }
      for _ in 1...2 {
        let error = #expect(throws: OutputError.self) { try OutputSet.sweep(paths) }
        #expect(error?.path == paths[1] && error?.kind == .cannotReplace(errno: EEXIST, replaced: []))
      }
      #expect(rmdir(kept) == 0 && rename("\(folder)/aside", kept) == 0)
      try OutputSet.sweep(paths)
      #expect(try contents(folder) == Self.state("old", Self.names))
      withExtendedLifetime(files) {}
    }
  }

  /// A full disk, say: no file is replaced that could not be put back.
  @Test(arguments: [Set(names), [names[0]]], 0..<3)
  func nothingIsReplacedWhereItCannotBeKept(old: Set<String>, failing: Int) throws {
    try inFolder(old: old) { folder in
      let name = Self.names[failing]
      do {
        let files = try begin(in: folder)
        let ending = "\(files[failing].tag).\(old.contains(name) ? "old" : "set")"
        let inTheWay = OutputPlace.hidden(beside: "\(folder)/\(name)", ending: ending)
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        let error = #expect(throws: OutputError.self) { try OutputSet.commit(files) }
        #expect(error?.kind == .cannotReplace(errno: EEXIST, replaced: []), "\(error as Any)")
        #expect(rmdir(inTheWay) == 0)
      }
      #expect(try contents(folder) == Self.state("old", old))
    }
  }

  /// What is swept is of this output and of nothing else; an old file that nothing is said of is not put back.
  @Test func onlyHiddenFilesOfTheOutputAreSwept() throws {
    try inFolder(old: ["c.json"]) { folder in
      let others = [
        ".c.json.tmp", ".c.json.liuyu-0123.tmp", ".c.json.liuyu-01234567.tmp.csv",
        ".c.json.liuyu-0123456g.tmp",
        ".d.json.liuyu-01234567.tmp", "c.json.liuyu-01234567.tmp", ".c.json.liuyu-01234567.bak",
        ".c.json.lock",
        ".c.json.20250630.old", ".c.json.89abcdef.tmp", ".c.json.liuyu-76543210.set",
      ]
      for name in others + [".c.json.liuyu-89abcdef.tmp", ".c.json.liuyu-01234567.old"] {
        try name.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      }
      try OutputSet.sweep(["\(folder)/c.json", "-", "/dev/null"])
      #expect(try contents(folder).keys.sorted() == (others + ["c.json"]).sorted())
      #expect(try contents(folder)["c.json"] == "old c.json")
    }
  }

  /// Wherever a set of three is killed, runs that hold one lock each, in whatever order, make the old set or the new one of it.
  @Test(
    arguments: [Set(names), [], [names[0]], [names[1], names[2]]],
    [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
    ])
  func lockAfterLockTakesASetBack(old: Set<String>, order: [Int]) throws {
    for step in 3...6 {
      try inFolder(old: old) { folder in
        let files = try begin(in: folder)
        let members = files.compactMap(\.member)
        for file in files { try file.keepOld(among: members) }
        for file in files.prefix(step - 3) { try file.replace() }
        for number in order { try OutputSet.sweep(["\(folder)/\(Self.names[number])"]) }
        // What is left says that the set is not in place, where one that was is swept after it.
        try OutputSet.sweep(Self.names.map { "\(folder)/\($0)" })
        let expected = step == 6 ? Self.state("new", Self.names) : Self.state("old", old)
        #expect(try contents(folder) == expected, "\(step)")
        withExtendedLifetime(files) {}
      }
    }
  }

  /// What somebody has put in place since is not taken back, whichever number the file has.
  @Test(arguments: [Set(names), []])
  func whatIsNewerThanTheSetStays(old: Set<String>) throws {
    try inFolder(old: old) { folder in
      let files = try begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for file in files.dropLast() { try file.replace() }
      try "newer".write(toFile: "\(folder)/a.rejects", atomically: true, encoding: .utf8)
      try OutputSet.sweep(["\(folder)/c.json"])
      try "newer".write(toFile: "\(folder)/c.json", atomically: true, encoding: .utf8)
      try OutputSet.sweep(Self.names.map { "\(folder)/\($0)" })
      var expected = Self.state("old", old)
      for name in ["a.rejects", "c.json"] { expected[name] = "newer" }
      #expect(try contents(folder) == expected)
      withExtendedLifetime(files) {}
    }
  }

  /// In a folder that is open to all anybody can put hidden files; they change nothing.
  @Test(.enabled(if: geteuid() == 0))
  func whatAnotherUserHasPutThereIsNotTrusted() throws {
    try inFolder(old: Set(Self.names)) { folder in
      #expect(chmod(folder, 0o1777) == 0)
      let files = try begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      let place = "\(folder)/.c.json.\(files[2].tag)"
      // As the other one would have it: nothing was there.
      let record = try record(in: place + ".set")
      #expect(unlink(place + ".set") == 0)
      #expect(SetRecord(old: nil, new: record.new, members: record.members).write(to: place + ".set") == nil)
      #expect(chown(place + ".set", 4001, 4001) == 0)
      for file in files { try file.replace() }
      let foreign = ["tmp", "old"].map { "\(folder)/.c.json.liuyu-deadbeef.\($0)" }
      for path in foreign {
        try "evil".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(chown(path, 4001, 4001) == 0)
      }
      try OutputSet.sweep(Self.names.map { "\(folder)/\($0)" })
      let left = try contents(folder)
      for name in Self.names { #expect(left[name] == "new \(name)") }
      // What was to be put in place and never was is swept, whoever left it.
      #expect(left[".c.json.liuyu-deadbeef.tmp"] == nil)
      #expect(left[".c.json.liuyu-deadbeef.old"] == "evil")
      withExtendedLifetime(files) {}
    }
  }

  /// A process was killed while it wrote down what was where, and so before it replaced anything.
  @Test(arguments: olds)
  func whatIsLeftBesideATornRecordIsSwept(old: Set<String>) throws {
    var length = 0
    repeat {
      try inFolder(old: old) { folder in
        let files = try begin(in: folder)
        let members = files.compactMap(\.member)
        for file in files[..<2] { try file.keepOld(among: members) }
        let record = "\(folder)/.b.cube.\(files[1].tag).set"
        let whole = try Data(contentsOf: URL(filePath: record))
        try? FileManager.default.removeItem(atPath: "\(folder)/.b.cube.\(files[1].tag).old")
        try whole.prefix(length).write(to: URL(filePath: record))
        try OutputSet.sweep(Self.names.map { "\(folder)/\($0)" })
        #expect(try contents(folder) == Self.state("old", old), "\(length) of \(whole.count)")
        length = length + 7 < whole.count ? length + 7 : 0
        withExtendedLifetime(files) {}
      }
    } while length > 0
  }

  @Test func recordIsReadAsItIsWritten() throws {
    try inFolder(old: [Self.names[0]]) { folder in
      let files = try begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for (file, name) in zip(files, Self.names) {
        let path = "\(folder)/.\(name).\(file.tag).set"
        let record = try record(in: path)
        #expect(record.members == members && record.new == file.member?.new)
        #expect((record.old == nil) == (name != Self.names[0]))
        #expect(SetRecord(record.bytes) == record)
        for count in record.bytes.indices { #expect(SetRecord(Array(record.bytes[..<count])) != record) }
      }
    }
  }

  @Test func ownerAndModeOfAReplacedFileAreKept() throws {
    try inFolder(old: ["c.json"]) { folder in
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
    try inFolder(old: ["a.rejects"]) { folder in
      let path = "\(folder)/a.rejects"
      #expect(chmod(folder, 0o1777) == 0 && chown(path, 1234, 4321) == 0)
      try OutputSet.commit([try OutputSet().begin(path, permissions: 0o600)])
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600 && status.st_uid == 0)
    }
  }
}
