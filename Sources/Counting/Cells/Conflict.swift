import Outcomes
import Regions

/// Two statements of one record that do not agree; the first is believed.
package enum Conflict: UInt8, CaseIterable, Sendable {
  case locationCodeAndText, locationCodeAndCreditCode, locationCodeAndEmployer
  case locationTextAndCreditCode, locationTextAndEmployer, creditCodeAndEmployer
  /// 毕业去向代码 and 毕业去向 name different categories.
  case destinationCodeAndText

  /// The key in `totals.conflicts`.
  package var name: String {
    "\(sources.believed)_\(sources.other)"
  }

  /// The names of both.
  package var sources: (believed: String, other: String) {
    evidence.map { ($0.believed.name, $0.other.name) } ?? ("destination_code", "destination_text")
  }

  /// Whether it is about where somebody works.
  package var isOfPlaces: Bool { evidence != nil }

  /// One bit for each that is about where somebody works.
  static let ofPlaces = allCases.reduce(UInt32(0)) { $1.evidence == nil ? $0 : $0 | 1 << UInt32($1.rawValue) }

  /// What contradicts each other of a location; `nil` for what is none.
  var evidence: (believed: Evidence, other: Evidence)? {
    switch self {
    case .locationCodeAndText: (.locationCode, .locationText)
    case .locationCodeAndCreditCode: (.locationCode, .creditCode)
    case .locationCodeAndEmployer: (.locationCode, .employer)
    case .locationTextAndCreditCode: (.locationText, .creditCode)
    case .locationTextAndEmployer: (.locationText, .employer)
    case .creditCodeAndEmployer: (.creditCode, .employer)
    case .destinationCodeAndText: nil
    }
  }
}
