internal import Outcomes
import Pipelines
import Reports

extension RunMetrics {
  /// The rates of all graduates and of each institution, under the methodology and the filters of the run.
  ///
  /// A rate of nobody is no sample: the number of graduates says why. Nor is anything that is hidden.
  func write(ratesOf report: Report, to text: inout MetricsText) {
    let all = report.groups.filter { $0.by.isEmpty }
    let institutions = report.groups.filter { $0.by == [.institution] }
    text.family("liuyu_rate_target_ratio", "The targets.") {
      for name in RateName.allCases {
        $0.add(millionths: report.targets[name].millionths, ["rate": "\(name.term)"])
      }
    }
    text.family("liuyu_institution_info", "What an institution is called; always 1.") {
      for group in institutions { $0.add(1, ["institution": group.key[0], "name": group.name[0] ?? ""]) }
    }
    text.family("liuyu_graduates", "Graduates who count.") {
      for group in all { $0.add(report.figures(of: group)[.graduates]) }
    }
    text.family("liuyu_institution_graduates", "Graduates who count, by institution.") {
      for group in institutions {
        $0.add(report.figures(of: group)[.graduates], ["institution": group.key[0]])
      }
    }
    text.family("liuyu_rate_ratio", "Rates of all graduates, 0 to 1.") {
      $0.add(all, of: report, \.valueInMillionths)
    }
    text.family("liuyu_rate_upper_ratio", "The same if every unknown had counted.") {
      $0.add(all, of: report, \.upperInMillionths)
    }
    text.family("liuyu_institution_rate_ratio", "Rates by institution, 0 to 1.") {
      $0.add(institutions, of: report, \.valueInMillionths)
    }
    text.family("liuyu_institution_rate_upper_ratio", "The same if every unknown had counted.") {
      $0.add(institutions, of: report, \.upperInMillionths)
    }
  }
}

extension MetricsText.Samples {
  fileprivate mutating func add(_ groups: [Report.Group], of report: Report, _ value: (Rate) -> Int?) {
    for group in groups {
      let rates = report.figures(of: group).rates
      for name in RateName.allCases {
        let rate = "\(name.term)"
        add(
          millionths: value(rates[name]),
          group.key.isEmpty ? ["rate": rate] : ["institution": group.key[0], "rate": rate])
      }
    }
  }
}
