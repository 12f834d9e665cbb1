import Outcomes
package import Reports

extension Report.NotableChange {
  /// The key under `warnings[].kind`.
  var kind: StaticString {
    switch change {
    case .missing: "missing"
    case .fewerGraduates: "fewer_graduates"
    case .rate: "rate_changed"
    }
  }

  /// One sentence, for people.
  package var text: String {
    switch change {
    case .missing(let before): "\(label): missing, \(grouped(before)) graduates before"
    case .fewerGraduates(let now, let before):
      "\(label): \(grouped(now)) graduates, \(grouped(before)) before: "
        + "\(((before - now) * 100 + before / 2) / before) % fewer"
    case .rate(let name, let rate, let before): "\(label): \(name) \(rate.percent), \(before.percent) before"
    }
  }

  /// The group in one phrase: `59001 渝西云栖职业技术学院, 440105 园林工程技术`.
  private var label: String {
    if key.isEmpty { return "all graduates" }
    return zip(key, name).map { key, name in
      if let name, name != key { "\(key) \(name)" } else { key }
    }.joined(separator: ", ")
  }
}
