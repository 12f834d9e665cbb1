import Outcomes
import Rendering

/// How everyone stands in one rate.
struct RateCard: Sendable {
  let name: RateName
  let rate: Rate
  let denominator: Methodology.StayDenominator

  init(_ name: RateName, _ report: PublishedReport) {
    self.name = name
    rate = report.all.figures[name]
    denominator = report.methodology.stayDenominator
  }

  var slots: Slots {
    var slots = Slots()
    slots["name"] = name.title.markup
    slots["value"] = Markup(text: rate.standing?.percent ?? rate.verdict.sign)
    slots["letter"] = rate.verdict.letter
    slots["verdict"] = "\(rate.verdict.sign) \(rate.verdict.word)"
    slots["bar"] = RateBar.svg(rate)
    slots["axis"] = axis
    slots["sentence"] = rate.sentence.markup
    slots["basis"] = rate.basis(name, over: denominator).markup
    return slots
  }

  /// The label of the target stands on the side of its line that has room.
  private var axis: Markup {
    let position = Standing.position(rate.target.millionths)
    let side: Markup = rate.target.millionths < 400_000 ? " low" : ""
    return
      "<span>0</span><span class=\"at\(side)\" style=left:\(position)%>\(Phrase("目标", "target")) \(rate.target.percent)</span>"
  }
}
