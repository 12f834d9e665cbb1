public import ReferenceData

/// Where somebody works, as far as a source says.
public struct Placement: Hashable, Sendable {
  public let zone: Zone
  /// The division of today: a county, or the city or province where no more is known. `nil` abroad, and where a
  /// zone is known but no division.
  public let division: DivisionCode?

  public init(zone: Zone, division: DivisionCode?) {
    self.zone = zone
    self.division = division
  }
}
