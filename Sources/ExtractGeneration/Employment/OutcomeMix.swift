/// How the graduates of one institution fare, in people per thousand.
struct OutcomeMix {
  /// Of all graduates: those with a destination.
  var placed: Int
  /// Of all graduates: those whose code means one thing here and another there (81, 82; 中职 99).
  var unclear: Int
  /// Of the employed: in Chongqing; in the Sichuan part of the circle.
  var chongqing: Int
  var circle: Int
  /// Of the employed: only 四川, 绵阳, 达州 or 雅安 is known.
  var vague: Int
  /// Of the employed: nothing tells where.
  var unlocated: Int
  /// Of those with a place: no code, only a text, or only the employer's name and credit code.
  var codeless: Int

  /// The mix of an institution.
  ///
  /// The five made to measure stay clear of the targets (90 %, 60 % and 75 %) from some hundred graduates on, by
  /// location codes alone as by all evidence together; `typical` differs from institution to institution.
  init(_ profile: Profile, institution: UInt64) {
    switch profile {
    case .meetsAll: self.init(placed: 955, unclear: 3, chongqing: 730, circle: 165, vague: 5, unlocated: 5)
    case .missesEmployment:
      self.init(placed: 815, unclear: 4, chongqing: 710, circle: 170, vague: 5, unlocated: 5)
    case .missesChongqing:
      self.init(placed: 950, unclear: 3, chongqing: 420, circle: 430, vague: 5, unlocated: 5)
    case .missesCircle:
      self.init(placed: 950, unclear: 3, chongqing: 670, circle: 10, vague: 5, unlocated: 5)
    case .undetermined:
      self.init(placed: 845, unclear: 110, chongqing: 520, circle: 70, vague: 80, unlocated: 170)
    case .typical:
      func part(_ salt: UInt64, _ range: ClosedRange<Int>) -> Int {
        range.lowerBound + scaled(mixed(institution &+ salt), to: range.count)
      }
      self.init(
        placed: part(1, 840...965), unclear: part(2, 0...6), chongqing: part(3, 480...740),
        circle: part(4, 80...180), vague: part(5, 2...12), unlocated: part(6, 2...15), codeless: 30)
    }
  }

  /// The kind of place for a draw among the located, 0 up to 1,000 less `unlocated`.
  func placeKind(_ draw: Int) -> PlaceKind {
    switch draw {
    case ..<vague: .mixed
    case ..<(vague + chongqing): .chongqing
    case ..<(vague + chongqing + circle): .circle
    default: .elsewhere
    }
  }

  private init(
    placed: Int, unclear: Int, chongqing: Int, circle: Int, vague: Int, unlocated: Int, codeless: Int = 0
  ) {
    self.placed = placed
    self.unclear = unclear
    self.chongqing = chongqing
    self.circle = circle
    self.vague = vague
    self.unlocated = unlocated
    self.codeless = codeless
  }
}
