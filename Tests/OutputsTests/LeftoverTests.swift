import Foundation
import Glibc
import Testing

@testable import Outputs

/// What a process that was killed leaves beside its outputs: the next one finds the old set or the new one in it.
struct LeftoverTests {
  /// Wherever a process is killed, the next one finds the old set or makes it of what is left.
  @Test(arguments: SetOfThree.olds, 0...7)
  func whatAKilledProcessLeavesIsTakenBack(old: Set<String>, step: Int) throws {
    try SetOfThree.inFolder(old: old) { folder in
      let files = try SetOfThree.begin(in: folder)
      // Keeping three, replacing three, forgetting the first of them.
      let members = files.compactMap(\.member)
      for (number, file) in files.enumerated() where step > number { try file.keepOld(among: members) }
      for (number, file) in files.enumerated() where step > 3 + number { try file.replace() }
      if step > 6 { files[0].forgetOld() }

      try OutputSet.sweep(SetOfThree.names.map { "\(folder)/\($0)" })
      let isWhole = step >= 6
      #expect(
        try SetOfThree.contents(folder)
          == (isWhole ? SetOfThree.state("new", SetOfThree.names) : SetOfThree.state("old", old)), "\(step)")
      withExtendedLifetime(files) {}
    }
  }

  /// What hinders it is in the way of the run, and what says how it was stays until it is gone.
  @Test func whatCannotBeTakenBackIsTakenBackLater() throws {
    try SetOfThree.inFolder(old: Set(SetOfThree.names)) { folder in
      let files = try SetOfThree.begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for file in files.dropLast() { try file.replace() }
      let kept = OutputPlace.hidden(beside: "\(folder)/b.cube", ending: "\(files[1].tag).old")
      #expect(rename(kept, "\(folder)/aside") == 0)
      try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: false)
      let paths = SetOfThree.names.map { "\(folder)/\($0)" }
      for _ in 1...2 {
        let error = #expect(throws: OutputError.self) { try OutputSet.sweep(paths) }
        #expect(error?.path == paths[1] && error?.kind == .cannotReplace(errno: EEXIST, replaced: []))
      }
      #expect(rmdir(kept) == 0 && rename("\(folder)/aside", kept) == 0)
      try OutputSet.sweep(paths)
      #expect(try SetOfThree.contents(folder) == SetOfThree.state("old", SetOfThree.names))
      withExtendedLifetime(files) {}
    }
  }

  /// What is swept is of this output and of nothing else; an old file that nothing is said of is not put back.
  @Test func onlyHiddenFilesOfTheOutputAreSwept() throws {
    try SetOfThree.inFolder(old: ["c.json"]) { folder in
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
      #expect(try SetOfThree.contents(folder).keys.sorted() == (others + ["c.json"]).sorted())
      #expect(try SetOfThree.contents(folder)["c.json"] == "old c.json")
    }
  }

  /// Wherever a set of three is killed, runs that hold one lock each, in whatever order, make the old set or the new one of it.
  @Test(
    arguments: [
      Set(SetOfThree.names), [], [SetOfThree.names[0]], [SetOfThree.names[1], SetOfThree.names[2]],
    ],
    [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
    ])
  func lockAfterLockTakesASetBack(old: Set<String>, order: [Int]) throws {
    for step in 3...6 {
      try SetOfThree.inFolder(old: old) { folder in
        let files = try SetOfThree.begin(in: folder)
        let members = files.compactMap(\.member)
        for file in files { try file.keepOld(among: members) }
        for file in files.prefix(step - 3) { try file.replace() }
        for number in order { try OutputSet.sweep(["\(folder)/\(SetOfThree.names[number])"]) }
        // What is left says that the set is not in place, where one that was is swept after it.
        try OutputSet.sweep(SetOfThree.names.map { "\(folder)/\($0)" })
        let expected = step == 6 ? SetOfThree.state("new", SetOfThree.names) : SetOfThree.state("old", old)
        #expect(try SetOfThree.contents(folder) == expected, "\(step)")
        withExtendedLifetime(files) {}
      }
    }
  }

  /// What somebody has put in place since is not taken back, whichever number the file has.
  @Test(arguments: [Set(SetOfThree.names), []])
  func whatIsNewerThanTheSetStays(old: Set<String>) throws {
    try SetOfThree.inFolder(old: old) { folder in
      let files = try SetOfThree.begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for file in files.dropLast() { try file.replace() }
      try "newer".write(toFile: "\(folder)/a.rejects", atomically: true, encoding: .utf8)
      try OutputSet.sweep(["\(folder)/c.json"])
      try "newer".write(toFile: "\(folder)/c.json", atomically: true, encoding: .utf8)
      try OutputSet.sweep(SetOfThree.names.map { "\(folder)/\($0)" })
      var expected = SetOfThree.state("old", old)
      for name in ["a.rejects", "c.json"] { expected[name] = "newer" }
      #expect(try SetOfThree.contents(folder) == expected)
      withExtendedLifetime(files) {}
    }
  }

  /// In a folder that is open to all anybody can put hidden files; they change nothing.
  @Test(.enabled(if: geteuid() == 0))
  func whatAnotherUserHasPutThereIsNotTrusted() throws {
    try SetOfThree.inFolder(old: Set(SetOfThree.names)) { folder in
      #expect(chmod(folder, 0o1777) == 0)
      let files = try SetOfThree.begin(in: folder)
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
      try OutputSet.sweep(SetOfThree.names.map { "\(folder)/\($0)" })
      let left = try SetOfThree.contents(folder)
      for name in SetOfThree.names { #expect(left[name] == "new \(name)") }
      // What was to be put in place and never was is swept, whoever left it.
      #expect(left[".c.json.liuyu-deadbeef.tmp"] == nil)
      #expect(left[".c.json.liuyu-deadbeef.old"] == "evil")
      withExtendedLifetime(files) {}
    }
  }

  /// A process was killed while it wrote down what was where, and so before it replaced anything.
  @Test(arguments: SetOfThree.olds)
  func whatIsLeftBesideATornRecordIsSwept(old: Set<String>) throws {
    var length = 0
    repeat {
      try SetOfThree.inFolder(old: old) { folder in
        let files = try SetOfThree.begin(in: folder)
        let members = files.compactMap(\.member)
        for file in files[..<2] { try file.keepOld(among: members) }
        let record = "\(folder)/.b.cube.\(files[1].tag).set"
        let whole = try Data(contentsOf: URL(filePath: record))
        try? FileManager.default.removeItem(atPath: "\(folder)/.b.cube.\(files[1].tag).old")
        try whole.prefix(length).write(to: URL(filePath: record))
        try OutputSet.sweep(SetOfThree.names.map { "\(folder)/\($0)" })
        #expect(
          try SetOfThree.contents(folder) == SetOfThree.state("old", old), "\(length) of \(whole.count)")
        length = length + 7 < whole.count ? length + 7 : 0
        withExtendedLifetime(files) {}
      }
    } while length > 0
  }

  @Test func recordIsReadAsItIsWritten() throws {
    try SetOfThree.inFolder(old: [SetOfThree.names[0]]) { folder in
      let files = try SetOfThree.begin(in: folder)
      let members = files.compactMap(\.member)
      for file in files { try file.keepOld(among: members) }
      for (file, name) in zip(files, SetOfThree.names) {
        let path = "\(folder)/.\(name).\(file.tag).set"
        let record = try record(in: path)
        #expect(record.members == members && record.new == file.member?.new)
        #expect((record.old == nil) == (name != SetOfThree.names[0]))
        #expect(SetRecord(record.bytes) == record)
        for count in record.bytes.indices { #expect(SetRecord(Array(record.bytes[..<count])) != record) }
      }
    }
  }

  private func record(in path: String) throws -> SetRecord {
    guard case .whole(let record) = SetRecord.read(path) else { throw CocoaError(.fileReadCorruptFile) }
    return record
  }
}
