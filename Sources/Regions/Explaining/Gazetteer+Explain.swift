import ReferenceData

extension Gazetteer {
  /// What one source means, first what it says, then what else is in it and why that does not count.
  ///
  /// - Parameters:
  ///   - evidence: which of the sources it is.
  ///   - text: clean, as for `place(code:)`, `place(text:)`, `place(creditCode:)` or `place(employer:)`.
  /// - Returns: at least one; the first is chosen if it names a place.
  public func candidates(_ evidence: Evidence, _ text: String) -> [Explanation.Candidate] {
    switch evidence {
    case .locationCode: ruled("code", readings(ofCode: text, as: evidence))
    case .locationText:
      CleanText.reading(text.utf8.span) { clean in
        Self.reading(text: clean) { readings(of: $0, in: clean, as: evidence) }
      }
    case .creditCode: ruled("credit_code", readings(ofCreditCode: text))
    case .employer:
      CleanText.reading(text.utf8.span) { clean in
        Self.reading(employer: clean) { readings(of: $0, in: clean, as: evidence) }
      }
    }
  }

  /// Readings by one rule, the first of which decided.
  private func ruled(_ rule: String, _ readings: [Explanation.Candidate]) -> [Explanation.Candidate] {
    var readings = readings
    readings[0].rule = rule
    return readings
  }

  /// A reading that somebody else has made.
  public func candidate(
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
