import Outcomes

/// Where another definition than the report's would turn a verdict on everyone.
struct OtherDefinitions: Sendable {
  let sensitivity: PublishedSensitivity
  let report: PublishedReport

  init?(_ report: PublishedReport) {
    guard let sensitivity = report.all.sensitivity else { return nil }
    (self.sensitivity, self.report) = (sensitivity, report)
  }

  /// Whether a variant is how this report counts.
  func isOwn(_ variant: Methodology) -> Bool {
    variant.stayDenominator == report.methodology.stayDenominator
      && variant.circleDefinition == report.methodology.circleDefinition
  }

  func standing(_ variant: Methodology, _ rate: RateName) -> Standing? {
    sensitivity[variant, rate]?.standing(against: report.all.figures[rate].target)
  }

  /// The rates of a variant that stand otherwise than the report's.
  private func turned(by variant: Methodology) -> [(RateName, Standing)] {
    [RateName.stayInChongqing, .stayInCircle].compactMap { name in
      guard let standing = standing(variant, name), standing.verdict != report.all.figures[name].verdict
      else { return nil }
      return (name, standing)
    }
  }

  /// `以落实去向者为分母，留渝 45.1%（未达标）、留圈 57.3%（未达标）`; `nil` where no verdict turns.
  ///
  /// One definition is changed at a time: first the denominator, then the circle.
  var sentence: Phrase? {
    let own = report.methodology
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
