import ReferenceData

/// The zone of every division, from the plan of the circle county by county.
/// - Source: 《成渝地区双城经济圈建设规划纲要》, 2021-10; `tables/circle.csv`.
struct CirclePlan: Sendable {
  private let zones: [UInt32: Zone]

  init(_ table: ReferenceTable = .circle) {
    var zones: [UInt32: Zone] = [:]
    zones.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let number = table.number(row: row, column: 0)
      zones[number] = Self.zone(
        isChongqing: number / 10_000 == 50, circle: table.text(row: row, column: 2))
    }
    self.zones = zones
  }

  /// The zone of a division of today.
  func zone(of division: DivisionCode) -> Zone {
    if let zone = zones[division.number] { return zone }
    // A county that the plan's list does not know yet has the zone of what it lies in.
    if let zone = zones[division.city.number] ?? zones[division.province.number] { return zone }
    return .elsewhere
  }

  private static func zone(isChongqing: Bool, circle: String) -> Zone {
    switch (isChongqing, circle) {
    case (true, "in"): .chongqingCore
    case (true, "partial"): .chongqingPartial
    case (true, "out"): .chongqingOuter
    case (true, _): .chongqingUnspecified
    case (false, "in"): .circle
    case (false, "out"): .sichuanOuter
    case (false, _): .sichuanMixed
    }
  }
}
