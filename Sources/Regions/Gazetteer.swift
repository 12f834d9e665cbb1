public import ReferenceData

/// Finds the division and the zone of a place from a code, a text, a credit code or an employer's name.
///
/// A look-up is meant to run once per distinct value. The tables are read when the first code is asked for, within
/// a few milliseconds; names are indexed when the first text is. A class, so that the readers of a million texts share
/// it at the price of one reference.
public final class Gazetteer: Sendable {
  /// Year and month of the divisions; every report names it.
  public static let divisionsAsOf = Divisions.asOf

  /// The tables that are part of the program.
  public static let builtIn = Gazetteer()

  let divisions = Divisions.current
  let historic = HistoricDivisions.known
  let plan = CirclePlan()

  private init() {}

  /// The zone of a division of today.
  public func zone(of division: DivisionCode) -> Zone { plan.zone(of: division) }

  /// The place that some divisions of today make up together: the one that holds them all, and what their zones
  /// share.
  func placement(of parts: [DivisionCode]) -> Placement? {
    guard let first = parts.first else { return nil }
    if parts.count == 1 { return Placement(zone: zone(of: first), division: first) }
    let zone = parts.dropFirst().reduce(zone(of: first)) { $0.joined(with: self.zone(of: $1)) }
    if parts.allSatisfy({ $0.city == first.city }), divisions.contains(first.city) {
      return Placement(zone: zone, division: first.city)
    }
    if parts.allSatisfy({ $0.province == first.province }) {
      return Placement(zone: zone, division: first.province)
    }
    // Divisions of several provinces share a zone only outside Chongqing and Sichuan.
    return zone == .unresolved ? nil : Placement(zone: zone, division: nil)
  }
}
