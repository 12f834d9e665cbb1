import ReferenceData

extension Gazetteer {
  /// Says where somebody works, by which rule, and why the other readings lost.
  ///
  /// The sources are believed in the order of `Evidence`; the first that resolves decides.
  /// - Parameters:
  ///   - code: 单位所在地代码, digits as for `place(code:)`.
  ///   - location: 单位所在地.
  ///   - creditCode: 统一社会信用代码.
  ///   - employer: 单位名称.
  /// - Returns: an explanation for any mix of sources, also for none.
  public func explain(
    code: String? = nil, location: String? = nil, creditCode: String? = nil, employer: String? = nil
  ) -> Explanation {
    var candidates: [Explanation.Candidate] = []
    if let code { candidates += readings(ofCode: code, as: .locationCode) }
    if let location {
      candidates += CleanText.reading(location.utf8.span) { text in
        Self.reading(text: text) { readings(of: $0, in: text, as: .locationText) }
      }
    }
    if let creditCode { candidates += readings(ofCreditCode: creditCode) }
    if let employer {
      candidates += CleanText.reading(employer.utf8.span) { text in
        Self.reading(employer: text) { readings(of: $0, in: text, as: .employer) }
      }
    }
    return decided(candidates)
  }

  /// Lets the first source that resolves win, and tells the others why they did not count.
  private func decided(_ candidates: [Explanation.Candidate]) -> Explanation {
    guard let chosen = candidates.first(where: \.isChosen) else {
      let reason = candidates.first?.reason ?? "No source was given."
      return Explanation(
        placement: nil, division: nil, evidence: nil, rule: reason, candidates: candidates)
    }
    let told = candidates.map { candidate -> Explanation.Candidate in
      guard candidate.isChosen, candidate.evidence != chosen.evidence else { return candidate }
      let agrees = candidate.placement?.zone == chosen.placement?.zone
      return Explanation.Candidate(
        evidence: candidate.evidence, text: candidate.text, placement: candidate.placement,
        division: candidate.division, isChosen: false,
        reason: candidate.reason + " Not used: \(chosen.evidence.name) comes first"
          + (agrees ? ", and agrees." : ", and disagrees: a conflict."))
    }
    return Explanation(
      placement: chosen.placement, division: chosen.division, evidence: chosen.evidence,
      rule: chosen.reason, candidates: told)
  }

  func candidate(
    _ evidence: Evidence, _ text: String, _ placement: Placement?, isChosen: Bool, _ reason: String
  ) -> Explanation.Candidate {
    Explanation.Candidate(
      evidence: evidence, text: text, placement: placement,
      division: placement?.division.flatMap { divisions[$0] }, isChosen: isChosen, reason: reason)
  }

  /// The names from the province down.
  func path(of code: DivisionCode) -> String { divisions[code]?.path ?? code.description }

  func paths(of codes: [DivisionCode]) -> String {
    let names = codes.map(path(of:))
    return names.count <= 4 ? names.joined(separator: "、") : names.prefix(3).joined(separator: "、") + "等"
  }
}
