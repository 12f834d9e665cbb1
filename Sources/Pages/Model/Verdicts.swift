import Outcomes

// The verdicts of a page in sentences.

/// How everyone stands, and how many of the rows do.
struct Verdicts: Sendable {
  let all: [Rate.Verdict]
  let rows: [[Rate.Verdict]]

  init(_ report: PublishedReport, _ groups: PageGroups) {
    all = report.all.figures.rates.map(\.verdict)
    rows = groups.rows.map { $0.rates.map(\.verdict) }
  }

  /// The whole report in one sentence.
  var lead: Phrase {
    func titles(_ isMeant: (Rate.Verdict) -> Bool) -> Phrase? {
      let titles = zip(RateName.allCases, all).filter { isMeant($0.1) }.map { $0.0.title }
      return titles.isEmpty ? nil : titles.joined(.comma)
    }
    if all.allSatisfy({ $0 == .notAssessed }) {
      return Phrase("没有可计的毕业生，三项指标无从计算", "No graduate is counted: there is nothing to measure")
    }
    let met = all.count { $0 == .met }
    let hidden = titles { $0 == .suppressed }.map {
      Phrase("\($0.chinese)人数过少，不公开", "\($0.english): too few to publish")
    }
    let open = titles { $0 != .met && $0 != .suppressed }
    var clauses: [Phrase] = []
    switch (met, open) {
    case (all.count, _): clauses.append(Phrase("三项目标均已达到", "All three targets are met"))
    case (0, nil): break
    case (0, _) where hidden == nil:
      clauses.append(Phrase("三项目标均未达到或无法判定", "None of the three targets is met for certain"))
    default:
      clauses.append(
        Phrase("三项目标达到 \(met) 项", "\(met) of three targets \(met == 1 ? "is" : "are") met")
          + (open.map { Phrase("：\($0.chinese)尚未达到", "; open: \($0.english)") } ?? Phrase("", "")))
    }
    return (clauses + [hidden].compactMap(\.self)).joined(.semicolon)
  }

  /// `17 所学校中，5 所三项全部达标，9 所至少一项未达标，3 所无法判定。`
  func sentence(_ noun: Noun) -> Phrase {
    let told = rows.filter { !$0.contains(.suppressed) }
    let met = told.count { $0.allSatisfy { $0 == .met } }
    let missed = told.count { $0.contains(.missed) }
    let open = told.count - met - missed
    let hidden = noun.hidden(rows.count - told.count)
    let measure = noun.measure
    let misses = Phrase(
      "\(missed) \(measure)至少一项未达标", "\(missed) \(missed == 1 ? "misses" : "miss") at least one")
    let stressed = missed == 0 ? misses : Phrase("<b>\(misses.chinese)</b>", "<b>\(misses.english)</b>")
    return Phrase(
      "\(noun.count(rows.count).chinese)中，\(met) \(measure)三项全部达标，\(stressed.chinese)，"
        + "\(open) \(measure)无法判定。",
      "Of \(noun.count(rows.count).english) \(met) \(met == 1 ? "meets" : "meet") all three, "
        + "\(stressed.english), \(open) cannot be decided.") + hidden
  }
}

extension Rate {
  /// What a card says: by how many people the target is met or missed.
  var sentence: Phrase {
    func bold(_ number: Int?) -> Markup { "<b>\(Phrase.number(number))</b>" }
    switch verdict {
    case .met where surplus == 0: return Phrase("正好达到目标", "Exactly on the line")
    case .met:
      return Phrase(
        "高出目标 \(bold(surplus)) 人",
        "\(bold(surplus)) \(surplus == 1 ? "graduate" : "graduates") above the line")
    case .missed:
      let short = Phrase(
        "还差 \(bold(needed)) 人", "\(bold(needed)) \(needed == 1 ? "graduate" : "graduates") short")
      guard let unknown, unknown > 0 else { return short }
      return short
        + Phrase(
          "；即使 \(Phrase.number(unknown)) 个不明去向全部计入也达不到",
          "; not even all \(Phrase.number(unknown)) unknown would do")
    case .undetermined:
      return Phrase(
        "无法判定：\(Phrase.number(unknown)) 人不明，其中查实 \(bold(needed)) 人即达标",
        "Undecided: \(Phrase.number(unknown)) are unknown; \(bold(needed)) of them would meet the target")
    case .notAssessed: return Phrase("没有人可算", "Nobody to count")
    case .suppressed: return .suppressed
    }
  }

  /// Of whom the rate is a share, and how far the unknown reach.
  func basis(_ name: RateName, over denominator: Methodology.StayDenominator) -> Phrase {
    let (all, counted) = (Phrase.number(self.denominator), Phrase.number(numerator))
    let people: Phrase
    switch (name, denominator) {
    case (.employment, _), (_, .graduates): people = Phrase("名毕业生", "graduates")
    case (_, .placed): people = Phrase("名落实去向者", "placed")
    case (_, .employed): people = Phrase("名就业者", "employed")
    }
    let does: Phrase
    switch name {
    case .employment: does = Phrase("人落实去向", "are placed")
    case .stayInChongqing: does = Phrase("人在重庆就业", "are employed in Chongqing")
    case .stayInCircle: does = Phrase("人在双城经济圈就业", "are employed in the circle")
    }
    let basis = Phrase(
      "\(all) \(people.chinese)中 \(counted) \(does.chinese)",
      "\(counted) of \(all) \(people.english) \(does.english)")
    guard let standing, let unknown, unknown > 0 else { return basis }
    return basis
      + Phrase(
        "；\(Phrase.number(unknown)) 人不明，全部计入最高 \(standing.upperPercent)",
        "; \(Phrase.number(unknown)) unknown, at most \(standing.upperPercent) with them")
  }

  /// What stands beside it in a table: `差 171 人`, `超 65 人`, `至 95.4% 待定`.
  var margin: Phrase {
    switch verdict {
    case .met:
      return Phrase("超 \(Phrase.number(surplus)) 人", "+\(Phrase.number(surplus))")
    case .missed: return Phrase("差 \(Phrase.number(needed)) 人", "\(Phrase.number(needed)) short")
    case .undetermined:
      let upper = standing?.upperPercent ?? ""
      return Phrase("至 \(upper) 待定", "to \(upper), open")
    case .notAssessed, .suppressed: return verdict.word
    }
  }
}
