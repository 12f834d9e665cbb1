import ReferenceData
import Testing

@testable import Regions

/// Short cuts of the reader against the long way.
@Suite struct PathReaderTests {
  /// Names of all kinds with what may stand around them.
  private static let texts: [String] = {
    var names = Divisions.current.codes.compactMap { Divisions.current.name(of: $0) }
    names += (0..<HistoricDivisions.known.count).map { HistoricDivisions.known[$0].name }
    names += ReferenceTable.aliases.rows.map { $0[0] } + ReferenceTable.abroad.rows.map { $0[0] }
    var forms = names
    for name in names { forms += ShortNames.forms(of: name) }
    let endings = ["", "云栖贸易有限公司", "路9号", "市", "/永川区", "镇", "分公司", "村镇银行", "北路小学", "(江北)"]
    return forms.enumerated().map { $1 + endings[$0 % endings.count] }
      + zip(forms, forms.dropFirst(7)).map { $0 + $1 }
  }()

  @Test(arguments: [true, false])
  func `a name alone is read as by all rules`(isName: Bool) {
    var plain = 0
    for text in Self.texts {
      CleanText.reading(text.utf8.span) { text in
        let difference = PlaceRoom.reading { room in
          var reader = PathReader(names: Names.builtIn, text: text, isName: isName, room: room)
          guard let short = reader.plainPath(at: 0) else { return .nothing }
          plain += 1
          let long = reader.fullPath(at: 0, in: nil)
          let isSame =
            short.places.elementsEqual(long.places) && short.end == long.end && short.isFull == long.isFull
            && short.hasUpper == long.hasUpper && (short.places.isEmpty || short.lastStart == long.lastStart)
          return isSame ? .nothing : TextReading(rule: .head, placement: nil, range: 0..<long.end)
        } _: {
          $0.range
        }
        #expect(difference.isEmpty, "\(text.text(0..<text.count))")
      }
    }
    #expect(plain > Self.texts.count / 4)
  }
}
