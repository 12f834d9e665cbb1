internal import Outcomes
import Pipelines
import ReferenceData
internal import Regions
import Reports

extension JSONWriter {
  mutating func write(_ group: Report.Group, of report: Report) {
    object(.lines) {
      $0.write(by: group.by, key: group.key, name: group.name)
      let figures = report.figures(of: group)
      $0.write(figures, of: report)
      if report.comparison != nil { $0.write(changesOf: group, figures, report) }
      if report.showsSensitivity { $0.write(sensitivityOf: group, of: report) }
    }
  }

  /// A year stands as in the key of a group by year.
  mutating func write(_ trend: Report.Trend, of report: Report) {
    object(.lines) {
      $0.write(by: trend.by, key: trend.key, name: trend.name)
      $0.key("years")
      guard let years = trend.years else { return $0.writeSuppressed() }
      $0.array(.lines) {
        for year in years {
          $0.object(.lines) {
            $0.member("year", year.year)
            $0.write(report.figures(of: year), of: report)
          }
        }
      }
    }
  }

  /// What people were counted, what of it is hidden, and the three rates.
  private mutating func write(_ figures: Figures, of report: Report) {
    key("counts")
    object(.inline) {
      for (name, count) in figures.named {
        $0.member(name, count)
      }
    }
    if report.disclosure != nil {
      key("suppressed")
      array(.inline) { for name in figures.hidden.names { $0.value(term: name.term) } }
    }
    key("rates")
    object(.lines) {
      for (name, rate) in figures.rates.named {
        $0.key(name)
        $0.write(rate)
      }
    }
  }

  /// What stands in the place of a list that would tell of few people.
  private mutating func writeSuppressed() {
    null()
    member("status", term: Rate.Verdict.suppressed.term)
  }

  mutating func write(_ flow: Report.Flow) {
    object(.lines) {
      $0.write(by: flow.by, key: flow.key, name: flow.name)
      $0.member("level", flow.level.rawValue)
      $0.key("destinations")
      guard let destinations = flow.destinations else { return $0.writeSuppressed() }
      $0.array(.lines) {
        for destination in destinations {
          $0.object(.inline) {
            $0.member("division", destination.division)
            $0.member("name", destination.name)
            $0.member("zone", destination.zone?.name)
            $0.member("employed", destination.employed)
            if let folded = destination.folded { $0.member("folded", folded) }
          }
        }
      }
    }
  }

  mutating func write(by: [Dimension], key: [String], name: [String?]) {
    self.key("by")
    array(.inline) { for dimension in by { $0.value(dimension.name) } }
    self.key("key")
    object(.inline) {
      for (dimension, value) in zip(by, key) {
        $0.key(name: dimension.name)
        $0.value(value)
      }
    }
    self.key("name")
    object(.inline) {
      for (dimension, value) in zip(by, name) {
        $0.key(name: dimension.name)
        $0.value(value)
      }
    }
  }

  mutating func write(_ rate: Rate) {
    object(.inline) {
      $0.member("numerator", rate.numerator)
      $0.member("denominator", rate.denominator)
      $0.member("value", millionths: rate.valueInMillionths)
      $0.member("upper", millionths: rate.upperInMillionths)
      $0.member("target", millionths: rate.target.millionths)
      $0.member("verdict", term: rate.verdict.term)
      $0.member("needed", rate.needed)
    }
  }

  /// The three rates under every denominator and every circle: denominator → circle → rate.
  private mutating func write(sensitivityOf group: Report.Group, of report: Report) {
    key("sensitivity")
    guard report.showsSensitivity(of: group) else { return null() }
    object(.lines) {
      for denominator in Methodology.StayDenominator.allCases {
        $0.key(name: denominator.rawValue)
        $0.object(.lines) {
          for variant in Methodology.variants where variant.stayDenominator == denominator {
            $0.key(variant.circleDefinition.term)
            $0.object(.inline) {
              for (name, rate) in Rates(group.tally, methodology: variant, targets: report.targets)
                .named
              {
                $0.key(name)
                $0.object(.inline) {
                  $0.member("value", millionths: rate.valueInMillionths)
                  $0.member("upper", millionths: rate.upperInMillionths)
                  $0.member("verdict", term: rate.verdict.term)
                }
              }
            }
          }
        }
      }
    }
  }
}
