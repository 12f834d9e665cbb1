extension Places {
  /// The districts of Chongqing, where the base's graduates go first; 4 for the others.
  static let chongqingWeights = [
    500118: 190, 500107: 95, 500106: 90, 500108: 75, 500103: 60, 500120: 60, 500116: 55, 500113: 45,
    500109: 40, 500153: 30, 500101: 28, 500102: 28, 500117: 28, 500151: 26, 500111: 24, 500104: 22,
    500157: 20, 500115: 18, 500110: 16, 500152: 16, 500119: 10, 500155: 8, 500154: 7, 500235: 6,
  ]

  /// The cities of the Sichuan part of the circle.
  static let circleWeights = [
    5101: 420, 5105: 40, 5107: 30, 5115: 28, 5116: 30, 5113: 25, 5117: 20, 5110: 25, 5109: 18, 5106: 16,
    5111: 14, 5103: 14, 5114: 12, 5120: 9, 5118: 7,
  ]

  /// The provinces, by their two digits; 51 is Sichuan outside the circle. 6 for the others.
  static let provinceWeights = [
    44: 230, 33: 130, 32: 120, 31: 95, 11: 60, 52: 60, 51: 25, 53: 40, 42: 40, 35: 40, 43: 25, 41: 18, 37: 25,
    61: 25, 34: 20, 45: 15, 36: 15, 54: 18, 65: 14, 13: 12, 12: 12,
  ]

  /// Divisions that are less than a county: only 重庆, only 成都, and what lies on both sides of the border.
  static let vagueWeights: [(UInt32, Int)] = [
    (500000, 4), (510100, 12), (510000, 30), (510700, 35), (511700, 25), (511800, 10), (440300, 10),
    (330100, 6),
  ]

  /// Codes of the statistics bureau that are no divisions.
  static let placeholders: [(UInt32, String, Int)] = [(500100, "市辖区", 6), (500200, "县", 1)]

  /// Codes out of use; 江北 and 渝北 were in force until November 2025.
  static let historicWeights: [(UInt32, PlaceKind, Int)] = [
    (500112, .chongqing, 140), (500105, .chongqing, 70), (500383, .chongqing, 2), (500381, .chongqing, 1),
    (500382, .chongqing, 1), (500226, .chongqing, 1), (500227, .chongqing, 1), (500223, .chongqing, 1),
    (500234, .chongqing, 1), (512081, .circle, 2), (510124, .circle, 2),
  ]
}
