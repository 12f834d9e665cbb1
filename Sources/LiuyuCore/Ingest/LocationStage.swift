import ExtractReading
import Outcomes
import ReferenceData
import Regions

/// Finds where each employed graduate of a batch works.
final class LocationStage {
  private static let nowhere = UInt32.max

  private let gazetteer = Gazetteer.builtIn
  private let divisionCodes = Divisions.current.codes
  private var code = FieldPlace.absent
  private var decoder: TextDecoder
  private var codes = RawCache()
  private var codeMeanings = Growing<Meaning>()
  private var fixedCode = LocationStage.nowhere

  init(decoder: TextDecoder) { self.decoder = decoder }

  /// Turns to another extract.
  func begin(code: FieldPlace, decoder: TextDecoder) {
    self.code = code
    self.decoder = decoder
    codes = RawCache()
    codeMeanings.removeAll()
    if case .fixed(let text) = code { fixedCode = place(code: text).value } else { fixedCode = Self.nowhere }
  }

  /// Adds the place to the outcome of each employed graduate.
  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults) {
    let unresolved = Outcome.place(.unresolved, evidence: Outcome.unlocated, division: Outcome.noDivision)
    for record in 0..<batch.count {
      var outcome = Outcome(bits: outcomes[record])
      guard Self.employed >> UInt32(outcome.categoryIndex) & 1 == 1 else { continue }
      let place = byCode(batch, record, faults)
      outcome.locate(place == Self.nowhere ? unresolved : place)
      outcomes[record] = outcome.bits
    }
  }

  /// One bit for each category that is a job.
  private static let employed: UInt32 = Category.allCases.reduce(0) {
    $1.isEmployed ? $0 | 1 << UInt32($1.rawValue) : $0
  }

  @inline(__always)
  private func byCode(_ batch: borrowing RecordBatch, _ record: Int, _ faults: BatchFaults) -> UInt32 {
    switch code {
    case .absent, .fixed: return fixedCode
    case .slot(let slot):
      let field = batch.fields[record * batch.columns + slot]
      let start = batch.bytes + Int(field.offset)
      let (number, isNew) = codes.number(of: start, count: Int(field.count))
      if isNew {
        // A code in bytes that cannot be decoded resolves to nothing; it does not refuse the graduate.
        let bytes = decoder.decode(UnsafeBufferPointer(start: start, count: Int(field.count)))
        codeMeanings.append(
          bytes.map { place(code: String(decoding: $0, as: UTF8.self)) } ?? Meaning(Self.nowhere))
      }
      let meaning = codeMeanings[number]
      if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
      return meaning.value
    }
  }

  private func place(code raw: String) -> Meaning {
    var cell = CellText(code: raw)
    cell.shortenDivisionCode()
    guard let placement = gazetteer.place(code: cell.text) else { return Meaning(Self.nowhere, repairs: cell.repairs) }
    return Meaning(bits(of: placement, by: .locationCode), repairs: cell.repairs)
  }

  private func bits(of placement: Placement, by evidence: Evidence) -> UInt32 {
    let division = placement.division.flatMap { divisionCodes.firstIndex(of: $0) }.map(UInt32.init)
    return Outcome.place(
      placement.zone, evidence: UInt32(evidence.rawValue), division: division ?? Outcome.noDivision)
  }
}
