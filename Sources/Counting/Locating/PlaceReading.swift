import Buffers
import ExtractReading
import Pipelines
import ReferenceData
import Regions

/// How the raw text of a column is read as a place.
struct PlaceReading: Sendable {
  let evidence: Evidence
  private let clean: @Sendable (String) -> CellText
  private let place: @Sendable (String) -> Placement?
  /// The same of bytes, where that is faster, for a text that is clean as it stands.
  private var placeOfPlain: (@Sendable (Span<UInt8>) -> Placement?)?

  /// 单位所在地代码
  static let code = PlaceReading(evidence: .locationCode, clean: cleanCode) {
    Gazetteer.builtIn.place(code: $0)
  }

  /// 单位所在地
  static let text = PlaceReading(evidence: .locationText, clean: cleanPlace) {
    Gazetteer.builtIn.place(text: $0)
  } placeOfPlain: {
    Gazetteer.builtIn.place(text: $0)
  }

  /// 统一社会信用代码
  static let creditCode = PlaceReading(evidence: .creditCode, clean: cleanCode) {
    Gazetteer.builtIn.place(creditCode: $0)
  }

  /// 单位名称
  static let employer = PlaceReading(evidence: .employer, clean: cleanText) {
    Gazetteer.builtIn.place(employer: $0)
  } placeOfPlain: {
    Gazetteer.builtIn.place(employer: $0)
  }

  /// 单位所在地 where the province is the same in every record.
  static func text(after province: String) -> PlaceReading {
    PlaceReading(evidence: .locationText, clean: cleanPlace) { place(province: province, text: $0) }
  }

  /// 单位所在省 where the rest is the same in every record.
  static func text(before rest: String) -> PlaceReading {
    PlaceReading(evidence: .locationText, clean: cleanPlace) { place(province: $0, text: rest) }
  }

  @Sendable private static func cleanText(_ raw: String) -> CellText {
    var cell = CellText(raw)
    cell.blankPlaceholder()
    return cell
  }

  @Sendable private static func cleanCode(_ raw: String) -> CellText {
    var cell = CellText(code: raw)
    cell.blankPlaceholder()
    cell.restoreScientificCode()
    return cell
  }

  /// 单位所在地, where some write the code: then it is read as in the column of codes.
  @Sendable private static func cleanPlace(_ raw: String) -> CellText {
    var code = cleanCode(raw)
    if code.repairs.contains(Repairs(.damagedCode)) { return code }
    let name = code.text.utf8.count < 6 ? "" : code.splitName()
    code.shortenDivisionCode()
    return name == nil && code.text.utf8.count == 6 && code.text.isDigits ? code : cleanText(raw)
  }

  /// What the raw value of a column means; bytes that cannot be decoded name no place.
  func meaning(_ raw: FieldBytes, _ decoder: TextDecoder) -> Meaning {
    if let placeOfPlain, decoder.isUTF8, raw.withSpan(isPlain) {
      return raw.withSpan { meaning(plain: $0, placeOfPlain) }
    }
    return decoder.withDecoded(raw) { text in
      guard let text else { return Meaning(Outcome.nowhere) }
      if let placeOfPlain, isPlain(text) { return meaning(plain: text, placeOfPlain) }
      return unsafe meaning(text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    }
  }

  /// Whether a text is clean as it stands, and cannot be a code in the column of places.
  private func isPlain(_ text: Span<UInt8>) -> Bool {
    guard CellText.isPlain(text) else { return false }
    // Full-width digits start with 0xEF.
    return evidence != .locationText || text.isEmpty || !(text[0].isASCIIDigit || text[0] == 0xEF)
  }

  private func meaning(plain text: Span<UInt8>, _ place: (Span<UInt8>) -> Placement?) -> Meaning {
    if CellText.isPlaceholder(text) { return Meaning(Outcome.nowhere, repairs: Repairs(.placeholder)) }
    return Meaning(bits(of: text.isEmpty ? nil : place(text)))
  }

  /// The place in the bits of an `Outcome`, `Outcome.nowhere` where the text names none.
  ///
  /// A name in one cell with a code is heard after it, as a text is: inside the code's place it refines it, elsewhere it
  /// contradicts it; beside a code that names no place it is the code's meaning.
  func meaning(_ raw: String) -> Meaning {
    let (cell, name) = cell(raw)
    let placement = cell.text.isEmpty ? nil : place(cell.text)
    let other = name.flatMap(Gazetteer.builtIn.place(text:))
    let bits =
      switch Self.bearing(of: other, beside: placement) {
      case .refines: PlaceReading.text.bits(of: other) | Outcome.refinedByName
      case .contradicts: bits(of: placement) | Outcome.contradictory
      case .saysNothing: bits(of: placement ?? other)
      }
    return Meaning(bits, repairs: cell.repairs)
  }

  /// How a name bears on the code in its cell.
  static func bearing(of name: Placement?, beside code: Placement?) -> Placement.Bearing {
    guard let name, let code else { return .saysNothing }
    return code.excludes(name) ? .contradicts : code.bearing(of: name) == .refines ? .refines : .saysNothing
  }

  /// What is read of a raw value, and the name that stands beside a code in one cell.
  func cell(_ raw: String) -> (cell: CellText, name: String?) {
    var cell = clean(raw)
    guard evidence == .locationCode else { return (cell, nil) }
    let name = cell.splitName()
    cell.shortenDivisionCode()
    return (cell, name)
  }

  /// What a province and a text say together, and what had to be repaired in them.
  static func meaning(province: String, text: String) -> Meaning {
    let (province, text) = (cleanPlace(province), cleanPlace(text))
    let isBlank = province.text.isEmpty && text.text.isEmpty
    let placement = isBlank ? nil : place(province: province.text, text: text.text)
    return Meaning(
      Self.text.bits(of: placement), repairs: province.repairs.union(text.repairs))
  }

  func bits(of placement: Placement?) -> UInt32 { Self.bits(of: placement, evidence) }

  /// A place in the bits of an `Outcome`.
  @inline(__always)
  static func bits(of placement: Placement?, _ evidence: Evidence, withDivision: Bool = true) -> UInt32 {
    guard let placement, placement.zone != .unresolved else { return Outcome.nowhere }
    let division =
      withDivision ? placement.division.flatMap(Divisions.current.index).map(UInt32.init) : nil
    return Outcome.place(
      placement.zone, evidence: UInt32(evidence.rawValue), division: division ?? Outcome.noDivision)
  }

  /// The place of a text and its province: read as one, unless the text is a code in the province.
  ///
  /// A table that repeats the province with the city (重庆市, 重庆市永川区) says it once.
  private static func place(province: String, text: String) -> Placement? {
    let gazetteer = Gazetteer.builtIn
    if text.isDigits, let code = gazetteer.place(code: text),
      gazetteer.place(text: province)?.excludes(code) != true
    {
      return code
    }
    return gazetteer.place(text: text.hasPrefix(province) ? text : province + text)
  }
}
