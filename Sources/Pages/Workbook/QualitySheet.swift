import Counting
import Cubes
import Regions
import Rendering
import Spreadsheets

/// 质量: what became of all records and of those of each input, and what deserves a look.
struct QualitySheet: Sendable {
  private let report: PublishedReport

  init(_ report: PublishedReport) { self.report = report }

  var sheet: Sheet {
    Sheet(
      "质量",
      columns: [
        .init(Bilingual("类别", "Kind"), width: 18), .init(Bilingual("项目", "Item"), width: 52),
        .init(Bilingual("数量", "Count"), width: 11), .init(Bilingual("计入", "Accepted"), width: 11),
        .init(Bilingual("重复", "Duplicates"), width: 11), .init(Bilingual("筛除", "Filtered"), width: 11),
        .init(Bilingual("拒收", "Rejected"), width: 11), .init(Bilingual("字节", "Bytes"), width: 14),
        .init(Bilingual("编码", "Encoding"), width: 11), .init("SHA-256", width: 20),
        .init(Bilingual("怎么办", "What to do"), width: 70), .init(Bilingual("文件", "Files"), width: 40),
      ], frozenColumns: 2, rows: records + warnings + rejects + others)
  }

  private var records: [[Cell]] {
    let all = row(Bilingual("记录", "Records"), .line(Bilingual("全部", "All")), report.totals.control)
    return [all]
      + report.inputs.map { input in
        row(Bilingual("来源文件", "Input"), .said(input.path), input.control)
          + [.count(input.bytes), .said(input.encoding), .said(input.sha256)]
      }
  }

  private func row(_ kind: Bilingual, _ item: Cell, _ control: PublishedReport.Control) -> [Cell] {
    [.line(kind), item]
      + [control.records, control.accepted, control.duplicates, control.filtered, control.rejected].map {
        .people($0)
      }
  }

  private func row(
    _ kind: Bilingual, _ item: Cell, _ count: Int?, advice: Cell = .blank, files: [String] = []
  )
    -> [Cell]
  {
    let blanks = [Cell](repeating: .blank, count: 7)
    return [.line(kind), item, .people(count)] + blanks + [
      advice, files.isEmpty ? .blank : .said(files.joined(separator: ", ")),
    ]
  }

  private var warnings: [[Cell]] {
    report.warnings.map { warning in
      let known = Warning.Kind(rawValue: warning.kind).map { Warning($0, count: 0, inputs: []) }
      return row(
        Bilingual("需要核对", "Warning"), known.map { .words($0.finding) } ?? .said(warning.kind), warning.count,
        advice: known.map { .words($0.advice) } ?? .said(warning.detail), files: warning.inputs)
    }
  }

  private var rejects: [[Cell]] {
    let (rejected, skipped) = (report.totals.rejectedByReason, report.totals.skipped.filter { $0.value > 0 })
    return [(Bilingual("拒收", "Rejected"), rejected), (Bilingual("跳过的行", "Skipped rows"), skipped)].flatMap {
      kind, counts in
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
        let reason = RejectReason(rawValue: name)
        return row(
          kind, reason.map { .words($0.finding) } ?? .said(name), count,
          advice: reason.map { .words($0.advice) } ?? .blank)
      }
    }
  }

  /// What contradicts itself, what was repaired, and what located the employed.
  private var others: [[Cell]] {
    let totals = report.totals
    let conflicts = totals.conflicts.sorted { $0.key < $1.key }.map { name, count in
      let conflict = Conflict.allCases.first { $0.name == name }
      return row(
        Bilingual("前后矛盾", "Contradiction"), conflict.map { .words($0.finding) } ?? .said(name), count)
    }
    let repairs = totals.repairs.sorted { $0.key < $1.key }.map { name, count in
      let repair = Repair.allCases.first { $0.name == name }
      return row(Bilingual("已按原意读取", "Repaired"), repair.map { .words($0.finding) } ?? .said(name), count)
    }
    let located =
      Evidence.allCases.map { ($0.name, $0.heading) } + [("unresolved", Bilingual("无从判断", "Nothing"))]
    return conflicts + repairs
      + located.map { name, heading in
        row(Bilingual("工作地的依据", "Located by"), .line(heading), totals.locatedBy[name] ?? 0)
      }
  }
}
