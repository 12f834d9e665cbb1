import ExtractReading
import Regions

/// What one source of a record says of the place of a job.
struct PlaceClaim {
  let evidence: Evidence
  /// As it stands there: see `Contradiction.Statement`.
  let value: String
  /// The bits of the place, `Outcome.nowhere` where it names none.
  var place = Outcome.nowhere
  /// The same of a name that stands in one cell with a code.
  var name = Outcome.nowhere

  /// What `place` says.
  var placement: Placement { place & 1 == 0 ? Outcome(bits: place).placement : .unknown }

  /// Whether a name in its own cell contradicts it: 500118-成都市.
  var isContradictory: Bool { place & 1 == 0 && place & Outcome.contradictory != 0 }

  /// Whether `place` is that of the name, which lies inside the code's.
  var isRefinedByName: Bool { place != Outcome.nowhere && place & Outcome.refinedByName != 0 }
}

extension PlaceReading {
  /// What a value says.
  ///
  /// - Parameters:
  ///   - text: `nil` where it cannot be decoded.
  ///   - value: the same as it is shown.
  func claim(_ text: String?, shownAs value: String) -> PlaceClaim {
    guard let text else { return PlaceClaim(evidence: evidence, value: value) }
    return PlaceClaim(evidence: evidence, value: value, place: meaning(text).value, name: name(in: text))
  }

  func claim(_ field: FieldBytes, _ decoder: TextDecoder) -> PlaceClaim {
    claim(decoder.string(of: field), shownAs: decoder.shown(field))
  }
}

extension TextDecoder {
  /// A whole field; `nil` where the encoding has no such bytes.
  func string(of field: FieldBytes) -> String? { decode(field).map { String(decoding: $0, as: UTF8.self) } }

  /// A field as `Contradiction.Statement` shows it.
  func shown(_ field: FieldBytes) -> String {
    let limit = Contradiction.Statement.mostBytes
    return text(of: field.part(from: 0, count: min(field.count, limit)).array, limit: limit)
  }
}

extension Placement {
  static let unknown = Placement(zone: .unresolved, division: nil)
}
