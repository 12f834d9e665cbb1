import ReferenceData
import Testing

@testable import Regions

/// The index of names against the obvious search: every name tried at every offset.
@Suite struct NameIndexTests {
  private static let place = Place(
    then: 500_118, now: 500_118, zone: .chongqingCore, source: .current, isFull: true)

  /// Names of divisions with all that can make a difference: one the start of another, and the same first characters.
  private static let names: [String] =
    ["永川", "永川区", "永川县", "永川区县", "永和", "川区", "区县", "阿坝", "阿坝藏族羌族自治州", "㮾梨", "大𫭢"]
    + Divisions.current.codes.prefix(400).compactMap { Divisions.current.name(of: $0) }

  private static let texts =
    names + zip(names, names.reversed()).map { $0 + "/" + $1 } + zip(names, names.reversed()).map { $0 + $1 }
    + ["", "永", "永川", "A永川区1", "阿坝藏族羌族自治", "永川区县永川区县永川"]

  @Test(arguments: [(6, 4), (6, 12), (8, 6)])
  func `finds what a search of all names finds`(keyLength: Int, bits: Int) {
    var builder = NameIndexBuilder(bits: bits, keyLength: keyLength)
    let known = Set(Self.names.filter { $0.utf8.count >= keyLength })
    for name in Self.names { builder.add(name.utf8.span, Self.place) }
    let index = NameIndex(builder)
    for text in Self.texts {
      CleanText.reading(text.utf8.span) { text in
        for start in 0...text.count {
          var ends: Set<Int> = []
          index.forEachMatch(in: text, at: start) { _, end in ends.insert(end) }
          let expected = (start...text.count).filter { known.contains(text.text(start..<$0)) }
          #expect(ends == Set(expected), "\(text.text(0..<text.count)) at \(start)")
          let longest = index.longestMatch(in: text, at: start).end
          #expect(longest == expected.last ?? start)
          let mayStart = index.mayStart(in: text, at: start)
          #expect(mayStart || ends.isEmpty)
        }
      }
    }
  }

  @Test func `a name has its meanings once, the latest first`() {
    var builder = NameIndexBuilder(bits: 4)
    let former = Place(then: 512_323, now: 500_118, zone: .chongqingCore, source: .old, isFull: false)
    for place in [former, Self.place, former, Self.place] { builder.add("永川".utf8.span, place) }
    let index = NameIndex(builder)
    CleanText.reading("永川".utf8.span) { text in
      index.forEachMatch(in: text, at: 0) { name, _ in
        #expect(Array(index.places(of: name)) == [Self.place, former])
        #expect(Array(index.likelyPlaces(of: name)) == [Self.place])
      }
    }
  }
}

/// The table of towns, which is searched as it stands, against a search of all its rows.
@Suite struct TownIndexTests {
  private static let rows = text.split(separator: "\n").dropFirst().map {
    $0.split(separator: ",", omittingEmptySubsequences: false)
  }

  private static var text: String {
    let bytes = ReferenceTable.towns
    return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
  }

  private static func counties(_ row: [Substring]) -> [DivisionCode?] {
    row.dropFirst().flatMap { $0.split(separator: ";") }.map { DivisionCode(String($0)) }
  }

  @Test func `rows are sorted, and every county is one that is known, once`() {
    #expect(Self.rows.count > 35_000)
    for (row, next) in zip(Self.rows, Self.rows.dropFirst()) {
      #expect(row[0].utf8.lexicographicallyPrecedes(next[0].utf8))
    }
    for row in Self.rows {
      let counties = Self.counties(row)
      #expect(row.count == 3 && !counties.isEmpty && Set(counties).count == counties.count, "\(row)")
      // A county that was split in two is known as that.
      #expect(counties.allSatisfy { $0.flatMap(Gazetteer.builtIn.resolve) != nil }, "\(row)")
    }
  }

  /// With its rank and without, behind the county's full name and its short one.
  @Test func `a town behind its county leaves it there or open`() throws {
    var open = 0
    let towns = Self.rows.flatMap { row in Self.counties(row).compactMap { county in (row[0], county) } }
    let inside = towns.filter { [500_000, 510_000].contains($0.1?.province.number) }
    for case (let town, let county?) in inside {
      let name = try #require(Divisions.current.name(of: county))
      let stem = town.hasSuffix("街道") ? town.dropLast(2) : town.dropLast()
      // 威远镇西: 威远镇 stands there too. 东区: every town has an eastern part.
      if stem.count < 2 || stem.first == "镇" || ["东区", "西区", "市中区"].contains(name) { continue }
      let zone = Gazetteer.builtIn.zone(of: county).placeClass
      for text in [name + town, name + stem] + ShortNames.forms(of: name).map({ $0 + stem }) {
        let place = Gazetteer.builtIn.place(text: text)
        if place == nil { open += 1 }
        #expect(place == nil || place?.zone.placeClass == zone, "\(text)")
      }
    }
    #expect(inside.count > 5_500 && open < 200, "\(open) open")
  }

  /// Whatever a name starts with.
  @Test func `every town is found by its stem`() {
    let index = TownIndex()
    for row in Self.rows {
      guard let rank = ["街道", "镇", "乡"].first(where: row[0].hasSuffix) else { continue }
      let found = index.counties(ofStem: String(row[0].dropLast(rank.count)).utf8.span)
      #expect(Set(found).isSuperset(of: Self.counties(row)), "\(row[0])")
    }
  }

  @Test(arguments: ["芦阳", "观音桥", "广安门", "一元街", "凤来", "云栖云栖", "㮾梨"])
  func `finds what a search of all rows finds`(stem: String) {
    let index = TownIndex()
    let named = Self.rows.filter { row in ["镇", "乡", "街道"].contains { row[0] == stem + $0 } }
    #expect(Set(index.counties(ofStem: stem.utf8.span)) == Set(named.flatMap(Self.counties)))
    let starting = Self.rows.filter { $0[0].hasPrefix(stem) }
    let found = index.counties(startingWith: stem.utf8.span)
    #expect(Set(found) == Set(starting.flatMap(Self.counties)) && Set(found).count == found.count)
    let ranks = zip(TownName.Rank.allCases, ["镇", "乡", "街道"])
    for (rank, ending) in ranks {
      let exact = index.counties(namedExactly: TownName(stem: stem.utf8.span, rank: rank))
      #expect(exact == named.filter { $0[0] == stem + ending }.flatMap(Self.counties))
      // A name that none has today may be that of any rank.
      let isCurrent = named.contains { $0[0] == stem + ending && !$0[1].isEmpty }
      let found = index.counties(named: TownName(stem: stem.utf8.span, rank: rank))
      #expect(Set(found) == Set(isCurrent ? exact : named.flatMap(Self.counties)))
    }
  }
}
