/// One meaning of a name: the division it is or was the name of.
struct Place: Hashable, BitwiseCopyable, Sendable {
  /// How sure it is that somebody means this division by the name.
  enum Source: UInt8, Comparable, Sendable {
    /// A division of today, or a functional area.
    case current
    /// Abolished or renamed in 2000 or later: still on signs and in registers.
    case recent
    /// Gone before 2000.
    case old

    static func < (left: Source, right: Source) -> Bool { left.rawValue < right.rawValue }
  }

  /// How far down a code stands; a code of 0 is everything.
  enum Rank: UInt8, Sendable {
    case province, city, county

    init(of code: UInt32) {
      self = code % 10_000 == 0 ? .province : code % 100 == 0 ? .city : .county
    }

    /// How many codes from its own on lie in a division.
    var span: UInt32 {
      switch self {
      case .province: 10_000
      case .city: 100
      case .county: 1
      }
    }
  }

  /// The code under which the division has (had) the name; 0 abroad.
  let then: UInt32
  /// The division of today that holds it; 0 where there is none.
  let now: UInt32
  let zone: Zone
  let source: Source
  /// Whether the name says what it is (永川区, 成都市), so that it cannot be part of another word.
  let isFull: Bool
  private let ranks: UInt8

  init(then: UInt32, now: UInt32, zone: Zone, source: Source, isFull: Bool) {
    self.then = then
    self.now = now
    self.zone = zone
    self.source = source
    self.isFull = isFull
    // Eight bits for both, so that a place has twelve bytes.
    ranks = Rank(of: then).rawValue | Rank(of: now).rawValue << 2
  }

  /// Of the division that had the name.
  var rank: Rank { Rank(rawValue: ranks & 3) ?? .county }
  /// Of the division of today.
  private var rankNow: Rank { Rank(rawValue: ranks >> 2) ?? .county }

  /// Whether the division is or was a province or a city; a county otherwise.
  var isCityOrAbove: Bool { rank != .county }

  /// Whether the division lies in another, then or now.
  func lies(in other: Place) -> Bool { other.area.holds(self) }

  /// Whether both are in one province, then or now.
  func sharesProvince(with other: Place) -> Bool {
    now / 10_000 == other.now / 10_000 || then / 10_000 == other.then / 10_000
  }

  /// Whether both are in one city, then or now.
  func sharesCity(with other: Place) -> Bool {
    now / 100 == other.now / 100 || then / 100 == other.then / 100
  }

  /// The divisions that lie in this one, then or now.
  var area: Area {
    // What a former city became may be less than a city (宜宾地区: parts of 四川), and then holds nothing. 重庆市 did not
    // shrink when it became a province.
    let isWhole = rankNow.rawValue >= rank.rawValue || now == 500_000
    return Area(
      then: then, thenCount: then == 0 ? 0 : rank.span, now: now,
      nowCount: isWhole && now != 0 ? rankNow.span : 0)
  }

  /// The codes of the divisions that lie in one, as two runs of numbers.
  struct Area {
    fileprivate let then, thenCount, now, nowCount: UInt32

    /// Whether a division lies in the area, then or now. No code at all (0) lies nowhere.
    @inline(__always)
    func holds(_ place: Place) -> Bool {
      place.then &- then < thenCount || place.now &- then < thenCount || place.then &- now < nowCount
        || place.now &- now < nowCount
    }
  }
}
