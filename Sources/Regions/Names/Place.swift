/// One meaning of a name: the division it is or was the name of.
struct Place: Hashable, Sendable {
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

  /// The code under which the division has (had) the name; 0 abroad.
  let then: UInt32
  /// The division of today that holds it; 0 where there is none.
  let now: UInt32
  let zone: Zone
  let source: Source
  /// Whether the name says what it is (永川区, 成都市), so that it cannot be part of another word.
  let isFull: Bool

  /// Whether the division is or was a province or a city; a county otherwise.
  var isCityOrAbove: Bool { then % 100 == 0 }

  /// Whether the division lies in another, then or now.
  func lies(in other: Place) -> Bool {
    if Self.lies(then, in: other.then) || Self.lies(now, in: other.then) { return true }
    // What a former city became may be less than a city (宜宾地区: parts of 四川), and then holds nothing.
    return other.isWhole && (Self.lies(then, in: other.now) || Self.lies(now, in: other.now))
  }

  /// Whether the division of today stands no higher than the one that had the name; 重庆市 did not shrink when it
  /// became a province.
  private var isWhole: Bool { Self.rank(now) >= Self.rank(then) || now == 500_000 }

  private static func rank(_ code: UInt32) -> Int { code % 10_000 == 0 ? 0 : code % 100 == 0 ? 1 : 2 }

  /// Whether both are in one province, then or now.
  func sharesProvince(with other: Place) -> Bool {
    now / 10_000 == other.now / 10_000 || then / 10_000 == other.then / 10_000
  }

  private static func lies(_ code: UInt32, in other: UInt32) -> Bool {
    if other == 0 || code == 0 { return false }
    if other % 10_000 == 0 { return code / 10_000 == other / 10_000 }
    if other % 100 == 0 { return code / 100 == other / 100 }
    return code == other
  }
}
