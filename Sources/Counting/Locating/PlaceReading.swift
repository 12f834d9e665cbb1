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
  /// The same of a value that is one half of a pair: 单位所在省, or the rest.
  private var pair: (@Sendable (String) -> (province: String, text: String))?

  /// 单位所在地代码
  static let code = PlaceReading(evidence: .locationCode, clean: cleanCode) {
    Gazetteer.builtIn.place(code: $0)
  }

  /// 单位所在地
  static let text = PlaceReading(evidence: .locationText, clean: cleanText) {
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
    PlaceReading(evidence: .locationText, clean: cleanText, place: { _ in nil }, pair: { (province, $0) })
  }

  /// 单位所在省 where the rest is the same in every record.
  static func text(before rest: String) -> PlaceReading {
    PlaceReading(evidence: .locationText, clean: cleanText, place: { _ in nil }, pair: { ($0, rest) })
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

  /// Whether a text is clean as it stands, and cannot be a code in the column of places, or have one.
  private func isPlain(_ text: Span<UInt8>) -> Bool {
    guard CellText.isPlain(text) else { return false }
    return evidence != .locationText || !CodeInText.isPossible(text)
  }

  private func meaning(plain text: Span<UInt8>, _ place: (Span<UInt8>) -> Placement?) -> Meaning {
    if CellText.isPlaceholder(text) { return Meaning(Outcome.nowhere, repairs: Repairs(.placeholder)) }
    if text.isEmpty { return Meaning(Outcome.nowhere) }
    if let place = place(text) { return Meaning(bits(of: place)) }
    let denied = evidence == .locationText ? Gazetteer.builtIn.division(deniedBy: text) : nil
    return Meaning(denied.map(Outcome.denial) ?? Outcome.nowhere)
  }

  /// The place in the bits of an `Outcome`, `Outcome.nowhere` where the text names none.
  ///
  /// A name in one cell with a code is heard after it, as a text is: inside the code's place it refines it, elsewhere it
  /// contradicts it, as does one that denies it; beside a code that names no place it is the code's meaning.
  func meaning(_ raw: String) -> Meaning {
    if let pair { return Self.meaning(pair(raw)).both }
    let (cell, name) = cell(raw)
    if evidence == .locationText, name == nil {
      return Meaning(
        bits(of: cell.text.isEmpty ? PlaceInText() : PlaceInText(cell.text)), repairs: cell.repairs)
    }
    let placement = cell.text.isEmpty ? nil : place(cell.text)
    return Meaning(bits(of: placement, with: name.map(PlaceInText.init)), repairs: cell.repairs)
  }

  /// The same of a name that stands in one cell with a code.
  func name(in raw: String) -> UInt32 {
    if let pair { return Self.meaning(pair(raw)).name }
    return cell(raw).name.map { Self.text.bits(of: PlaceInText($0)) } ?? Outcome.nowhere
  }

  /// - Parameter name: what stands in one cell with the code of the placement.
  private func bits(of placement: Placement?, with name: PlaceInText?) -> UInt32 {
    guard let name else { return bits(of: placement) }
    switch name.bearing(beside: placement) {
    case .refines: return Self.bits(of: name.placement, .locationText) | Outcome.refinedByName
    case .contradicts: return bits(of: placement) | Outcome.contradictory
    case .saysNothing: return bits(of: placement ?? name.placement)
    }
  }

  func bits(of text: PlaceInText) -> UInt32 {
    text.denied.map(Outcome.denial) ?? bits(of: text.placement)
  }

  /// What is read of a raw value, and the name that stands beside a code in one cell.
  func cell(_ raw: String) -> (cell: CellText, name: String?) {
    switch evidence {
    case .locationCode:
      var cell = clean(raw)
      let name = cell.splitName() ?? cell.splitName(beforeCodeOf: CodeInText.lengths)
      cell.shortenDivisionCode()
      return (cell, name)
    case .locationText: return CodeInText.split(Self.cleanCode(raw)) ?? (clean(raw), nil)
    case .creditCode, .employer: return (clean(raw), nil)
    }
  }

  /// What a province and a text say together, and what had to be repaired in them.
  ///
  /// A code in one cell with a name, or alone as the province, is held against the names of both.
  /// - Returns: also what the names say.
  static func meaning(_ pair: (province: String, text: String)) -> (both: Meaning, name: UInt32) {
    let ((province, provinceName), (text, textName)) = (
      Self.text.cell(pair.province), Self.text.cell(pair.text)
    )
    let repairs = province.repairs.union(text.repairs)
    let (upper, lower) = (provinceName ?? province.text, textName ?? text.text)
    if upper.isEmpty, lower.isEmpty { return (Meaning(Outcome.nowhere, repairs: repairs), Outcome.nowhere) }
    let code = Gazetteer.builtIn.place(code: (textName == nil ? province : text).text)
    let own = (textName ?? provinceName).map(PlaceInText.init)
    var name = PlaceInText(place(province: upper, text: lower), of: joined(upper, lower))
    if let own, own.bearing(beside: code) == .contradicts { name = own }
    guard let code else { return (Meaning(Self.text.bits(of: name), repairs: repairs), Outcome.nowhere) }
    let bits = Self.text.bits(of: code, with: name)
    // What stands in two columns is one source.
    let both = own == nil && name.bearing(beside: code) == .refines ? bits & ~Outcome.refinedByName : bits
    return (Meaning(both, repairs: repairs), Self.text.bits(of: name))
  }

  func bits(of placement: Placement?) -> UInt32 { Self.bits(of: placement, evidence) }

  /// A place in the bits of an `Outcome`.
  @inline(__always)
  static func bits(of placement: Placement?, _ evidence: Evidence) -> UInt32 {
    guard let placement, placement.zone != .unresolved else { return Outcome.nowhere }
    let division = placement.division.flatMap(Divisions.current.index).map(UInt32.init)
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
    return gazetteer.place(text: joined(province, text))
  }

  private static func joined(_ province: String, _ text: String) -> String {
    text.hasPrefix(province) ? text : province + text
  }
}
