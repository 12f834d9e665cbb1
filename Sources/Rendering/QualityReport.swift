import Buffers
package import Counting
import Cubes
package import Outputs
package import Reports

/// What `check` tells: the fate of all records, without any rate.
package struct QualityReport {
  package enum Format: String, CaseIterable, Sendable {
    case json, table
  }

  private let report: Report
  private let rejects: [RejectCount]
  private let unreadDates: [UnreadDates]

  /// - Parameters:
  ///   - rejects: by input, then in the order of the reasons.
  ///   - unreadDates: by input.
  package init(_ report: Report, rejects: [RejectCount], unreadDates: [UnreadDates]) {
    self.report = report
    self.rejects = rejects
    self.unreadDates = unreadDates
  }

  package func write(
    _ format: Format, to sink: some ByteSink, table style: TableStyle = TableStyle()
  ) throws(OutputError) {
    switch format {
    case .json: try writeJSON(to: sink)
    case .table: try writeTable(to: sink, style)
    }
  }

  // MARK: JSON

  private func writeJSON(to sink: some ByteSink) throws(OutputError) {
    var json = JSONWriter()
    json.object(.lines) { json in
      json.write(headOf: report)
      json.write(recordsOf: report)
      json.key("rejects")
      json.array(.lines) { json in
        for reject in rejects { write(reject, to: &json) }
      }
      json.key("unread")
      json.array(.lines) { json in
        for dates in unreadDates { write(dates, to: &json) }
      }
    }
    json.text.append(UInt8(ascii: "\n"))
    try sink.drain(&json.text, above: 0)
  }

  private func write(_ reject: RejectCount, to json: inout JSONWriter) {
    json.object(.inline) {
      $0.member("path", report.inputs[reject.input].path)
      $0.member("reason", reject.reason.rawValue)
      $0.member("count", reject.count)
      $0.key("first_lines")
      $0.array(.inline) { for line in reject.lines { $0.value(line) } }
      $0.member("advice", reject.reason.advice)
    }
  }

  private func write(_ dates: UnreadDates, to json: inout JSONWriter) {
    json.object(.inline) {
      $0.member("path", report.inputs[dates.input].path)
      $0.member("field", "updated_at")
      $0.member("column", dates.column)
      $0.member("count", dates.count)
      $0.key("first_lines")
      $0.array(.inline) { for line in dates.lines { $0.value(line) } }
    }
  }

  // MARK: Table

  private func writeTable(to sink: some ByteSink, _ style: TableStyle) throws(OutputError) {
    var text = ByteText()
    for line in report.preamble { text.append(text: printable(line) + "\n") }
    text.append("\n")
    write(inputs, style, to: &text)
    text.append("\n")
    if rejects.isEmpty {
      text.append(text: "没有拒收的记录 no record was rejected\n")
    } else {
      write(reasons, style, to: &text)
    }
    for dates in unreadDates { text.append(text: "\n\(printable(line(dates)))\n") }
    for (heading, counts) in [
      ("修复 Repairs", report.totals.namedRepairs), ("矛盾 Conflicts", report.totals.namedConflicts),
    ]
    where !counts.isEmpty {
      let list = counts.map { "\($0.name) \(grouped($0.count))" }
      text.append(text: "\n\(heading): \(list.joined(separator: ", "))\n")
    }
    try sink.drain(&text, above: 0)
  }

  /// `不是日期 No date: a.csv, 签约日期: 4 in lines 3, 5, 7, …`
  private func line(_ dates: UnreadDates) -> String {
    let place = [report.inputs[dates.input].path, dates.column].compactMap(\.self).joined(separator: ", ")
    return "不是日期 No date: \(place): \(grouped(dates.count)) in lines \(list(dates.lines, of: dates.count))"
  }

  /// The first few lines of more.
  private func list(_ lines: [Int], of count: Int) -> String {
    lines.map(String.init).joined(separator: ", ") + (count > lines.count ? ", …" : "")
  }

  private func write(_ table: TextTable, _ style: TableStyle, to text: inout ByteText) {
    let widths = table.widths
    for row in table.rows { table.write(row, widths: widths, coloured: style.isColoured, to: &text) }
  }

  private var inputs: TextTable {
    var table = TextTable(alignments: [.left, .left, .right, .right, .right, .right, .right])
    let headings = [
      "文件 Input", "编码 Encoding", "记录 Records", "计入 Accepted", "筛除 Filtered", "重复 Duplicates", "拒收 Rejected",
    ]
    table.rows.append(headings.map { TextTable.Cell($0) })
    for input in report.inputs {
      let control = input.control
      let counts = [
        control.records, control.accepted, control.filtered, control.duplicates, control.rejected,
      ]
      table.rows.append(
        ([printable(input.path), input.encoding] + counts.map(grouped)).map { TextTable.Cell($0) })
    }
    return table
  }

  private var reasons: TextTable {
    var table = TextTable(alignments: [.left, .left, .right, .left, .left])
    table.rows.append(
      ["文件 Input", "原因 Reason", "条数 Count", "行 First lines", "怎么办 What to do"].map { TextTable.Cell($0) })
    for reject in rejects {
      table.rows.append(
        [
          printable(report.inputs[reject.input].path), reject.reason.rawValue, grouped(reject.count),
          list(reject.lines, of: reject.count), reject.reason.advice,
        ].map { TextTable.Cell($0) })
    }
    return table
  }
}
