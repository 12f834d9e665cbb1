/// Reads the name of an employer: branch before brackets before head office.
struct EmployerReader: ~Escapable {
  let names: Lasting<Names>
  let text: CleanText
  var reader: PathReader
  /// `nil` unless somebody asks why.
  var trace: NameTrace?

  @_lifetime(copy text)
  private init(text: CleanText, room: PlaceRoom) {
    self.text = text
    names = Names.builtIn
    reader = PathReader(names: names, text: text, isName: true, room: room)
  }

  /// Reads a name, and writes the places that it finds into a room.
  static func read(_ text: CleanText, _ room: inout PlaceRoom) -> TextReading {
    var reader = EmployerReader(text: text, room: room)
    defer { room = reader.reader.room }
    return reader.read()
  }

  /// What the same reading saw, and passed over.
  static func trace(_ text: CleanText, _ room: inout PlaceRoom) -> NameTrace {
    var reader = EmployerReader(text: text, room: room)
    defer { room = reader.reader.room }
    reader.trace = NameTrace(joints: reader.names.value.joints.words(in: text))
    _ = reader.read()
    return reader.trace ?? NameTrace(joints: [])
  }

  private mutating func read() -> TextReading {
    let start = headStart()
    let joints = names.value.joints.joints(in: text)
    if let institution = institution(at: start) {
      let path = PathReader.Path(
        places: institution.places, lastStart: start, end: institution.range.upperBound)
      let branch = lastBranch(at: joints, of: path, office: institution.places, isJoint: true)
      let isTold = branch?.placement != nil || branch?.rule == .branchDoubt
      let isBranch = isTold && branch?.range.lowerBound ?? 0 >= institution.range.upperBound
      return isBranch ? branch ?? institution : institution
    }
    let (head, rule) = head(at: start)
    let coreEnd = joints.words.first(from: 0) ?? text.count
    let own = placeBeforeForm(coreEnd, behind: max(head.end, start), under: head.places)
    let brackets = Brackets.place(in: text, &reader)
    if let branch = lastBranch(at: joints, of: head, office: brackets?.places ?? own?.places ?? head.places) {
      return branch
    }
    if let brackets, let placement = brackets.places.placement {
      return TextReading(
        rule: .brackets, placement: placement, range: brackets.range, places: brackets.places)
    }
    if let own { return own }
    if head.places.isEmpty {
      // 江南昌…: the word that it starts with is none of the places, and not to be cut open either.
      let end = max(head.end, names.value.places.longestMatch(in: text, at: start).end)
      return core(from: end, to: coreEnd)
        ?? (rule == .brand ? TextReading(rule: rule, placement: nil, range: start..<head.end) : .nothing)
    }
    if let second = secondPlace(after: head, to: coreEnd, joints) { return second }
    if let institution = institution(ofCityAt: head) { return institution }
    let placement = head.places.placement
    return TextReading(
      rule: placement == nil ? .ambiguous : rule, placement: placement, range: start..<head.end,
      places: head.places)
  }

  /// Whether words after a place say that it is not meant: 重庆市以外, 某企业（重庆市外）.
  mutating func isDenied(_ path: PathReader.Path) -> Bool {
    guard !path.places.isEmpty, reader.denial(after: path.end) != nil else { return false }
    lose(path.places, at: path.lastStart..<path.end, .denied)
    return true
  }

  private func institution(at start: Int) -> TextReading? {
    let (places, end) = names.value.institutions.longestMatch(in: text, at: start)
    guard let placement = places.placement else { return nil }
    return TextReading(rule: .institution, placement: placement, range: start..<end, places: places)
  }

  private func headStart() -> Int {
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        index += 1
      } else if let length = names.value.employer.prefixes.length(in: text, at: index) {
        index += length
      } else {
        break
      }
    }
    return index
  }
}
