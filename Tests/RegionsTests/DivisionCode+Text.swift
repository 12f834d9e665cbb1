import ReferenceData

extension DivisionCode {
  /// The code of six digits, as the tables of the tests have it.
  init?(_ digits: String) {
    guard let number = UInt32(digits) else { return nil }
    self.init(number: number)
  }
}
