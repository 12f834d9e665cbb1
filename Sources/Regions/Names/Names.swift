import ReferenceData

/// Everything that a text can name: divisions of today and of before, by full and short name, functional areas,
/// countries, towns, institutions; and the words that tell which of them count.
///
/// Built once, when the first text is asked for, within a millisecond. It lasts as long as the program, so that a
/// reader of a text holds all of it for nothing.
struct Names {
  /// Divisions, functional areas, countries.
  let places: NameIndex
  /// Institutions whose name misleads (四川外国语大学 is in Chongqing).
  let institutions: NameIndex
  /// Brands that are no place though named like one (浦东发展银行), or stand for their seat (庆铃).
  let brands: NameIndex
  /// Regions after which universities and hospitals are named (赣南, 华北).
  let regions: NameIndex
  /// Roads named after Sichuan, Chengdu or Chongqing, all of them elsewhere (四川北路 is in Shanghai).
  let roads: NameIndex
  /// Short names of counties that are everyday words too (平安, 仁和).
  let commonWords: NameIndex
  let townIndex = TownIndex()

  let path = PathWords()
  let street = Street()
  let townFinder = TownFinder()
  let address = AddressWords()
  let employer = EmployerWords()
  let joints = JointFinder()

  static let builtIn = Lasting(Names(.builtIn))

  private init(_ gazetteer: Gazetteer) {
    var words = NameIndexBuilder(bits: 10)
    Self.add(.commonWords, to: &words, Self.isNoPlace)
    commonWords = NameIndex(words)

    var places = NameIndexBuilder(bits: 14)
    Self.addDivisions(to: &places, gazetteer)
    Self.addHistoric(to: &places, gazetteer)
    Self.add(.aliases, to: &places, gazetteer) { ReferenceTable.aliases.text(row: $0, column: 2) != "short" }
    Self.add(.abroad, to: &places, Place(then: 0, now: 0, zone: .abroad, source: .current, isFull: false))
    Self.mark(.commonWords, in: &places, .everyday)
    self.places = NameIndex(places)

    var institutions = NameIndexBuilder(bits: 9, keyLength: 8)
    Self.add(.institutions, to: &institutions, gazetteer)
    self.institutions = NameIndex(institutions)

    var brands = NameIndexBuilder(bits: 6)
    Self.add(.brands, to: &brands, gazetteer)
    self.brands = NameIndex(brands)

    var regions = NameIndexBuilder(bits: 8)
    Self.add(.regions, to: &regions, gazetteer)
    self.regions = NameIndex(regions)

    var roads = NameIndexBuilder(bits: 6, keyLength: 8)
    Self.add(.roads, to: &roads, gazetteer)
    self.roads = NameIndex(roads)
  }

  private static func addDivisions(to index: inout NameIndexBuilder, _ gazetteer: Gazetteer) {
    let table = ReferenceTable.divisions
    for row in 0..<table.rowCount {
      guard let code = DivisionCode(number: table.number(row: row, column: 0)) else { continue }
      let zone = gazetteer.zone(of: code)
      add(table.bytes(row: row, column: 1), to: &index) {
        Place(then: code.number, now: code.number, zone: zone, source: .current, isFull: $0)
      }
    }
  }

  private static let district = Row(lasting: "区")

  private static func addHistoric(to index: inout NameIndexBuilder, _ gazetteer: Gazetteer) {
    let table = ReferenceTable.historicDivisions
    for row in 0..<table.rowCount {
      let field = table.field(row: row, column: 4)
      let now = stride(from: field.lowerBound, to: field.upperBound, by: 7).compactMap {
        DivisionCode(number: table.number(in: $0..<$0 + 6))
      }
      guard let placement = gazetteer.placement(of: now) else { continue }
      let isRecent = table.number(row: row, column: 3) >= 2000
      let name = table.bytes(row: row, column: 1)
      // The short name of a district long gone (桥头区, 东风区) is a word like any other by now.
      let hasShort = isRecent || !name.hasSuffix(district)
      let then = table.number(row: row, column: 0)
      add(name, to: &index, hasShort: hasShort) {
        Place(
          then: then, now: placement.division?.number ?? 0, zone: placement.zone,
          source: isRecent ? .recent : .old, isFull: $0)
      }
    }
  }

  /// Adds a division under its full name and its short forms; `place` is told which.
  private static func add(
    _ name: Span<UInt8>, to index: inout NameIndexBuilder, hasShort: Bool = true, place: (Bool) -> Place
  ) {
    // The longest last, as what is added last is found first, and makes the others idle.
    if hasShort { ShortNames.forEachForm(of: name) { index.add($0, place(false)) } }
    index.add(name, place(true))
  }

  private static let isNoPlace = Place(
    then: 0, now: 0, zone: .unresolved, source: .current, isFull: false)

  /// Adds the rows of a table `name,codes,…`; a row with several codes is as many places, one without is none.
  private static func add(
    _ table: ReferenceTable, to index: inout NameIndexBuilder, _ gazetteer: Gazetteer,
    isFull: (Int) -> Bool = { _ in true }
  ) {
    for row in 0..<table.rowCount {
      let name = table.bytes(row: row, column: 0)
      let codes = table.field(row: row, column: 1)
      if codes.isEmpty { index.add(name, isNoPlace) }
      for start in stride(from: codes.lowerBound, to: codes.upperBound, by: 7) {
        guard let code = DivisionCode(number: table.number(in: start..<start + 6)) else { continue }
        let place = Place(
          then: code.number, now: code.number, zone: gazetteer.zone(of: code), source: .current,
          isFull: isFull(row))
        index.add(name, place)
      }
    }
  }

  /// Adds the rows of a table `name`, all of which mean the same.
  private static func add(_ table: ReferenceTable, to index: inout NameIndexBuilder, _ place: Place) {
    for row in 0..<table.rowCount { index.add(table.bytes(row: row, column: 0), place) }
  }

  private static func mark(
    _ table: ReferenceTable, in index: inout NameIndexBuilder, _ traits: NameIndex.Traits
  ) {
    for row in 0..<table.rowCount { index.mark(table.bytes(row: row, column: 0), traits) }
  }
}
