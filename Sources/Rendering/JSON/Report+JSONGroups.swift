internal import Outcomes
import Pipelines
import ReferenceData
internal import Regions
import Reports

extension JSONWriter {
  mutating func write(_ group: Report.Group, of report: Report) {
    object(.lines) {
      $0.write(by: group.by, key: group.key, name: group.name)
      let (counts, rates) = $0.write(figuresOf: group.tally, of: report)
      if report.comparison != nil { $0.write(changesOf: group, counts, rates, report) }
      if report.showsSensitivity { $0.write(sensitivityOf: group.tally, targets: report.targets) }
    }
  }

  /// A year stands as in the key of a group by year.
  mutating func write(_ trend: Report.Trend, of report: Report) {
    object(.lines) {
      $0.write(by: trend.by, key: trend.key, name: trend.name)
      $0.key("years")
      $0.array(.lines) {
        for year in trend.years {
          $0.object(.lines) {
            $0.member("year", year.year)
            _ = $0.write(figuresOf: year.tally, of: report)
          }
        }
      }
    }
  }

  /// What people were counted, and the three rates.
  private mutating func write(figuresOf tally: Tally, of report: Report) -> (counts: Counts, rates: Rates) {
    let counts = Counts(tally, methodology: report.methodology)
    key("counts")
    object(.inline) {
      for (name, count) in counts.named {
        $0.member(name, count)
      }
    }
    let rates = Rates(counts, over: report.methodology.stayDenominator, targets: report.targets)
    key("rates")
    object(.lines) {
      for (name, rate) in rates.named {
        $0.key(name)
        $0.write(rate)
      }
    }
    return (counts, rates)
  }

  mutating func write(_ flow: Report.Flow) {
    object(.lines) {
      $0.write(by: flow.by, key: flow.key, name: flow.name)
      $0.member("level", flow.level.rawValue)
      $0.key("destinations")
      $0.array(.lines) {
        for destination in flow.destinations {
          $0.object(.inline) {
            $0.member("division", destination.division)
            $0.member("name", destination.name)
            $0.member("zone", destination.zone?.name)
            $0.member("employed", destination.employed)
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
  private mutating func write(sensitivityOf tally: Tally, targets: Targets) {
    key("sensitivity")
    object(.lines) {
      for denominator in Methodology.StayDenominator.allCases {
        $0.key(name: denominator.rawValue)
        $0.object(.lines) {
          for variant in Methodology.variants where variant.stayDenominator == denominator {
            $0.key(variant.circleDefinition.term)
            $0.object(.inline) {
              for (name, rate) in Rates(tally, methodology: variant, targets: targets).named {
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
