import Foundation
import Testing

/// Rows with another delimiter than the extract's are refused with that word, wherever refusals are told.
struct CutElsewhereTests {
  private static let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码"

  /// - Parameter marks: what cuts each row.
  private func extract(_ marks: [String], header mark: String = ",") -> String {
    let rows = marks.enumerated().map { number, mark in
      ["2050000\(number)", "2025", "59001", "渝西", "510201", "10", "500118"].joined(separator: mark) + "\n"
    }
    return Self.header.replacing(",", with: mark) + "\n" + rows.joined()
  }

  @Test(arguments: [
    (";", ","), ("\t", ","), ("|", ","), (",", ";"), (",", "\t"), (",", "|"), ("\t", "|"), ("\";\"", ","),
  ])
  func aRunSaysSo(other: String, own: String) throws {
    let pipeline = SmallExtract.pipeline.replacing(
      "    destination_codes", with: "    delimiter: \"\(own == "\t" ? "\\t" : own)\"\n    destination_codes")
    let quoted = other == "\";\""
    var text = extract([own, other, own, other, other], header: own)
    if quoted {
      text = text.replacing("2050000", with: "\"2050000").replacing("500118\n", with: "500118\"\n")
    }
    if quoted {
      text = text.replacing("\"20500000", with: "20500000").replacing("\"20500002", with: "20500002")
    }
    if quoted { text = text.replacing(",500118\"", with: ",500118") }
    let name = quoted ? ";" : other == "\t" ? "\\t" : other
    let workspace = try SmallExtract.workspace(pipeline: pipeline, extract: text)
    let said =
      "cut at `\(name)`, 3 of the rejected records would have as many fields as the header, the first in "
      + "extract.csv:3: write them with the delimiter of their header, or put them under a header of their own, in an extract "
      + "whose source says `delimiter: \"\(name)\"`"
    for (rate, status) in [("0.5", Int32(65)), ("0.7", 0)] {
      let run = try liuyu(
        "run", "small.yaml", "--max-reject-rate", rate, "--rejects", "r", in: workspace.folder)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.errorLines.filter { $0.hasPrefix("cut at") } == [said], "\(run.errors)")
      #expect(run.errors.contains("; cut at `\(name)` it has as many fields as the header\n"))
    }
    let rejects = try workspace.text("r").split(separator: "\n")
    #expect(rejects.count == 3)
    #expect(
      rejects.allSatisfy { $0.contains("; cut at `\(name.replacing("\\", with: "\\\\"))` it has as many") },
      "\(rejects)")
  }

  @Test func logsHaveItInParts() throws {
    let workspace = try SmallExtract.workspace(extract: extract([",", ",", ";", "|", ";"]))
    let run = try liuyu("run", "small.yaml", "--log-format", "json", in: workspace.folder)
    #expect(run.status == 65)
    let lines = run.errorLines.filter { $0.contains("\"cut_elsewhere\"") }
    #expect(lines.count == 2, "\(run.errors)")
    #expect(
      lines[0].contains("\"cut_elsewhere\": 2, \"delimiter\": \";\", \"line\": 4, \"path\": \"extract.csv\""),
      "\(lines)")
    #expect(lines[1].contains("\"cut_elsewhere\": 1, \"delimiter\": \"|\", \"line\": 5"), "\(lines)")
  }

  @Test func checkSaysSoInBothLanguages() throws {
    let workspace = try SmallExtract.workspace(extract: extract([",", ",", "\t", "\t"]))
    try workspace.write(extract([",", ";", ";"]) + "20500009,2025,59001\n", to: "some.csv")
    let arguments = ["check", "small.yaml", "--input", "extract.csv", "--input", "some.csv"]
    let table = try Command(arguments: arguments, folder: workspace.folder).run()
    #expect(table.status == 65)
    #expect(
      table.text.contains(
        """
          1. 字段数与表头不一致：2 · more or fewer fields than the header: 2  [field_count]
             行 lines 4, 5
             其中按制表符切分就与表头字段数一致的：2，首行 4；这些行与表头请用同一种分隔符：最好从原表重新导出为 CSV · of them with as many fields as the header where they are cut at tabs: 2, the first in line 4; write these records with the delimiter of the header, or export the table as CSV anew
             → 这些行与表头请用同一种分隔符：最好从原表重新导出为 CSV
        """), "\(table.text)")
    // Of the record that lacks fields what is usual is said, too.
    #expect(table.text.contains("按“;”切分就与表头字段数一致的：2，首行 3"), "\(table.text)")
    #expect(table.text.contains("→ 核对这些行的列数"), "\(table.text)")

    let json = try Command(arguments: arguments + ["--format", "json"], folder: workspace.folder).run()
    let found = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    for list in ["rejects", "to_do"] {
      let entries = try #require(found[list] as? [[String: Any]])
      let others = entries.compactMap { $0["cut_elsewhere"] as? [[String: Any]] }
      #expect(others.map { $0.map { $0["delimiter"] as? String } } == [["\\t"], [";"]])
      #expect(others.map { $0[0]["count"] as? Int } == [2, 2])
      #expect(others.map { $0[0]["first_lines"] as? [Int] } == [[4, 5], [3, 4]])
    }
  }

  @Test func whereNoneFitsNothingIsSaid() throws {
    let workspace = try SmallExtract.workspace(extract: extract([",", ","]) + "20500009;2025,59001|渝西\n")
    let run = try liuyu("run", "small.yaml", in: workspace.folder)
    #expect(run.status == 65 && !run.errors.contains("cut at"), "\(run.errors)")
    let check = try liuyu("check", "small.yaml", "--format", "json", in: workspace.folder)
    #expect(!check.text.contains("cut_elsewhere"))
  }
}
