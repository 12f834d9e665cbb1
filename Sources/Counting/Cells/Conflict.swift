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
    guard let (believed, other) = evidence else { return "destination_code_destination_text" }
    return "\(believed.name)_\(other.name)"
  }

  /// One bit for each that is about where somebody works.
  static let ofPlaces = allCases.reduce(UInt32(0)) { $1.evidence == nil ? $0 : $0 | 1 << UInt32($1.rawValue) }

  /// What contradicts each other of a location; `nil` for what is none.
  private var evidence: (believed: Evidence, other: Evidence)? {
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
