import Regions

/// The counts of one group as the report names them: what a `Tally` comes to under one methodology.
///
/// All are people. `graduates = placed + not_placed + unclear` and
/// `employed = chongqing + circle + elsewhere + unresolved`.
public struct Counts: Hashable, Sendable {
  public let graduates: Int
  public let placed: Int
  public let employed: Int
  public let contract: Int
  public let flexible: Int
  public let selfEmployed: Int
  public let military: Int
  public let furtherStudy: Int
  public let abroad: Int
  public let notPlaced: Int
  public let unclear: Int

  /// The employed by the class of their place; the four add up to `employed`.
  public private(set) var chongqing = 0
  public private(set) var circle = 0
  public private(set) var elsewhere = 0
  public private(set) var unresolved = 0
  /// The employed of whom nothing says whether they are in Chongqing.
  public private(set) var chongqingUnknown = 0
  /// The employed in the circle, as the methodology draws it.
  public private(set) var inCircle = 0
  /// The employed of whom nothing says whether they are in the circle.
  public private(set) var inCircleUnknown = 0

  public init(_ tally: Tally, methodology: Methodology) {
    contract = tally[.contract]
    flexible = tally[.flexible]
    selfEmployed = tally[.selfEmployed]
    military = tally[.military]
    furtherStudy = tally[.furtherStudy]
    abroad = tally[.abroad]
    notPlaced = tally[.notPlaced]
    unclear = tally[.unclear]
    employed = tally.employed
    placed = tally.placed
    graduates = tally.graduates
    for zone in Tally.zones {
      let people = tally.employed(in: zone)
      switch zone.placeClass {
      case .chongqing: chongqing += people
      case .circle: circle += people
      case .elsewhere: elsewhere += people
      case .unresolved: unresolved += people
      }
      if zone.isInChongqing == .unknown { chongqingUnknown += people }
      switch zone.isInCircle(methodology) {
      case .yes: inCircle += people
      case .unknown: inCircleUnknown += people
      case .no: break
      }
    }
  }
}

extension Counts {
  public subscript(name: CountName) -> Int {
    switch name {
    case .graduates: graduates
    case .placed: placed
    case .employed: employed
    case .contract: contract
    case .flexible: flexible
    case .selfEmployed: selfEmployed
    case .military: military
    case .furtherStudy: furtherStudy
    case .abroad: abroad
    case .notPlaced: notPlaced
    case .unclear: unclear
    case .chongqing: chongqing
    case .circle: circle
    case .elsewhere: elsewhere
    case .unresolved: unresolved
    case .chongqingUnknown: chongqingUnknown
    case .inCircle: inCircle
    case .inCircleUnknown: inCircleUnknown
    }
  }

  /// The counts by their names in the report, in its order.
  public var named: KeyValuePairs<StaticString, Int> {
    [
      "graduates": graduates, "placed": placed, "employed": employed, Category.contract.term: contract,
      Category.flexible.term: flexible, Category.selfEmployed.term: selfEmployed,
      Category.military.term: military, Category.furtherStudy.term: furtherStudy,
      Category.abroad.term: abroad, Category.notPlaced.term: notPlaced, Category.unclear.term: unclear,
      PlaceClass.chongqing.term: chongqing, PlaceClass.circle.term: circle,
      PlaceClass.elsewhere.term: elsewhere, PlaceClass.unresolved.term: unresolved,
      "chongqing_unknown": chongqingUnknown, "in_circle": inCircle, "in_circle_unknown": inCircleUnknown,
    ]
  }
}
