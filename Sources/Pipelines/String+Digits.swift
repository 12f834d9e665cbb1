import Buffers

extension Character {
  /// Whether it is an ASCII digit: 二 is a number too.
  var isDigit: Bool { isASCII && isNumber }
}

extension StringProtocol {
  /// Whether there is something and all of it is ASCII digits.
  package var isDigits: Bool {
    !isEmpty && utf8.allSatisfy { $0.isASCIIDigit }
  }
}
