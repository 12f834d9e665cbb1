import Outcomes
package import Regions

/// What the columns of one record say of the place of a job, as it stands there; `nil` where there is no such column.
package struct LocationClaims: Sendable {
  /// 单位所在地代码
  package var code: String?
  /// 单位所在地
  package var location: String?
  /// 统一社会信用代码
  package var creditCode: String?
  /// 单位名称
  package var employer: String?

  package init(
    code: String? = nil, location: String? = nil, creditCode: String? = nil, employer: String? = nil
  ) {
    self.code = code
    self.location = location
    self.creditCode = creditCode
    self.employer = employer
  }

  /// Where somebody with these claims works; `nil` where nothing resolves.
  package var placement: Placement? {
    let outcome = outcome
    return outcome.isUnlocated ? nil : outcome.placement
  }

  /// What a run makes of the claims of someone employed.
  var outcome: Outcome {
    claims.reduce(into: PlaceHearing(Self.unlocated)) { $0.hear($1.reading.meaning($1.raw).value) }.outcome
  }

  static var unlocated: Outcome {
    var outcome = Outcome(.contract)
    outcome.locate(Outcome.unlocatedPlace)
    return outcome
  }

  /// In the order in which the sources are asked.
  var claims: [(reading: PlaceReading, raw: String)] {
    let all: [(PlaceReading, String?)] = [
      (.code, code), (.text, location), (.creditCode, creditCode), (.employer, employer),
    ]
    return all.compactMap { reading, raw in raw.map { (reading, $0) } }
  }
}
