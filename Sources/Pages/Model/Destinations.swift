import ReferenceData
import Regions
import Rendering

/// Where the employed of everyone work, place by place.
struct Destinations: Sendable {
  struct Place: Sendable {
    var name: Phrase
    var employed: Int
    /// How a page colours it; `nil` where its zones differ.
    var zone: Zone?
    /// How many places it is, where it is not one.
    var folded: Int?
  }

  /// How many places are named.
  static let shown = 12

  /// Outside Chongqing, largest first.
  let places: [Place]
  /// Of the circle's cities and Chongqing, each `nil` where it is hidden; `nil` where places are told apart no finer than provinces.
  let cities: [CircleCity: Int?]?

  /// `nil` where they are not told.
  init?(_ flow: PublishedFlow, chongqing: Int?) {
    guard let destinations = flow.destinations else { return nil }
    places = destinations.filter { !$0.isInChongqing && !$0.isUnknown }.map { destination in
      Place(
        name: destination.title, employed: destination.employed,
        zone: Zone.allCases.first { $0.name == destination.zone }, folded: destination.folded)
    }
    guard flow.level != "province" else {
      cities = nil
      return
    }
    // Of a city that is not listed, or of which not all counties are, it is not told how many there are.
    let hasFolded = destinations.contains { $0.folded != nil }
    var sums: [CircleCity: Int?] = [.chongqing: chongqing]
    for destination in destinations {
      guard let prefix = destination.division?.prefix(4),
        let city = CircleCity.all.first(where: { $0.prefix == prefix }), city != .chongqing
      else { continue }
      sums[city] = (sums[city] ?? 0).map { $0 + destination.employed }
    }
    if hasFolded {
      for city in CircleCity.all where city != .chongqing && (flow.level != "city" || sums[city] == nil) {
        sums[city] = .some(nil)
      }
    }
    cities = sums
  }
}

extension PublishedFlow.Destination {
  /// What places are called that are told together; `nil` of one.
  var others: Bilingual? {
    folded.map { Bilingual("其余 \($0) 地（各不公开）", "\($0) others, not told apart") }
  }

  fileprivate var isInChongqing: Bool {
    division?.hasPrefix("50") == true || zone?.hasPrefix("chongqing") == true
  }

  /// Nobody knows whether it is outside Chongqing.
  fileprivate var isUnknown: Bool { division == nil && folded == nil && zone != Zone.abroad.name }

  fileprivate var title: Phrase {
    if let others { return Phrase(others) }
    if let name = name ?? division { return Phrase(same: Markup(text: name)) }
    return Phrase("国（境）外", "Abroad")
  }
}

/// Chongqing, or a city of Sichuan that lies in the circle, laid out like the map.
/// - Source: 《成渝地区双城经济圈建设规划纲要》, 2021-10.
struct CircleCity: Hashable, Sendable {
  /// The first four digits of its code.
  let prefix: String
  let name: String
  /// 1-based, from the north and from the west.
  let row: Int
  let column: Int
  /// Whether only parts of it lie in the circle.
  let isPartial: Bool

  private init(_ prefix: String, _ name: String, _ row: Int, _ column: Int, isPartial: Bool = false) {
    (self.prefix, self.name, self.row, self.column, self.isPartial) = (prefix, name, row, column, isPartial)
  }

  static let chongqing = CircleCity("5000", "重庆", 3, 4)

  static let all = [
    CircleCity("5107", "绵阳", 1, 2, isPartial: true), CircleCity("5113", "南充", 1, 3),
    CircleCity("5117", "达州", 1, 4, isPartial: true), CircleCity("5106", "德阳", 2, 2),
    CircleCity("5109", "遂宁", 2, 3), CircleCity("5116", "广安", 2, 4),
    CircleCity("5118", "雅安", 3, 1, isPartial: true), CircleCity("5101", "成都", 3, 2),
    CircleCity("5120", "资阳", 3, 3), chongqing, CircleCity("5114", "眉山", 4, 2),
    CircleCity("5110", "内江", 4, 3), CircleCity("5111", "乐山", 5, 2), CircleCity("5103", "自贡", 5, 3),
    CircleCity("5105", "泸州", 5, 4), CircleCity("5115", "宜宾", 6, 3),
  ]
}
