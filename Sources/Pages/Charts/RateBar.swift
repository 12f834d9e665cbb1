import Outcomes

/// A share as a bar from 0 to 100 %, with the line of its target and the hatched span of the unknown.
///
/// The numbers stand beside it as text: a screen reader has no use for it.
enum RateBar {
  static func svg(_ rate: Rate) -> Markup {
    guard let standing = rate.standing else {
      return "<svg class=\"bar \(rate.verdict.letter)\" aria-hidden=true></svg>"
    }
    let (value, target) = (Standing.position(standing.value), Standing.position(rate.target.millionths))
    let unknown: Markup =
      standing.unknown > 0
      ? "<rect class=u x=\(value)% width=\(Standing.position(standing.unknown))% />" : ""
    return """
      <svg class="bar \(rate.verdict.letter)" aria-hidden=true><rect class=k width=\(value)% />\(unknown)\
      <line class=t x1=\(target)% x2=\(target)% y1=0 y2=100% /></svg>
      """
  }

  /// The same in the style of a table's cell, by its class and these properties.
  static func properties(_ standing: Standing) -> Markup {
    let value = Standing.position(standing.value)
    guard standing.unknown > 0 else { return "--v:\(value)" }
    return "--v:\(value);--u:\(Standing.position(standing.value + standing.unknown))"
  }
}
