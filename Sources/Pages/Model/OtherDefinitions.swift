import Outcomes

/// Where another definition than the report's would turn a verdict on a group.
struct OtherDefinitions: Sendable {
  private let sensitivity: PublishedSensitivity
  /// Of the group, as the report counts.
  let figures: PublishedFigures
  private let own: Methodology

  /// `nil` where the report does not tell.
  init?(of group: PublishedGroup, in report: PublishedReport) {
    guard let sensitivity = group.sensitivity else { return nil }
    (self.sensitivity, figures, own) = (sensitivity, group.figures, report.methodology)
  }

  /// The stay rates; the employment rate is the same under each.
  static let rates = [RateName.stayInChongqing, .stayInCircle]

  /// Whether a variant is how this report counts.
  func isOwn(_ variant: Methodology) -> Bool {
    variant.stayDenominator == own.stayDenominator && variant.circleDefinition == own.circleDefinition
  }

  func standing(_ variant: Methodology, _ rate: RateName) -> Standing? {
    sensitivity[variant, rate]?.standing(against: figures[rate].target)
  }

  /// The rates of a variant that stand otherwise than the report's.
  private func turned(by variant: Methodology) -> [(RateName, Standing)] {
    Self.rates.compactMap { name in
      guard let standing = standing(variant, name), standing.verdict != figures[name].verdict
      else { return nil }
      return (name, standing)
    }
  }

  /// `以落实去向者为分母，留渝 45.1%（未达标）、留圈 57.3%（未达标）`; `nil` where no verdict turns.
  ///
  /// One definition is changed at a time: first the denominator, then the circle.
  var sentence: Phrase? {
    let variants = Methodology.variants
    let denominators = variants.filter {
      $0.circleDefinition == own.circleDefinition && $0.stayDenominator != own.stayDenominator
    }
    let circles = variants.filter {
      $0.circleDefinition != own.circleDefinition && $0.stayDenominator == own.stayDenominator
    }
    let clauses = (denominators + circles).compactMap { variant -> Phrase? in
      let hasOwnCircle = variant.circleDefinition == own.circleDefinition
      let turned = turned(by: variant)
      guard !turned.isEmpty else { return nil }
      let people = variant.stayDenominator.people
      let under =
        hasOwnCircle
        ? Phrase("以\(people.chinese)为分母，", "As a share of \(people.english) ")
        : Phrase(
          "圈界取“\(variant.circleDefinition.title.chinese)”，",
          "With the circle “\(variant.circleDefinition.title.english)” ")
      return under + turned.map { name, standing in standing.inWords(name) }.joined(.comma)
    }
    return clauses.isEmpty ? nil : clauses.joined(Phrase("；", ". ")) + Phrase("。", ".")
  }

  /// `另 8 种口径：2 种未达标、3 种待定`: under how many of the others a rate stands otherwise; `nil` where it never does.
  func turns(of rate: RateName) -> Phrase? {
    // Of Chongqing the circle says nothing.
    let others = Methodology.variants.filter {
      !isOwn($0) && (rate == .stayInCircle || $0.circleDefinition == own.circleDefinition)
    }
    let verdicts = others.compactMap { standing($0, rate)?.verdict }
    let clauses = Rate.Verdict.allCases.filter { $0 != figures[rate].verdict }.compactMap {
      verdict -> Phrase? in
      let count = verdicts.count { $0 == verdict }
      return count == 0
        ? nil : Phrase("\(count) 种\(verdict.word.chinese)", "\(count) \(verdict.word.english)")
    }
    return clauses.isEmpty
      ? nil
      : Phrase("另 \(others.count) 种口径：", "\(others.count) other definitions: ") + clauses.joined(.comma)
  }
}

extension Standing {
  /// `留渝 45.1%（未达标）`
  fileprivate func inWords(_ name: RateName) -> Phrase {
    let range = verdict == .undetermined ? "\(percent)–\(upperPercent)" : percent
    return Phrase(
      "\(name.word.chinese) \(range)（\(verdict.word.chinese)）",
      "\(name.word.english) \(range) (\(verdict.word.english))")
  }
}
