import NameDrawing
import ReferenceData
import Testing

@testable import Regions

/// Names of one skeleton are located alike: the reader as it is, name by name, is the oracle.
struct NameSkeletonTests {
  @Test(
    arguments: [
      ("重庆骏琅睿咨询有限公司", "重庆乂乂乂乂乂有限公司"), ("骏琅睿", "乂乂乂"), ("（重庆）骏", "（重庆）乂"), ("A骏7(成都)", "A乂7(成都)"),
      ("", nil), ("重庆 骏", nil), ("重庆·骏", nil), ("𠙶骏", nil), ("㮾骏", nil), ("重", "乂"),
      (String(repeating: "骏", count: 31), nil),
      (String(repeating: "骏", count: 30), String(repeating: "乂", count: 30)),
      (String(repeating: "7", count: 31), nil),
      (String(repeating: "骏7", count: 15), String(repeating: "乂7", count: 15)),
    ] as [(String, String?)])
  func nameHasASkeleton(name: String, skeleton: String?) {
    #expect(NameSkeleton.of(name) == skeleton)
  }

  /// Bytes that are no text, or a character that is cut off.
  @Test(arguments: [
    [0xE4], [0xE4, 0xB8], [0xE9, 0x93, 0xAD, 0xE9], [0xE4, 0x41, 0x42], [0xE4, 0xB8, 0x41], [0xEF, 0xBC],
    [0x80], [0xE0, 0x81, 0x81], [0xE9, 0x93, 0xAD, 0xE0, 0x80, 0xA8, 0xE9, 0x93, 0xAD], [0xC1, 0x81],
  ])
  func whatIsNoTextHasNone(bytes: [UInt8]) {
    for level in NameScanLevel.available {
      var name = NameUnits()
      let isRead = name.read(utf8: bytes, level)
      #expect(!isRead)
    }
  }

  /// Whatever the processor, and whatever was read before.
  @Test func everyLevelMakesTheSameSkeleton() {
    let words = NameWords(Names.builtIn.value)
    var rooms = NameScanLevel.available.map {
      (level: $0, skeletons: NameSkeleton(words, level: $0), name: NameUnits())
    }
    for (number, branch) in ComposedNames.branches.enumerated() where number % 4 == 0 {
      let name = branch.head + branch.brand + branch.joint
      let expected = NameSkeleton.of(name)
      for index in rooms.indices {
        let isRead = rooms[index].name.read(utf8: Array(name.utf8), rooms[index].level)
        #expect(isRead == (expected != nil))
        guard isRead else { continue }
        _ = rooms[index].skeletons.reduce(&rooms[index].name)
        #expect(rooms[index].name.text == expected, "\(name), \(rooms[index].level)")
      }
    }
  }

  @Test func holeIsInNoWord() {
    let words = NameSkeleton.words.all
    #expect(words.count > 40_000)
    #expect(words.allSatisfy { !$0.contains("乂") })
  }

  /// A skeleton is its own, and so is every word.
  @Test func wordsStay() {
    for word in NameSkeleton.words.all where NameSkeleton.of(word) != nil {
      #expect(NameSkeleton.of(word) == word)
    }
  }

  @Test func skeletonsAreLocatedAsTheirNames() {
    let gazetteer = Gazetteer.builtIn
    for (number, branch) in ComposedNames.branches.enumerated() where number % 4 == 0 {
      guard let division = Divisions.current.name(of: branch.division) else { continue }
      for name in [
        branch.name(division), branch.head + branch.brand + branch.joint, division + branch.brand + "公司",
      ] {
        guard let skeleton = NameSkeleton.of(name) else { continue }
        #expect(gazetteer.place(employer: skeleton) == gazetteer.place(employer: name), "\(name) \(skeleton)")
      }
    }
  }

  /// `make fuzz` draws ten million.
  @Test func drawnNamesOfOneSkeletonAreLocatedAlike() {
    let names = DrawnNames()
    for seed in 0..<20_000 {
      if let difference = names.difference(seed: UInt64(seed)) { Issue.record("seed \(seed): \(difference)") }
    }
  }
}
