import Outcomes
import Regions
import Rendering

/// The stay rates under every definition.
struct DefinitionSection: Sendable {
  let definitions: OtherDefinitions

  var section: PageSection {
    let variants = Methodology.variants
    let rows = Methodology.StayDenominator.allCases.map { denominator -> Markup in
      let own = variants.filter { $0.stayDenominator == denominator }
      // Of Chongqing the circle says nothing: any variant will do, best the report's own.
      let chongqing = own.first(where: definitions.isOwn) ?? own[0]
      let cells = [cell(chongqing, .stayInChongqing)] + own.map { cell($0, .stayInCircle) }
      return "<tr><th scope=row>\(denominator.people)</th>\(cells.joined())</tr>"
    }
    let circles = CircleDefinition.allCases.map { "<th scope=col>\($0.title)</th>" as Markup }
    func target(_ name: RateName) -> String { definitions.figures[name].target.percent }
    let body: Markup = """
      <p>\(Phrase(
        "行动计划给出了目标，没有给出公式。下表是每一种说得通的算法；就业率不受影响。",
        "The plan sets targets and gives no formula. These are all sensible readings; the employment rate is the same in each."))</p>
      <div class=wide tabindex=0 role=region aria-labelledby=nine><table class=defs><caption id=nine>\(Phrase("分母与经济圈范围的九种组合", "Three denominators and three extents of the circle"))</caption>\
      <thead><tr><th scope=col rowspan=2>\(Phrase("占谁的比例", "As a share of"))</th><th scope=col rowspan=2>\
      \(RateName.stayInChongqing.word) <small>≥ \(target(.stayInChongqing))</small></th><th scope=colgroup colspan=3>\
      \(RateName.stayInCircle.title) <small>≥ \(target(.stayInCircle))</small></th></tr><tr>\(circles.joined())</tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>

      """
    return PageSection(
      id: "definitions", short: Phrase("其他口径", "Other definitions"),
      heading: Phrase("换一种口径会怎样", "Under other definitions"), body: body)
  }

  private func cell(_ variant: Methodology, _ name: RateName) -> Markup {
    let isOwn = definitions.isOwn(variant)
    let own: Markup = isOwn ? "<small>\(Phrase("本报告", "this report"))</small>" : ""
    let frame: Markup = isOwn ? " own" : ""
    guard let standing = definitions.standing(variant, name) else {
      return "<td class=\"n\(frame)\">\(Rate.Verdict.notAssessed.sign)\(own)</td>"
    }
    let range =
      standing.verdict == .undetermined ? "\(standing.percent)–\(standing.upperPercent)" : standing.percent
    return
      "<td class=\"\(standing.verdict.letter)\(frame)\">\(standing.verdict.sign) \(range)\(own)</td>"
  }
}

extension CircleDefinition {
  var title: Phrase { Phrase(heading) }
}
