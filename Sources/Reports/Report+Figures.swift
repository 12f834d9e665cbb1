package import Cubes
package import Outcomes

/// What is told of each group: to be asked instead of its tally by whatever writes a report.
extension Report {
  package func figures(of group: Group) -> Figures { figures(group.tally, hiding: group.hidden) }

  package func figures(of year: Trend.Year) -> Figures { figures(year.tally, hiding: year.hidden) }

  /// What an earlier report told of the group; `nil` where it had none.
  package func earlierFigures(of group: Group) -> Figures? {
    group.earlier.map { figures($0, hiding: group.hiddenEarlier) }
  }

  private func figures(_ tally: Tally, hiding hidden: HiddenCounts) -> Figures {
    Figures(tally, hiding: hidden, methodology: methodology, targets: targets)
  }

  /// How many a warning counts; `nil` where it is about people and small numbers are hidden: the report does not say which of
  /// its groups they are in, and another one might.
  package func count(of warning: Warning) -> Int? {
    disclosure != nil && warning.kind.isOfPeople ? nil : warning.count
  }
}
