import FileNames
import Outcomes

/// The text with whatever could steer a terminal or turn the line around replaced by `�`, and `\xd6` for each byte of a
/// file's name that is no text.
package func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.legible.unicodeScalars {
    switch scalar {
    case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      scalars.append("\u{FFFD}")
    default: scalars.append(scalar)
    }
  }
  return String(scalars)
}

/// The number with a comma between thousands: `12,345`.
package func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude).utf8)
  var bytes: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(digit)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The same; `※` where it is hidden.
package func grouped(_ number: Int?) -> String { number.map { grouped($0) } ?? Rate.Verdict.suppressed.sign }

/// Seconds to the thousandth: `0.812`.
package func thousandths(ofSeconds seconds: Double) -> String {
  let thousandths = Int((seconds * 1000).rounded())
  return "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())"
}
