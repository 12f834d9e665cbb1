import ReferenceData

extension Gazetteer {
  /// The meanings of a code, the one that counts first.
  func readings(ofCode code: String, as evidence: Evidence) -> [Explanation.Candidate] {
    guard let digits = DivisionCode(digits: code.utf8.span) else {
      let reason = "\(code) is not a division code: it takes 6 digits, or 9 or 12."
      return [candidate(evidence, code, nil, isChosen: false, reason)]
    }
    guard let resolution = resolve(digits) else {
      return [
        candidate(
          evidence, code, nil, isChosen: false, "\(digits) is not, and never was, the code of a place.")
      ]
    }
    let older = historic.all(digits).filter { was in
      if case .historic(let latest) = resolution.rule { return was != latest }
      return !was.now.contains(digits)
    }
    return [candidate(evidence, code, resolution.placement, isChosen: true, reason(resolution))]
      + older.map {
        candidate(
          evidence, code, placement(of: $0.now), isChosen: false,
          "\(digits) was \($0.name) until \($0.years.upperBound); a code used again has its latest meaning.")
      }
  }

  /// What a 统一社会信用代码 says.
  func readings(ofCreditCode creditCode: String) -> [Explanation.Candidate] {
    guard let code = CreditCode(creditCode.utf8.span) else {
      return [
        candidate(
          .creditCode, creditCode, nil, isChosen: false,
          "\(creditCode) is not a valid credit code: 18 characters, and the last must match the others; not used."
        )
      ]
    }
    guard let resolution = resolve(code.division) else {
      return [
        candidate(
          .creditCode, creditCode, nil, isChosen: false,
          "Digits 3 to 8, \(code.division), name no place: a national authority registered the employer.")
      ]
    }
    return [
      candidate(
        .creditCode, creditCode, resolution.placement, isChosen: true,
        "Digits 3 to 8 are the division of registration. " + reason(resolution))
    ]
  }

  func reason(_ resolution: CodeResolution) -> String {
    let code = resolution.code
    switch resolution.rule {
    case .current:
      return "\(code) is the code of \(path(of: code))."
    case .historic(let was):
      return "\(code) was \(was.name) until \(was.years.upperBound), today \(paths(of: was.now))."
    case .city:
      return "\(code) is no division's code; its first four digits are \(path(of: code.city))."
    case .historicCity(let was):
      return "\(code) is no division's code; its first four digits were \(was.name) until "
        + "\(was.years.upperBound), today \(paths(of: was.now))."
    case .province:
      return "\(code) is no division's code; its first two digits are \(path(of: code.province))."
    }
  }
}
