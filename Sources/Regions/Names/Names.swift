import ReferenceData

/// Everything that a text can name: divisions of today and of before, by full and short name, functional areas,
/// countries, towns, institutions.
///
/// Built once, when the first text is asked for, in some five milliseconds. A class, so that a reader
/// of a text holds all of it by one reference.
final class Names: Sendable {
  /// Divisions, functional areas, countries.
  let places: NameIndex
  /// Institutions whose name misleads (四川外国语大学 is in Chongqing).
  let institutions: NameIndex
  /// Roads named after Sichuan, Chengdu or Chongqing, all of them elsewhere (四川北路 is in Shanghai).
  let roads: NameIndex
  /// Short names of counties that are everyday words too (平安, 仁和).
  let commonWords: NameIndex
  let towns = TownIndex(.towns)

  static let builtIn = Names(.builtIn)

  private init(_ gazetteer: Gazetteer) {
    var places = NameIndex(capacity: 1 << 14)
    Self.addDivisions(to: &places, gazetteer)
    Self.addHistoric(to: &places, gazetteer)
    Self.add(.aliases, to: &places, gazetteer)
    let abroad = ReferenceTable.abroad
    for row in 0..<abroad.rowCount {
      let place = Place(then: 0, now: 0, zone: .abroad, source: .current, isFull: false)
      places.add(abroad.bytes[abroad.field(row: row, column: 0)], place)
    }
    self.places = places

    var institutions = NameIndex(capacity: 1 << 9)
    Self.add(.institutions, to: &institutions, gazetteer)
    self.institutions = institutions

    var roads = NameIndex(capacity: 1 << 6)
    Self.add(.roads, to: &roads, gazetteer)
    self.roads = roads

    var words = NameIndex(capacity: 1 << 10)
    let table = ReferenceTable.commonWords
    for row in 0..<table.rowCount {
      let place = Place(then: 0, now: 0, zone: .unresolved, source: .current, isFull: false)
      words.add(table.bytes[table.field(row: row, column: 0)], place)
    }
    commonWords = words
  }

  private static func addDivisions(to index: inout NameIndex, _ gazetteer: Gazetteer) {
    let table = ReferenceTable.divisions
    for row in 0..<table.rowCount {
      guard let code = DivisionCode(number: table.number(row: row, column: 0)) else { continue }
      let name = table.bytes[table.field(row: row, column: 1)]
      add(name, to: &index) {
        Place(
          then: code.number, now: code.number, zone: gazetteer.zone(of: code), source: .current, isFull: $0)
      }
    }
  }

  private static func addHistoric(to index: inout NameIndex, _ gazetteer: Gazetteer) {
    let table = ReferenceTable.historicDivisions
    for row in 0..<table.rowCount {
      let field = table.field(row: row, column: 4)
      let now = stride(from: field.lowerBound, to: field.upperBound, by: 7).compactMap {
        DivisionCode(number: table.number(in: $0..<$0 + 6))
      }
      guard let placement = gazetteer.placement(of: now) else { continue }
      let isRecent = table.number(row: row, column: 3) >= 2000
      let name = table.bytes[table.field(row: row, column: 1)]
      // The short name of a district long gone (桥头区, 东风区) is a word like any other by now.
      let hasShort = isRecent || !name.hasSuffix(district)
      add(name, to: &index, hasShort: hasShort) {
        Place(
          then: table.number(row: row, column: 0), now: placement.division?.number ?? 0,
          zone: placement.zone, source: isRecent ? .recent : .old, isFull: $0)
      }
    }
  }

  /// Adds a division under its full name and its short forms; `place` is told which.
  private static func add(
    _ name: ArraySlice<UInt8>, to index: inout NameIndex, hasShort: Bool = true, place: (Bool) -> Place
  ) {
    index.add(name, place(true))
    guard hasShort else { return }
    for form in ShortNames.forms(of: name) { index.add(form, place(false)) }
  }

  private static let district = Array("区".utf8)

  /// Adds the rows of a table `name,codes,…`; a row with several codes is as many places.
  private static func add(_ table: ReferenceTable, to index: inout NameIndex, _ gazetteer: Gazetteer) {
    for row in 0..<table.rowCount {
      let name = table.bytes[table.field(row: row, column: 0)]
      for code in table.text(row: row, column: 1).split(separator: ";").compactMap({ DivisionCode($0) }) {
        let place = Place(
          then: code.number, now: code.number, zone: gazetteer.zone(of: code), source: .current, isFull: true)
        index.add(name, place)
      }
    }
  }
}
