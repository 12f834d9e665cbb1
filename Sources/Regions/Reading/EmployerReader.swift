import ReferenceData

/// Reads the name of an employer: branch before brackets before head office.
struct EmployerReader {
  let gazetteer: Gazetteer
  let text: CleanText
  let names = Names.builtIn
  let reader: PathReader

  init(gazetteer: Gazetteer, text: CleanText) {
    self.gazetteer = gazetteer
    self.text = text
    reader = PathReader(names: names, bytes: text.bytes, isName: true)
  }

  func read() -> TextReading {
    let start = headStart()
    let joints = NameJoints(in: text.bytes)
    if let institution = institution(at: start) {
      let branch = lastBranch(at: joints, office: institution.places)
      let isBranch = branch?.placement != nil && branch?.range.lowerBound ?? 0 >= institution.range.upperBound
      return isBranch ? branch ?? institution : institution
    }
    let head = reader.path(at: start)
    let brackets = Brackets.place(in: text.bytes, reader)
    let branch = lastBranch(at: joints, office: brackets?.places ?? head.places)
    if let branch, branch.placement != nil { return branch }
    if let brackets, let placement = gazetteer.placement(of: brackets.places) {
      return TextReading(
        rule: .brackets, placement: placement, range: brackets.range, places: brackets.places)
    }
    if head.places.isEmpty { return core(from: start, to: joints.coreEnd) ?? branch ?? .nothing }
    if let second = secondPlace(after: head, to: joints.coreEnd) { return second }
    let placement = gazetteer.placement(of: head.places)
    return TextReading(
      rule: placement == nil ? .ambiguous : .employerHead, placement: placement, range: start..<head.end,
      places: head.places)
  }

  /// The place of the branch furthest to the right that names one; an ambiguous one where no other does.
  /// - Parameter office: the place of the head office, empty where the name does not say.
  private func lastBranch(at joints: NameJoints, office: [Place]) -> TextReading? {
    var last: TextReading?
    var context = office
    for joint in branchStarts(joints) {
      let path = reader.path(at: joint)
      let places = BranchPlace.meanings(
        of: path, isCommon: reader.isCommonWord(joint..<path.end), under: context, in: text.bytes)
      guard !places.isEmpty else { continue }
      let placement = gazetteer.placement(of: places)
      if placement == nil, last?.placement != nil { continue }
      last = TextReading(
        rule: placement == nil ? .ambiguous : .branch, placement: placement, range: joint..<path.end,
        places: places)
      if placement != nil { context = places }
    }
    return last
  }

  /// Where a branch's place can start: after a joint, or right before 分公司 and the like, without one (海南航空重庆分公司).
  private func branchStarts(_ joints: NameJoints) -> [Int] {
    let before = joints.branchEnds.compactMap { end in
      stride(from: end - 18, through: end - 6, by: 3).first { start in
        start > 0 && reader.path(at: start).end == end
      }
    }
    return before.isEmpty ? joints.branches : (joints.branches + before).sorted()
  }

  private func institution(at start: Int) -> TextReading? {
    guard let (places, end) = names.institutions.longestMatch(in: text.bytes, at: start) else { return nil }
    guard let placement = gazetteer.placement(of: places) else { return nil }
    return TextReading(rule: .institution, placement: placement, range: start..<end, places: places)
  }

  private func headStart() -> Int {
    var index = 0
    while index < text.bytes.count {
      if text.bytes[index] < 0x80 {
        index += 1
      } else if let length = Self.prefixes.length(in: text.bytes, at: index) {
        index += length
      } else {
        break
      }
    }
    return index
  }

  private static let prefixes: WordList = "中国共产党 中国人民解放军 中国 中共 国网 国家税务总局 国家 中央储备粮 中铁 中建 中交 中冶 中电"
}
