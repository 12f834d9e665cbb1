import Outcomes
import Rendering

/// How a share of people stands against its target, as people read it.
struct Standing: Hashable, Sendable {
  /// Millionths, as the report has them.
  let value: Int
  /// The same if every unknown had counted; `nil` where they are hidden.
  let upper: Int?
  let target: Target
  let verdict: Rate.Verdict

  /// `nil` where there is nobody to take a share of, or they are hidden.
  init?(value: Int?, upper: Int?, target: Target, verdict: Rate.Verdict) {
    guard let value, verdict != .notAssessed else { return nil }
    (self.value, self.upper, self.target, self.verdict) = (value, upper, target, verdict)
  }

  /// What the unknown may add, in millionths, as far as it is told.
  var unknown: Int { (upper ?? value) - value }

  /// `90.8%`
  var percent: String { shownValue.text }

  /// The same with every unknown; `※` where they are hidden.
  var upperPercent: String { shownUpper?.text ?? Rate.Verdict.suppressed.sign }

  var shownValue: Shown { shown(value, reaches: verdict == .met) }
  var shownUpper: Shown? { upper.map { shown($0, reaches: verdict != .missed) } }

  /// A share as people read it: its millionths, and so many decimals of its percentage.
  struct Shown: Equatable {
    /// Those of the report, unless it has itself rounded across the target.
    var millionths: Int
    var decimals: Int
    fileprivate var text: String {
      let unit = [1: 1000, 2: 100, 3: 10][decimals] ?? 1
      return Standing.percent((millionths + unit / 2) / unit * unit, decimals: decimals)
    }
  }

  /// One decimal, half up; as many more as it takes to stand on the side of the target where the people stand, so that
  /// 59.96 % of a target of 60 % never reads 60.0 %.
  private func shown(_ millionths: Int, reaches: Bool) -> Shown {
    for (decimals, unit) in [(1, 1000), (2, 100), (3, 10)] {
      let rounded = (millionths + unit / 2) / unit * unit
      if (rounded >= target.millionths) == reaches {
        return Shown(millionths: millionths, decimals: decimals)
      }
    }
    // The report itself may have rounded across.
    let exact = reaches ? max(millionths, target.millionths) : min(millionths, target.millionths - 1)
    return Shown(millionths: exact, decimals: 4)
  }

  private static func percent(_ millionths: Int, decimals: Int) -> String {
    let digits = String(millionths % 10_000 + 10_000).dropFirst().prefix(decimals)
    return "\(millionths / 10_000).\(digits)%"
  }
}

extension Standing {
  /// A share without a target, half up.
  static func percent(_ people: Int, of all: Int, decimals: Int = 1) -> String {
    guard all > 0 else { return "–" }
    let unit = decimals == 1 ? 1000 : 100
    return percent((2 * people * (1_000_000 / unit) + all) / (2 * all) * unit, decimals: decimals)
  }

  /// How far to the right a share lies, for styles and charts: `63.01`, of 100.
  static func position(_ millionths: Int) -> String {
    let hundredths = (millionths + 50) / 100
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Points of a hundred between two shares, with a sign: `+1.1`, `−0.6`, `0.0`.
  static func points(_ millionths: Int) -> String {
    let tenths = (Int(millionths.magnitude) + 500) / 1000
    let sign = tenths == 0 ? "" : millionths > 0 ? "+" : "−"
    return "\(sign)\(tenths / 10).\(tenths % 10)"
  }
}

extension Rate {
  var standing: Standing? {
    Standing(value: valueInMillionths, upper: upperInMillionths, target: target, verdict: verdict)
  }
}

extension PublishedShare {
  func standing(against target: Target) -> Standing? {
    Standing(value: value, upper: upper, target: target, verdict: verdict)
  }
}
