import ReferenceData
import Testing

@testable import Regions

/// Every division of Chongqing and Sichuan by all its names, and none outside ever inside.
@Suite struct DivisionNameTests {
  let gazetteer = Gazetteer.builtIn
  static let inside = Divisions.current.codes.filter { [500_000, 510_000].contains($0.province.number) }

  private static func short(_ name: String) -> String? { ShortNames.forms(of: name).first }

  /// The zones in which a division is counted when no more is said.
  private func zone(_ code: DivisionCode) -> Zone { gazetteer.zone(of: code) }

  @Test func `by full name, where no other place has it`() throws {
    for code in Self.inside {
      let name = try #require(Divisions.current.name(of: code))
      if ["东区", "西区", "市中区"].contains(name) { continue }
      #expect(gazetteer.place(text: name)?.zone == zone(code), "\(name)")
      #expect(gazetteer.place(text: name)?.division == code, "\(name)")
    }
  }

  @Test(arguments: ["", "/", "-", " ", "　", "、", "市辖区"])
  func `by path`(separator: String) throws {
    for code in Self.inside {
      var names: [String] = []
      var level: DivisionCode? = code
      while let division = level {
        names.insert(try #require(Divisions.current.name(of: division)), at: 0)
        level = Divisions.current.parent(of: division)
      }
      let path = names.joined(separator: separator)
      #expect(gazetteer.place(text: path) == Placement(zone: zone(code), division: code), "\(path)")
    }
  }

  @Test func `by path with a level left out, and by short names`() throws {
    for code in Self.inside where code.level == .county {
      let division = try #require(Divisions.current[code])
      let province = code.province.number == 500_000 ? "重庆" : "四川"
      let isUnique = division.name != "市中区"
      var paths = isUnique ? [province + division.name] : []
      if isUnique, let short = Self.short(division.name) { paths.append(province + short) }
      if let city = Divisions.current.parent(of: code).flatMap({ Divisions.current.name(of: $0) }),
        city != "重庆市"
      {
        paths.append(city + division.name)
        if let short = Self.short(city) { paths.append(short + division.name) }
      }
      for path in paths {
        #expect(gazetteer.place(text: path)?.zone == zone(code), "\(path)")
      }
    }
  }

  @Test func `by bare short name, unless another place has it`() throws {
    let ambiguous = Set(["东兴", "大安", "市中", "江北", "沙湾", "资阳", "长宁", "双桥"])
    for code in Self.inside where code.level != .province {
      let name = try #require(Divisions.current.name(of: code))
      guard let short = Self.short(name) else { continue }
      let placement = gazetteer.place(text: short)
      if ambiguous.contains(short) {
        #expect(placement == nil, "\(short)")
      } else {
        #expect(placement?.zone.placeClass == zone(code).placeClass, "\(short)")
      }
    }
  }

  @Test func `none outside is ever in Chongqing or the circle`() throws {
    for code in Divisions.current.codes where ![500_000, 510_000].contains(code.province.number) {
      let division = try #require(Divisions.current[code])
      #expect(gazetteer.place(text: division.path)?.zone == .elsewhere, "\(division.path)")
      for name in [division.name] + ShortNames.forms(of: division.name) {
        // A bare name that a place inside has too is open.
        let placeClass = gazetteer.place(text: name)?.zone.placeClass ?? .elsewhere
        #expect(placeClass == .elsewhere, "\(name)")
      }
    }
  }

  @Test func `no old name outside is ever in Chongqing or the circle`() {
    for index in 0..<HistoricDivisions.known.count {
      let was = HistoricDivisions.known[index]
      guard ![500_000, 510_000].contains(was.code.province.number) else { continue }
      let province = Divisions.current.name(of: was.code.province) ?? ""
      #expect(gazetteer.place(text: province + was.name)?.zone == .elsewhere, "\(province + was.name)")
      // 江北区 and the like were inside too, and stay open.
      let bare = gazetteer.place(text: was.name)?.zone.placeClass ?? .elsewhere
      #expect(bare == .elsewhere || gazetteer.historic.isOrWasInside(was.name), "\(was.name)")
    }
  }

  @Test func `every old name under its old province resolves to what its successors share`() {
    for index in 0..<HistoricDivisions.known.count {
      let was = HistoricDivisions.known[index]
      guard [500_000, 510_000].contains(was.code.province.number) else { continue }
      let path = (Divisions.current.name(of: was.code.province) ?? "") + was.name
      let expected = gazetteer.placement(of: was.now)?.zone
      let zone = gazetteer.place(text: path)?.zone
      // Who has the name today comes first, and several may have had it; what is left must not contradict.
      if was.name == "市中区" { continue }
      #expect(zone?.placeClass == expected?.placeClass || zone == nil || zone == .sichuanMixed, "\(path)")
    }
  }
}

extension HistoricDivisions {
  /// Whether a division of Chongqing or Sichuan has or had a name.
  fileprivate func isOrWasInside(_ name: String) -> Bool {
    let now = DivisionNameTests.inside.contains { Divisions.current.name(of: $0) == name }
    return now
      || (0..<count).contains { [50, 51].contains(self[$0].code.number / 10_000) && self[$0].name == name }
  }
}
