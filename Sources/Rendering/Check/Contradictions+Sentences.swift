package import Counting
internal import Outcomes
import Reports

// What is said of contradictions.

extension Contradictions {
  var finding: Bilingual {
    let (key, name) = (institution.key[0], institution.name[0])
    let school = [key, name == key ? nil : name].compactMap { $0 }.joined(separator: " ")
    let finding = found.kind.finding
    return Bilingual("\(finding.chinese)（\(school)）", "\(finding.english) (\(key))")
  }

  var advice: Bilingual {
    let believed = found.kind.sourceTerms.believed
    return Bilingual(
      "现以\(believed.chinese)为准；请逐条核对并改正有误的一项，明细可用 --conflicts 导出",
      "the \(believed.english) is believed: see which is right and mend the other (--conflicts lists both values)"
    )
  }

  /// What would change, in a line for each rate.
  func changes(in report: Report) -> [String] {
    let other = found.kind.sourceTerms.other
    let (own, everyone) = (effects(on: institution, of: report), effects(on: all, of: report))
    return ["若以\(other.chinese)为准 If the \(other.english) won:"]
      + zip(own, everyone).map { own, everyone in
        "  \(own.name.spoken): \(own.shown) · 全部 all: \(everyone.shown)"
      }
  }
}

extension Contradictions.Effect {
  /// `62.00% ✓ → 58.00% ✗`
  fileprivate var shown: String {
    [asCounted, ifOtherWon].map { "\($0.percent) \($0.verdict.sign)" }.joined(separator: " → ")
  }
}

extension RateName {
  fileprivate var spoken: String {
    switch self {
    case .employment: "就业率 employment"
    case .stayInChongqing: "留渝率 stay in Chongqing"
    case .stayInCircle: "留圈率 stay in circle"
    }
  }
}

extension Conflict {
  package var finding: Bilingual {
    let (believed, other) = sourceTerms
    return Bilingual(
      "\(believed.chinese)与\(other.chinese)矛盾",
      "\(believed.english) and \(other.english) contradict each other")
  }

  /// What people call both sources.
  fileprivate var sourceTerms: (believed: Bilingual, other: Bilingual) {
    let code = Bilingual("单位所在地代码", "location code")
    let text = Bilingual("单位所在地", "location text")
    let creditCode = Bilingual("统一社会信用代码", "credit code")
    let employer = Bilingual("单位名称", "employer")
    switch self {
    case .locationCodeAndText: return (code, text)
    case .locationCodeAndCreditCode: return (code, creditCode)
    case .locationCodeAndEmployer: return (code, employer)
    case .locationTextAndCreditCode: return (text, creditCode)
    case .locationTextAndEmployer: return (text, employer)
    case .creditCodeAndEmployer: return (creditCode, employer)
    case .destinationCodeAndText:
      return (Bilingual("毕业去向代码", "destination code"), Bilingual("毕业去向", "destination text"))
    }
  }
}
