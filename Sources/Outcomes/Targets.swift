/// The three targets.
/// - Source: 《高水平建设西部职教基地行动计划(2024—2027)》.
public struct Targets: Hashable, Sendable {
  public var employment: Target
  public var stayInChongqing: Target
  public var stayInCircle: Target

  public init(
    employment: Target = Target(millionths: 900_000),
    stayInChongqing: Target = Target(millionths: 600_000),
    stayInCircle: Target = Target(millionths: 750_000)
  ) {
    self.employment = employment
    self.stayInChongqing = stayInChongqing
    self.stayInCircle = stayInCircle
  }
}

extension Targets {
  public subscript(name: RateName) -> Target {
    get {
      switch name {
      case .employment: employment
      case .stayInChongqing: stayInChongqing
      case .stayInCircle: stayInCircle
      }
    }
    set {
      switch name {
      case .employment: employment = newValue
      case .stayInChongqing: stayInChongqing = newValue
      case .stayInCircle: stayInCircle = newValue
      }
    }
  }

  /// The three in the report's order.
  public var all: [Target] { RateName.allCases.map { self[$0] } }
}
