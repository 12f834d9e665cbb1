import Buffers
import Counting
import Cubes
import Outputs
import Reports

/// The to-do list for people: each school finds its file, and under it what to mend first.
extension QualityReport {
  func writeText(to sink: some ByteSink, _ style: TableStyle) throws(OutputError) {
    var text = ByteText()
    for line in report.preamble { text.append(text: printable(line) + "\n") }
    text.append("\n")
    let table = inputs
    let widths = table.widths
    for row in table.rows { table.write(row, widths: widths, coloured: style.isColoured, to: &text) }
    text.append("\n")
    let topics = Dictionary(grouping: errands, by: \.inputs)
    if errands.isEmpty { text.append(text: "没有要办的事 Nothing to do\n") }
    for inputs in topics.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      write(topics[inputs] ?? [], about: inputs, style, to: &text)
      try sink.drain(&text)
    }
    for (heading, counts) in [
      ("矛盾 Conflicts", report.totals.namedConflicts), ("细化 Refined", report.totals.namedRefinements),
    ]
    where !counts.isEmpty {
      let list = counts.map { "\($0.name) \(grouped($0.count))" }
      text.append(text: "\(heading): \(list.joined(separator: ", "))\n")
    }
    try sink.drain(&text, above: 0)
  }

  private func write(_ errands: [Errand], about inputs: [Int], _ style: TableStyle, to text: inout ByteText) {
    text.append(text: style.painted("● \(name(of: inputs))", .strong) + "\n")
    var number = 0
    for urgency in Errand.Urgency.allCases {
      let urgent = errands.filter { $0.urgency == urgency }
      if urgent.isEmpty { continue }
      text.append(text: "  " + style.painted(urgency.heading, urgency.colour) + "\n")
      for (index, errand) in urgent.enumerated() {
        number += 1
        // What is to be done about several things is said behind the last.
        let isSaid = index + 1 < urgent.count && urgent[index + 1].advice == errand.advice
        let lines = lines(of: errand, number: number) + (isSaid ? [] : advice(of: errand))
        text.append(text: lines.map { $0 + "\n" }.joined())
      }
    }
    text.append("\n")
  }

  private func name(of inputs: [Int]) -> String {
    let names = inputs.prefix(3).map { printable(report.inputs[$0].path) }.joined(separator: ", ")
    return inputs.count > 3 ? "\(names) 等 … (\(inputs.count))" : names
  }

  private func lines(of errand: Errand, number: Int) -> [String] {
    let (chinese, english) = (printable(errand.finding.chinese), printable(errand.finding.english))
    let count = grouped(errand.count)
    var lines = ["  \(number). \(chinese)：\(count) · \(english): \(count)  [\(errand.kind)]"]
    let first = firstLines(of: errand)
    if !first.isEmpty {
      let more = errand.count > first.count ? ", …" : ""
      lines.append("     行 lines \(first.joined(separator: ", "))\(more)")
    }
    lines += errand.cutElsewhere.map { "     \($0.shown)" }
    lines += errand.words.map { "     \($0.shown)" }
    if errand.otherWords > 0 {
      let others = grouped(errand.otherWords)
      lines.append("     … 另有 \(others) 种写法，见 --rejects · \(others) more, see --rejects")
    }
    if case .contradicted(let contradictions) = errand.topic {
      lines += contradictions.changes(in: report).map { "     \($0)" }
    }
    return lines
  }

  /// With the input where there are several.
  private func firstLines(of errand: Errand) -> [String] {
    guard case .contradicted(let contradictions) = errand.topic, errand.inputs.count > 1 else {
      return errand.lines.map(String.init)
    }
    return contradictions.found.places.map { "\(printable(report.inputs[$0.extract].path)):\($0.line)" }
  }

  private func advice(of errand: Errand) -> [String] {
    ["     → \(errand.advice.chinese)", "     → \(errand.advice.english)"]
  }

  private var inputs: TextTable {
    var table = TextTable(alignments: [.left, .left, .right, .right, .right, .right, .right, .right])
    let headings = [
      "文件 Input", "编码 Encoding", "记录 Records", "计入 Accepted", "筛除 Filtered", "重复 Duplicates", "拒收 Rejected",
      "略过 Skipped",
    ]
    table.rows.append(headings.map { TextTable.Cell($0) })
    for (number, input) in report.inputs.enumerated() {
      let control = input.control
      let skipped = rejects.filter { $0.input == number && RejectReason.skipped.contains($0.reason) }
      let counts = [
        control.records, control.accepted, control.filtered, control.duplicates, control.rejected,
        skipped.reduce(0) { $0 + $1.count },
      ]
      table.rows.append(
        ([printable(input.path), input.encoding] + counts.map(grouped)).map { TextTable.Cell($0) })
    }
    return table
  }
}

extension Errand.Urgency {
  fileprivate var heading: String {
    switch self {
    case .mend: "必须改正 To mend: 没有计入 not counted"
    case .check: "请核对 To check: 数字可能有误 a figure may be wrong"
    case .tidy: "已处理 Handled: 没有遗漏 nothing is lost"
    }
  }

  fileprivate var colour: TextTable.Colour {
    switch self {
    case .mend: .red
    case .check: .yellow
    case .tidy: .dim
    }
  }
}

extension TableStyle {
  fileprivate func painted(_ text: String, _ colour: TextTable.Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
