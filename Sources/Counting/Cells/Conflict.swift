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
    switch self {
    case .locationCodeAndText: "location_code_location_text"
    case .locationCodeAndCreditCode: "location_code_credit_code"
    case .locationCodeAndEmployer: "location_code_employer"
    case .locationTextAndCreditCode: "location_text_credit_code"
    case .locationTextAndEmployer: "location_text_employer"
    case .creditCodeAndEmployer: "credit_code_employer"
    case .destinationCodeAndText: "destination_code_destination_text"
    }
  }

  init(_ believed: Evidence, _ other: Evidence) {
    self =
      switch (believed, other) {
      case (.locationCode, .locationText): .locationCodeAndText
      case (.locationCode, .creditCode): .locationCodeAndCreditCode
      case (.locationCode, _): .locationCodeAndEmployer
      case (.locationText, .creditCode): .locationTextAndCreditCode
      case (.locationText, _): .locationTextAndEmployer
      default: .creditCodeAndEmployer
      }
  }
}
