package import Cubes
import Outcomes
package import Reports

// What each warning says.

extension Warning {
  /// What was found, and what it may mean for the rates.
  ///
  /// - Parameters:
  ///   - rule: what became of records that repeat a graduate.
  ///   - isTold: whether it may be said how many.
  func detail(under rule: Methodology.Duplicates, isTold: Bool) -> String {
    let share = isTold ? share : "some (how many is not published)"
    return switch kind {
    case .cutInput:
      "\(files) \(count == 1 ? "ends" : "end") in the middle of a record: records after it may be missing; fetch the whole "
        + "file"
    case .emptyInput: "\(files) \(count == 1 ? "has" : "have") a header and no records: is it the right file?"
    case .unreadDates:
      "\(records) gave way to another record of the graduate by their order, as a date could not be read; write dates "
        + "(签约日期) as 2025-06-30"
    case .duplicatesAcrossYears:
      "\(records) \(fate(under: rule)) a record of another graduation year with the same ID: are IDs (学号) used again by later "
        + "classes? Then write identity: [institution, year, graduate_id] in the pipeline"
    case .namesDiffer:
      "\(records) \(fate(under: rule)) a record with the same ID and another name (姓名): they may be of different people"
    case .sameBytes:
      "\(files) \(count == 1 ? "holds" : "hold") the same bytes as another input, compressed or not: was one handed in twice?"
    case .conflicts:
      "\(share) of the located records name two places that contradict each other; `check` lists the pairs"
    case .blankProgram: "\(share) of the records have no program (专业), though a column is read for it"
    case .unresolved: "\(share) of the employed have no place that is known, and count in no place"
    }
  }

  /// What happened to a record beside another one of its graduate.
  private func fate(under rule: Methodology.Duplicates) -> String {
    switch rule {
    case .keepLatest, .keepFirst: "gave way to"
    case .reject: count == 1 ? "was refused beside" : "were refused beside"
    case .count, .off: count == 1 ? "counts beside" : "count beside"
    }
  }

  private var files: String { count == 1 ? "1 file" : "\(grouped(count)) files" }
  private var records: String { count == 1 ? "1 record" : "\(grouped(count)) records" }

  /// `1,234 (12.3 %)`
  private var share: String {
    total.map { "\(grouped(count)) (\(percent(of: $0)))" } ?? grouped(count)
  }

  /// `12.3 %`
  func percent(of total: Int) -> String {
    let tenths = total > 0 ? (count * 2000 + total) / (total * 2) : 0
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension Report {
  /// A warning of this report in a line, for logs: `cut_input: … (a.csv)`.
  package func text(of warning: Warning) -> String {
    let paths = paths(of: warning)
    let more = paths.count > 3 ? ", … (\(paths.count) in all)" : ""
    let named = paths.isEmpty ? "" : " (\(paths.prefix(3).joined(separator: ", "))\(more))"
    return "\(warning.kind.rawValue): \(detail(of: warning))\(named)"
  }

  /// What a warning of this report says, without its kind and inputs.
  package func detail(of warning: Warning) -> String {
    warning.detail(under: methodology.duplicates, isTold: count(of: warning) != nil)
  }

  /// The inputs that a warning of this report is about.
  package func paths(of warning: Warning) -> [String] { warning.inputs.map { inputs[$0].path } }
}
