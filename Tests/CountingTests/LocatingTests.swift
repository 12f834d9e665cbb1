import Regions
import Testing

@testable import Counting

struct LocatingTests {
  @Test(arguments: [
    ("四川省", "成都市", Optional("circle")),
    ("四川省", "四川省成都市", "circle"),
    ("重庆市", "重庆市", "chongqing_unspecified"),
    ("四川省", "绵阳市", "sichuan_mixed"),
    ("吉林省", "吉林市", "elsewhere"),
    ("四川省", "", "sichuan_mixed"),
    ("", "成都市", "circle"),
    ("", "", nil),
  ])
  func provinceIsReadBeforeTheCity(province: String, city: String, zone: String?) {
    let place = PlaceReading.meaning((province, city)).both.value
    #expect((place == Outcome.nowhere ? nil : Whereabouts(place).zone.name) == zone)
  }
}

extension Whereabouts {
  fileprivate init(_ place: UInt32) { self = Outcome(bits: place).whereabouts }
}
