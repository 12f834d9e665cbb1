import ReferenceData
import Testing

@testable import Regions

/// Laws over names that nobody has seen: where a branch is does not depend on luck.
struct ComposedNameTests {
  private static func place(_ name: String) -> Placement? { Gazetteer.builtIn.place(employer: name) }

  private static func answer(_ place: Placement?) -> String {
    place.map { $0.division.flatMap { Divisions.current[$0]?.path } ?? $0.zone.name } ?? "nowhere"
  }

  /// Whether a place lies in a division, or, where several have the name, in one of these or in what they share.
  private static func isIn(_ division: DivisionCode, _ place: Placement?, named name: String) -> Bool {
    guard let place else { return false }
    if let found = place.division, division.holds(found) { return true }
    let places = ComposedNames.places(named: name)
    return places.contains { $0.now != division.number }
      && places.contains { other in
        guard other.zone == place.zone, let code = DivisionCode(number: other.now) else { return false }
        return place.division.map { code.holds($0) || $0.holds(code) } ?? true
      }
  }

  private static func report(_ failures: [String]) -> Comment {
    "\(failures.count):\n\(failures.prefix(60).joined(separator: "\n"))"
  }

  @Test func everyPartOccurs() {
    let branches = ComposedNames.branches
    #expect(Set(branches.map(\.division)) == Set(ComposedNames.divisions))
    #expect(Set(branches.map(\.joint)) == Set(ComposedNames.joints))
    #expect(Set(branches.map(\.brand)) == Set(ComposedNames.brands))
    #expect(Set(branches.map(\.head)) == Set(ComposedNames.heads))
    #expect(ComposedNames.divisions.count > 400 && ComposedNames.joints.count > 20)
  }

  @Test func noBrandAloneIsAnywhere() {
    let names = ComposedNames.brands.flatMap { [$0, $0 + "有限公司", $0 + "科技股份有限公司"] }
    let failures = names.filter { Self.place($0) != nil }
    #expect(failures.isEmpty, Self.report(failures))
  }

  @Test func aBranchIsInItsDivisionOrNowhere() {
    var failures: [String] = []
    for branch in ComposedNames.branches {
      guard let division = Divisions.current.name(of: branch.division) else { continue }
      // 有限公司东区支行 is in the eastern part of wherever the company is.
      if ComposedNames.isGeneric(division) { continue }
      let name = branch.name(division)
      let place = Self.place(name)
      if place != nil, !Self.isIn(branch.division, place, named: division) {
        failures.append("\(name): \(Self.answer(place))")
      }
    }
    #expect(failures.isEmpty, Self.report(failures))
  }

  /// By the short name a town of the head office's own province speaks first; the head office's place is no answer, but where both
  /// are elsewhere, that is. Shops are named after quarters and roads as well (和平店, 长寿店), whatever county has the name.
  @Test func aBranchByShortNameIsNotAtTheHeadOffice() {
    var failures: [String] = []
    for (number, branch) in ComposedNames.branches.enumerated() where number % 2 == 0 {
      guard let division = Divisions.current.name(of: branch.division), !ComposedNames.isGeneric(division)
      else { continue }
      for short in ShortNames.forms(of: division) {
        let isQuarter = ComposedNames.isCommonWord(short) || Self.isTown(short, outside: branch.division)
        if isQuarter, ComposedNames.outlets.contains(branch.joint) { continue }
        let name = branch.name(short)
        let place = Self.place(name)
        if let place, !Self.isIn(branch.division, place, named: short), !Self.isInTown(short, place),
          !Self.isBoth(branch.division, place)
        {
          failures.append("\(name): \(Self.answer(place))")
        }
      }
    }
    #expect(failures.isEmpty, Self.report(failures))
  }

  /// Whether a place is no division, but elsewhere, and so is one.
  private static func isBoth(_ division: DivisionCode, _ place: Placement) -> Bool {
    place.division == nil && place.zone == .elsewhere
      && Gazetteer.builtIn.zone(of: division).placeClass == .elsewhere
  }

  private static func isTown(_ name: String, outside division: DivisionCode) -> Bool {
    Names.builtIn.value.townIndex.counties(ofStem: name.utf8.span).contains { !division.holds($0) }
  }

  /// Whether a town of the name lies in a place, or the place is its county.
  private static func isInTown(_ name: String, _ place: Placement) -> Bool {
    let counties = Names.builtIn.value.townIndex.counties(ofStem: name.utf8.span)
    return place.division.map { division in counties.contains { division.holds($0) } } ?? false
  }

  @Test func streetsNumbersAndBuildingsChangeNothing() {
    var failures: [String] = []
    let additions = ["建设路", "12号", "国际大厦A座", "建设路12号国际大厦A座"]
    for (number, branch) in ComposedNames.branches.enumerated() where number % 2 == 0 {
      guard let division = Divisions.current.name(of: branch.division) else { continue }
      let addition = additions[number / 2 % additions.count]
      let plain = Self.place(branch.name(division))
      for name in [branch.name(division, behind: addition), branch.name(division, end: addition)] {
        let place = Self.place(name)
        if place != plain { failures.append("\(name): \(Self.answer(place)), not \(Self.answer(plain))") }
      }
    }
    #expect(failures.isEmpty, Self.report(failures))
  }

  @Test func whatIsExplainedIsWhatIsAnswered() {
    var failures: [String] = []
    for (number, branch) in ComposedNames.branches.enumerated() where number % 24 == 0 {
      guard let division = Divisions.current.name(of: branch.division) else { continue }
      for division in [division] + ShortNames.forms(of: division) {
        let name = branch.name(division)
        let candidates = Gazetteer.builtIn.candidates(.employer, name)
        let chosen = candidates[0]
        let isSame = chosen.placement == Self.place(name) && chosen.joints.contains("有限公司")
        // What won has not lost as well, and nothing lost twice.
        let lost = candidates.dropFirst().map { "\($0.text) \(Self.answer($0.placement))" }
        let isWon = lost.contains("\(chosen.text) \(Self.answer(chosen.placement))")
        let isOnce = Set(lost).count == lost.count
        // 宜宾市云栖有限公司宜宾市办事处 names one place twice.
        if branch.head.contains(chosen.text) { continue }
        if !isSame || !isOnce || isWon && chosen.placement != nil {
          failures.append("\(name): \(chosen.text), not \(lost)")
        }
      }
    }
    #expect(failures.isEmpty, Self.report(failures))
  }

  @Test func aNameThatStartsWithItsDivisionIsThere() {
    var failures: [String] = []
    for (number, code) in ComposedNames.divisions.enumerated() {
      guard let division = Divisions.current.name(of: code), !ComposedNames.isGeneric(division) else {
        continue
      }
      for name in [division] + ShortNames.forms(of: division) {
        let isSeveral = ComposedNames.places(named: name).contains { $0.now != code.number }
        let mayBeNowhere = isSeveral || name != division && ComposedNames.isCommonWord(name)
        for offset in 0..<10 {
          let brand = ComposedNames.brands[(number + 29 * offset) % ComposedNames.brands.count]
          let place = Self.place(name + brand + "有限公司")
          if !(place == nil && mayBeNowhere), !Self.isIn(code, place, named: name) {
            failures.append("\(name + brand)有限公司: \(Self.answer(place))")
          }
        }
      }
    }
    #expect(failures.isEmpty, Self.report(failures))
  }
}
