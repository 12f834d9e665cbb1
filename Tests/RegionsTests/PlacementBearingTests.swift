import ReferenceData
import Regions
import Testing

/// What a later source says beside the place that is believed.
struct PlacementBearingTests {
  private static func place(_ code: String, _ zone: Zone? = nil) throws -> Placement {
    let place = try #require(Gazetteer.builtIn.place(code: code))
    return Placement(zone: zone ?? place.zone, division: place.division)
  }

  @Test(arguments: [
    // inside: a province holds its cities and counties, a city its counties
    ("510000", "510107", Placement.Bearing.refines),
    ("510000", "510700", .refines),
    ("510700", "510726", .refines),
    ("510100", "510185", .refines),
    ("440000", "440300", .refines),
    // municipalities have no cities, and some counties lie in no city
    ("500000", "500229", .refines),
    ("110000", "110101", .refines),
    ("420000", "429004", .refines),
    ("500100", "500118", .refines),
    ("500200", "500229", .refines),
    // codes out of use mean their successors
    ("512300", "500381", .refines),
    ("510000", "512081", .refines),
    // coarser, and holds it
    ("500118", "500000", .saysNothing),
    ("510726", "510700", .saysNothing),
    ("510107", "510000", .saysNothing),
    ("429004", "420000", .saysNothing),
    // the same, also by other codes
    ("500118", "500118", .saysNothing),
    ("500000", "500100", .saysNothing),
    ("510100", "510109", .saysNothing),
    // elsewhere in the same zone
    ("500118", "500151", .saysNothing),
    ("510104", "510500", .saysNothing),
    ("510700", "511700", .saysNothing),
    ("440300", "110000", .saysNothing),
    // outside, and of another zone
    ("500118", "500229", .contradicts),
    ("500118", "510107", .contradicts),
    ("500000", "510000", .contradicts),
    ("510104", "510726", .contradicts),
    ("510000", "520302", .contradicts),
    // 绵阳 may be in the circle, and is not where 成都 is
    ("510107", "510700", .contradicts),
    ("510700", "510107", .contradicts),
    ("513400", "511800", .contradicts),
  ])
  func aPlaceBearsOnAnother(believed: String, later: String, bearing: Placement.Bearing) throws {
    #expect(try Self.place(believed).bearing(of: Self.place(later)) == bearing)
  }

  /// Of 绵阳市's own districts all are in the circle, of the city not.
  @Test func aZoneCanSayMoreThanItsDivision() throws {
    let (city, proper) = (try Self.place("510700"), try Self.place("510700", .circle))
    let province = try Self.place("510000", .circle)
    #expect(city.bearing(of: proper) == .refines)
    #expect(proper.bearing(of: city) == .saysNothing)
    #expect(proper.bearing(of: try Self.place("510703")) == .refines)
    #expect(proper.bearing(of: try Self.place("510726")) == .contradicts)
    #expect(province.bearing(of: city) == .saysNothing)
    #expect(city.bearing(of: province) == .saysNothing)
  }

  @Test func whereNoDivisionIsKnownOnlyZonesCount() throws {
    let (abroad, elsewhere) = (
      Placement(zone: .abroad, division: nil), Placement(zone: .elsewhere, division: nil)
    )
    #expect(abroad.bearing(of: abroad) == .saysNothing)
    #expect(abroad.bearing(of: elsewhere) == .contradicts)
    #expect(elsewhere.bearing(of: try Self.place("440300")) == .saysNothing)
    #expect(try Self.place("440000").bearing(of: elsewhere) == .saysNothing)
    #expect(try Self.place("440000").bearing(of: abroad) == .contradicts)
    #expect(try Self.place("510000").bearing(of: elsewhere) == .contradicts)
  }

  @Test func ofTwoPlacesOneAtMostRefinesTheOther() throws {
    let codes = Divisions.current.codes.filter { $0.level != .county || $0.number % 7 == 0 }
    let places = codes.map { Placement(zone: Gazetteer.builtIn.zone(of: $0), division: $0) }
    for one in places {
      for other in places where one.bearing(of: other) == .refines {
        if other.bearing(of: one) != .saysNothing { Issue.record("\(one) and \(other)") }
        if one.zone.contradicts(other.zone) { Issue.record("\(one) and \(other)") }
      }
    }
  }
}
