package import Outcomes

/// Rates for people: percent with two decimals, rounded half up from the counts.
///
/// One exception: rounding never crosses the target. A rate below it is rounded down, one that reaches it up,
/// so 89.9996 % reads 89.99 % and never 90.00 % next to a target of 90 %.
extension Rate {
  /// `91.20%`; `70.12–78.30%` where the unknowns decide; `–` where there is nobody to take a share of;
  /// `※` where they are hidden.
  var percent: String {
    guard let numerator, let denominator else { return verdict.sign }
    guard denominator > 0 else { return "–" }
    let known = Self.percent(hundredths: shown(numerator, of: denominator))
    guard verdict == .undetermined, let unknown else { return known + "%" }
    return "\(known)–\(Self.percent(hundredths: shown(numerator + unknown, of: denominator)))%"
  }

  /// The same without the unknowns: `70.12%`.
  var knownPercent: String {
    guard let numerator, let denominator else { return verdict.sign }
    return denominator > 0 ? Self.percent(hundredths: shown(numerator, of: denominator)) + "%" : "–"
  }

  /// Hundredths of a percent.
  private func shown(_ people: Int, of denominator: Int) -> Int {
    let exact = 10_000 * people
    let nearest = (2 * exact + denominator) / (2 * denominator)
    let reaches = target.isMet(by: people, of: denominator)
    if reaches == (100 * nearest >= target.millionths) { return nearest }
    return reaches ? (exact + denominator - 1) / denominator : exact / denominator
  }

  /// Millionths as points of a hundred with two decimals, without a sign: `1.23`.
  static func points(_ millionths: Int) -> String {
    percent(hundredths: (Int(millionths.magnitude) + 50) / 100)
  }

  private static func percent(hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Target {
  /// In full, without needless zeros: `90%`, `66.6667%`.
  package var percent: String {
    var digits = String(millionths % 10_000 + 10_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(millionths / 10_000)\(digits.isEmpty ? "" : ".")\(digits)%"
  }
}

extension Rate.Verdict {
  /// For people who do not see colours.
  package var sign: String {
    switch self {
    case .met: "✓"
    case .missed: "✗"
    case .undetermined: "?"
    case .notAssessed: "–"
    case .suppressed: "※"
    }
  }
}
