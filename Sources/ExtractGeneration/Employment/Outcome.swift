/// What becomes of a graduate (毕业去向), as the generator draws it.
package enum Outcome: Int, CaseIterable {
  case contract, flexible, selfEmployed, military, furtherStudy, abroad, notPlaced, unclear

  /// Whether there is a job, and so an employer with a place.
  var isEmployed: Bool { rawValue <= Outcome.selfEmployed.rawValue }

  /// Whether there is a destination at all (去向落实).
  var isPlaced: Bool { rawValue <= Outcome.abroad.rawValue }
}
