import Buffers

extension StringProtocol {
  /// Without white space of any kind and width and marks of format at both ends. Control characters stay: whoever is shown a
  /// name has to see that they are there.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isBlank }),
      let last = unicodeScalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(self[first..<unicodeScalars.index(after: last)])
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { isSpace || isFormat }
}
