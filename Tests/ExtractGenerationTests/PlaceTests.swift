import ReferenceData
import Regions
import Testing

@testable import ExtractGeneration

@Suite("Places")
struct PlaceTests {
  @Test(arguments: [
    (500118, "重庆市永川区", "重庆市", "重庆市", "重庆"), (510107, "四川省成都市武侯区", "四川省", "成都市", "成都"),
    (510700, "四川省绵阳市", "四川省", "绵阳市", "绵阳"), (510000, "四川省", "四川省", "", "四川"),
    (429004, "湖北省仙桃市", "湖北省", "仙桃市", "仙桃"), (441900, "广东省东莞市", "广东省", "东莞市", "东莞"),
    (500000, "重庆市", "重庆市", "重庆市", "重庆"), (500100, "重庆市市辖区", "重庆市", "重庆市", "重庆"),
    (500383, "重庆市永川市", "重庆市", "重庆市", "重庆"), (510124, "四川省成都市郫县", "四川省", "成都市", "成都"),
  ])
  func placesReadFromTheProvinceDown(code: Int, path: String, province: String, city: String, short: String)
    throws
  {
    let place = try #require(Places().all.first { $0.code == code })
    #expect([place.path, place.province, place.city, place.shortCity] == [path, province, city, short])
  }

  @Test func everyPlaceIsOfTheKindItIsDrawnFor() {
    let places = Places()
    for kind in PlaceKind.allCases {
      for bits in 0..<2_000 {
        let place = places.all[places.index(of: kind, bits: mixed(UInt64(bits)))]
        let zone = Gazetteer.builtIn.place(code: String(place.code))?.zone
        #expect(zone.flatMap(PlaceKind.init) == kind, "\(place.path)")
      }
    }
  }

  @Test func placesHaveALongTail() throws {
    let records = records(try ExtractGeneratorTests.text(.nationalExport, rows: 40_000) { $0.width = 21 })
    let codes = column("单位所在地代码", of: records).filter { !$0.isEmpty }
    let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.max { $0.value < $1.value }?.key == "500118")
    #expect(counts.count > 1_000)
    let chongqing = Double(codes.count { $0.hasPrefix("50") }) / Double(codes.count)
    #expect((0.55...0.72).contains(chongqing))
    #expect(counts["500100"] ?? 0 > 0 && counts["500112"] ?? 0 > counts["500157"] ?? 0)
  }

  /// A company without a place must be one that no division's name slipped into.
  @Test func namesWithoutAPlaceHaveNoneByAccident() {
    let brands = Set(EmployerNames.brands)
    let short = Divisions.current.codes.compactMap { Divisions.current.name(of: $0) }.flatMap { name in
      [name, String(name.dropLast())].filter { $0.count > 1 }
    }
    for name in Set(short) {
      #expect(!name.allSatisfy { brands.contains(String($0)) }, "\(name)")
      for trade in Industries.trades.map(\.name) {
        #expect(!trade.contains(name), "\(name) in \(trade)")
        for length in 1..<name.count where trade.hasPrefix(name.suffix(name.count - length)) {
          #expect(!name.prefix(length).allSatisfy { brands.contains(String($0)) }, "\(name) before \(trade)")
        }
      }
    }
  }
}
