import Counting
import Cubes
import Outcomes
import Regions
import Rendering

/// What became of all records, and what deserves a look.
struct QualitySection: Sendable {
  let report: PublishedReport

  var section: PageSection {
    PageSection(
      id: "quality", short: Phrase("数据质量", "Data quality"), heading: Phrase("数据质量", "Data quality"),
      body: "<p>\(balance)</p>\n\(warnings)\(mended)<div class=two>\(rejects)\(evidence)</div>\n\(sources)")
  }

  /// `读入 13,500 = 计入 13,322 + 重复 155 + 筛除 0 + 拒收 23（0.17%）`
  private var balance: Phrase {
    let control = report.totals.control
    let rejected = control.records.map { Standing.percent(control.rejected, of: $0, decimals: 2) } ?? "※"
    func sum(_ read: Markup, _ parts: [(Markup, Int?)]) -> Markup {
      let sum = parts.map { "\($0.0) \(Phrase.number($0.1))" as Markup }.joined(" + ")
      return "\(read) <b>\(Phrase.number(control.records))</b> = \(sum) (\(rejected))"
    }
    let counts = [control.accepted, control.duplicates, control.filtered, control.rejected]
    return Phrase(
      sum("读入", Array(zip(["计入", "重复", "筛除", "拒收"], counts))),
      sum("Read", Array(zip(["counted", "duplicates", "filtered", "rejected"], counts))))
  }

  private var warnings: Markup {
    let items = report.warnings.map { warning -> Markup in
      let known = Warning.Kind(rawValue: warning.kind).map { Warning($0, count: 0, inputs: []) }
      let says = known.map { Phrase($0.finding) + Phrase("：", ": ") } ?? Phrase(same: "\(warning.kind): ")
      let advice = known.map { Phrase($0.advice) } ?? Phrase(same: Markup(text: warning.detail))
      let files = warning.inputs.prefix(3).joined(separator: ", ")
      let more: Markup = warning.inputs.count > 3 ? ", …" : ""
      return
        "<li>⚠ \(says)<b>\(Phrase.number(warning.count))</b>. \(advice) <small>\(files)\(more)</small></li>"
    }
    if items.isEmpty { return "" }
    return "<h3>\(Phrase("需要核对", "Worth a look"))</h3><ul class=warnings>\(items.joined())</ul>\n"
  }

  /// What was skipped, repaired, or contradicts itself.
  private var mended: Markup {
    let totals = report.totals
    var clauses: [Phrase] = []
    let skipped = totals.skipped.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    for (kind, count) in skipped {
      let finding =
        RejectReason(rawValue: kind).map { Phrase($0.finding) } ?? Phrase(same: Markup(text: kind))
      clauses.append(
        Phrase(
          "跳过 \(Phrase.number(count)) 行\(finding.chinese)",
          "skipped \(Phrase.number(count)): \(finding.english)"))
    }
    let found = totals.conflicts.values
    // Of a sum with a hidden part nothing is told.
    let conflicts = found.contains(nil) ? nil : found.reduce(0) { $0 + ($1 ?? 0) }
    if conflicts != 0 {
      clauses.append(
        Phrase(
          "\(Phrase.number(conflicts)) 处前后矛盾，按代码、文字、信用代码、单位名称的次序取信",
          "\(Phrase.number(conflicts)) contradictions, where the first source wins: code, text, credit code, employer"
        ))
    }
    let repairs = totals.repairs.values.reduce(0, +)
    if repairs > 0 {
      clauses.append(
        Phrase(
          "\(Phrase.number(repairs)) 个值写法不规范，已按原意读取",
          "\(Phrase.number(repairs)) values read as they were meant"))
    }
    return clauses.isEmpty ? "" : "<p>\(clauses.joined(.semicolon))\(Phrase("。", "."))</p>\n"
  }

  private var rejects: Markup {
    let reasons = report.totals.rejectedByReason.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let title = "<h3>\(Phrase("拒收原因", "Why records were rejected"))</h3>" as Markup
    if reasons.isEmpty { return "<div>\(title)<p>\(Phrase("没有拒收的记录。", "None was."))</p></div>" }
    let rows = reasons.map { name, count -> Markup in
      let reason = RejectReason(rawValue: name)
      let finding = reason.map { Phrase($0.finding) } ?? Phrase(same: Markup(text: name))
      return """
        <tr><th scope=row>\(finding)</th><td class=num>\(Phrase.number(count))</td>\
        <td>\(reason.map { Phrase($0.advice) } ?? Phrase(same: ""))</td></tr>
        """
    }
    return """
      <div>\(title)<table><thead><tr><th scope=col>\(Phrase("原因", "Reason"))</th><th scope=col class=num>\(Phrase("条", "Records"))</th>\
      <th scope=col>\(Phrase("怎么办", "What to do"))</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var evidence: Markup {
    let located = report.totals.locatedBy
    let all =
      located.values.contains(nil)
      ? report.all.figures.counts[.employed] : located.values.reduce(0) { $0 + ($1 ?? 0) }
    let names =
      Evidence.allCases.map { ($0.name, Phrase($0.heading)) } + [("unresolved", Phrase("无从判断", "Nothing"))]
    let rows = names.map { term, name -> Markup in
      let people = located[term] ?? 0
      let share = people.flatMap { people in all.map { Standing.percent(people, of: $0) } } ?? "※"
      return
        "<tr><th scope=row>\(name)</th><td class=num>\(Phrase.number(people))</td><td class=num>\(share)</td></tr>"
    }
    return """
      <div><h3>\(Phrase("工作地由什么得知", "What located the employed"))</h3><table><thead><tr><th scope=col>\(Phrase("依据", "Source"))</th>\
      <th scope=col class=num>\(Phrase("人", "People"))</th><th scope=col class=num>\(Phrase("占就业者", "Share"))</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var sources: Markup {
    let rows = report.inputs.map { input -> Markup in
      let control = input.control
      let counts = [
        control.records, control.accepted, control.duplicates, control.filtered, control.rejected,
      ].map { "<td class=num>\(Phrase.number($0))</td>" as Markup }
      return "<tr><th scope=row>\(input.path)</th>\(counts.joined())</tr>"
    }
    let heads = [
      Phrase("记录", "Records"), Phrase("计入", "Counted"), Phrase("重复", "Duplicates"), Phrase("筛除", "Filtered"),
      Phrase("拒收", "Rejected"),
    ].map { "<th scope=col class=num>\($0)</th>" as Markup }
    return """
      <h3>\(Phrase("来源文件", "Sources"))</h3><div class=wide tabindex=0 role=region aria-labelledby=sources><table>\
      <caption class=sr id=sources>\(Phrase("来源文件", "Sources"))</caption>\
      <thead><tr><th scope=col>\(Phrase("文件", "File"))</th>\(heads.joined())</tr></thead><tbody>\(rows.joined())</tbody></table></div>

      """
  }
}
