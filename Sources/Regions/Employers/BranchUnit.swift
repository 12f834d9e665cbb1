/// A part of a name between two joints, as far as it may name the place of a branch: 涪陵 in 某某银行涪陵支行.
struct BranchUnit {
  let start: Int
  /// Where the next word of a joint starts, or the word for a shop or a plant that the text ends with, or the text ends.
  let end: Int
  /// Whether that is a word for what may be far from the head office: 分公司, 办事处.
  let endsOffice: Bool
  /// The same for what serves one town: 支行, 门市.
  let endsLocal: Bool
  /// The same for a shop or a plant: 店, 工厂.
  let endsOutlet: Bool
  /// The same for a hospital or a school, of whatever came before it.
  let endsInstitute: Bool

  init(from start: Int, in text: CleanText, _ joints: NameJoints, _ finder: JointFinder) {
    self.start = start
    end = joints.words.first(from: start) ?? max(joints.outlet, start)
    endsOffice = finder.officeWords.stands(in: text, at: end)
    endsLocal = finder.localWords.stands(in: text, at: end)
    endsOutlet = finder.outletWords.stands(in: text, at: end)
    endsInstitute = finder.instituteWords.stands(in: text, at: end)
  }

  var endsBranch: Bool { endsOffice || endsLocal }
  /// Whether it serves one town, as far as anybody can tell.
  var isLocal: Bool { endsLocal || endsOutlet }
}
