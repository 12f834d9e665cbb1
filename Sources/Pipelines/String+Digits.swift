import Buffers

extension StringProtocol {
  /// Whether there is something and all of it is ASCII digits.
  package var isDigits: Bool {
    !isEmpty && utf8.allSatisfy { $0.isASCIIDigit }
  }
}
