import ReferenceData

extension Gazetteer {
  /// Says where somebody works, by which rule, and why the other readings lost.
  ///
  /// The sources are believed in the order of `Evidence`; the first that resolves decides.
  /// - Parameter code: 单位所在地代码, digits as for `place(code:)`.
  /// - Returns: an explanation for any mix of sources, also for none.
  public func explain(code: String? = nil) -> Explanation {
    var candidates: [Explanation.Candidate] = []
    if let code { candidates += explain(code: code, as: .locationCode) }
    let chosen = candidates.first(where: \.isChosen)
    return Explanation(
      placement: chosen?.placement, division: chosen?.division, evidence: chosen?.evidence,
      rule: chosen?.reason ?? "No source names a place, so none is guessed.", candidates: candidates)
  }

  /// The meanings of a code, the one that counts first.
  func explain(code: String, as evidence: Evidence) -> [Explanation.Candidate] {
    func candidate(_ placement: Placement?, isChosen: Bool, _ reason: String) -> Explanation.Candidate {
      Explanation.Candidate(
        evidence: evidence, text: code, placement: placement,
        division: placement?.division.flatMap { divisions[$0] }, isChosen: isChosen, reason: reason)
    }
    guard let digits = DivisionCode(digits: code.utf8.span) else {
      let reason = "\(code) is not a division code: it takes 6 digits, or 2, 4, 9 or 12."
      return [candidate(nil, isChosen: false, reason)]
    }
    guard let resolution = resolve(digits) else {
      return [candidate(nil, isChosen: false, "\(digits) is not, and never was, the code of a place.")]
    }
    let older = historic.all(digits).filter { was in
      if case .historic(let latest) = resolution.rule { return was != latest }
      return !was.now.contains(digits)
    }
    return [candidate(resolution.placement, isChosen: true, reason(resolution))]
      + older.map {
        candidate(
          placement(of: $0.now), isChosen: false,
          "\(digits) was \($0.name) until \($0.years.upperBound); a code used again has its latest meaning.")
      }
  }

  private func reason(_ resolution: CodeResolution) -> String {
    let code = resolution.code
    switch resolution.rule {
    case .current:
      return "\(code) is the code of \(name(of: code))."
    case .historic(let was):
      return "\(code) was \(was.name) until \(was.years.upperBound), today \(names(of: was.now))."
    case .city:
      return "\(code) is no division's code; its first four digits are \(name(of: code.city))."
    case .historicCity(let was):
      return "\(code) is no division's code; its first four digits were \(was.name) until "
        + "\(was.years.upperBound), today \(names(of: was.now))."
    case .province:
      return "\(code) is no division's code; its first two digits are \(name(of: code.province))."
    }
  }

  private func name(of code: DivisionCode) -> String { divisions[code]?.path ?? code.description }

  private func names(of codes: [DivisionCode]) -> String {
    let names = codes.map(name(of:))
    return names.count <= 4 ? names.joined(separator: "、") : names.prefix(3).joined(separator: "、") + "等"
  }
}
