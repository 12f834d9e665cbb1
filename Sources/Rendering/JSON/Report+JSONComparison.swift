internal import Outcomes
import Reports

extension JSONWriter {
  /// How a group has changed; null where the earlier report does not have it.
  mutating func write(changesOf group: Report.Group, _ figures: Figures, _ report: Report) {
    key("change")
    guard let before = report.earlierFigures(of: group) else { return null() }
    object(.lines) {
      $0.key("counts")
      $0.object(.inline) {
        for (name, change) in figures.changes(since: before) { $0.member(name, change) }
      }
      $0.key("rates")
      $0.object(.lines) {
        for ((name, rate), (_, rateBefore)) in zip(figures.rates.named, before.rates.named) {
          let change = rate.changes(since: rateBefore)
          $0.key(name)
          $0.object(.inline) {
            $0.member("value", millionths: change.value)
            $0.member("upper", millionths: change.upper)
          }
        }
      }
    }
  }

  /// What was compared with, and what deserves a look.
  mutating func write(_ comparison: Report.Comparison) {
    key("against")
    object(.lines) {
      $0.write(comparison.pipeline)
      $0.member("graduates", comparison.graduates)
      $0.key("warnings")
      $0.array(.lines) {
        for warning in comparison.warnings {
          $0.object(.inline) {
            $0.member("kind", term: warning.kind)
            $0.write(by: warning.by, key: warning.key, name: warning.name)
            $0.member("text", warning.text)
          }
        }
      }
    }
  }
}
