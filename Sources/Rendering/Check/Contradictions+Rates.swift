import Counting
internal import Outcomes
import Reports

extension Contradictions {
  /// A rate as it is counted, and as it would be if of each of these records the other source were believed.
  struct Effect {
    let name: RateName
    let asCounted: Rate
    let ifOtherWon: Rate
  }

  /// The rates that can move: where somebody works says nothing of 就业率.
  ///
  /// - Parameter group: the institution or everyone.
  func effects(on group: Report.Group, of report: Report) -> [Effect] {
    let names = found.kind.isOfPlaces ? [.stayInChongqing, .stayInCircle] : RateName.allCases
    let (asCounted, ifOtherWon) = (
      Rates(group.tally, methodology: report.methodology, targets: report.targets),
      Rates(ifOtherWon(group.tally), methodology: report.methodology, targets: report.targets)
    )
    return names.map { Effect(name: $0, asCounted: asCounted[$0], ifOtherWon: ifOtherWon[$0]) }
  }

  /// Both groups that are looked at.
  var groups: [(key: StaticString, group: Report.Group)] { [("rates", institution), ("rates_of_all", all)] }
}
