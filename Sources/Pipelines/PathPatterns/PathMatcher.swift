import _StringProcessing

/// Looks for a pattern in one path.
///
/// It takes the first choice, and goes back to the last one that is left where that leads nowhere, as other matchers do. But
/// whether a step leads anywhere from a place does not depend on the way there: so each pair is tried once, whatever repeats.
///
/// - Complexity: O(steps × characters).
struct PathMatcher {
  private enum Choice {
    case tryStep(Int, at: Int)
    /// What a mark was before a way that led nowhere.
    case putBack(mark: Int, Int?)
  }

  private let steps: [PathPatternStep]
  private let scalars: [Unicode.Scalar]
  /// By step and place.
  private var wasTried: [Bool]
  // What `Regex` says of single characters and places, asked once each.
  private var classes: [String: Regex<AnyRegexOutput>] = [:]
  private var members: [String: [Unicode.Scalar: Bool]] = [:]
  private var boundaries: [String: Set<Int>] = [:]

  init(_ steps: [PathPatternStep], in scalars: [Unicode.Scalar]) {
    self.steps = steps
    self.scalars = scalars
    wasTried = [Bool](repeating: false, count: steps.count * (scalars.count + 1))
  }

  /// The place of each mark in the first match, `nil` of one that it does not pass; `nil` where nothing matches.
  mutating func firstMatch(marks count: Int) -> [Int?]? {
    for start in 0...scalars.count {
      if let marks = match(from: start, [Int?](repeating: nil, count: count)) { return marks }
    }
    return nil
  }

  private mutating func match(from start: Int, _ none: [Int?]) -> [Int?]? {
    var marks = none
    var open = [Choice.tryStep(0, at: start)]
    while let choice = open.popLast() {
      guard case .tryStep(let step, let place) = choice else {
        if case .putBack(let mark, let before) = choice { marks[mark] = before }
        continue
      }
      let pair = step * (scalars.count + 1) + place
      if wasTried[pair] { continue }
      wasTried[pair] = true
      switch steps[step] {
      case .scalar(let scalar):
        if place < scalars.count, scalars[place] == scalar { open.append(.tryStep(step + 1, at: place + 1)) }
      case .oneOf(let text):
        if place < scalars.count, isMember(scalars[place], of: text) {
          open.append(.tryStep(step + 1, at: place + 1))
        }
      case .boundary(let text):
        if isBoundary(place, text) { open.append(.tryStep(step + 1, at: place)) }
      case .mark(let mark):
        open += [.putBack(mark: mark, marks[mark]), .tryStep(step + 1, at: place)]
        marks[mark] = place
      case .either(let first, let other): open += [.tryStep(other, at: place), .tryStep(first, at: place)]
      case .goTo(let target): open.append(.tryStep(target, at: place))
      case .found: return marks
      }
    }
    return nil
  }

  private mutating func isMember(_ scalar: Unicode.Scalar, of text: String) -> Bool {
    if let known = members[text]?[scalar] { return known }
    let isMember = regex(text).map { String(scalar).wholeMatch(of: $0) != nil } ?? false
    members[text, default: [:]][scalar] = isMember
    return isMember
  }

  private mutating func isBoundary(_ place: Int, _ text: String) -> Bool {
    if let known = boundaries[text] { return known.contains(place) }
    let path = String(String.UnicodeScalarView(scalars))
    let found = Set(regex(text).map { path.matches(of: $0).map(\.range.lowerBound) } ?? [])
    let indices = Array(path.unicodeScalars.indices) + [path.endIndex]
    let places = Set(indices.indices.filter { found.contains(indices[$0]) })
    boundaries[text] = places
    return places.contains(place)
  }

  private mutating func regex(_ text: String) -> Regex<AnyRegexOutput>? {
    if let known = classes[text] { return known }
    classes[text] = try? Regex(text).matchingSemantics(.unicodeScalar)
    return classes[text]
  }
}
