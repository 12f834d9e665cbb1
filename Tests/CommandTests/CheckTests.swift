import Foundation
import Testing

/// `check` tells what to mend, `records` what the reader saw; neither, nor `run`, tells of anyone.
struct CheckTests {
  @Test func checkCountsByInputAndReason() throws {
    let workspace = try SmallExtract.workspace(extract: RejectsTests.extract)
    let run = try liuyu("check", "small.yaml", "--format", "json", in: workspace.folder)
    #expect(run.status == 65, "\(run.errors)")
    let found = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(found["groups"] == nil)
    let rejects = try #require(found["rejects"] as? [[String: Any]])
    #expect(rejects.first?["reason"] as? String == "quoting")
    #expect(rejects.first?["count"] as? Int == 3)
    #expect(rejects.first?["first_lines"] as? [Int] == [3, 11, 12])
    #expect(rejects.compactMap { $0["count"] as? Int }.reduce(0, +) == RejectsTests.reasons.count)
    let errands = try #require(found["to_do"] as? [[String: Any]])
    #expect(errands.first?["urgency"] as? String == "mend")
    let advice = try #require(errands.first?["advice"] as? [String: String])
    #expect(advice["zh"]?.contains("引号") == true && advice["en"]?.contains("quote") == true)
    let table = try liuyu("check", "small.yaml", "--max-reject-rate", "1", in: workspace.folder)
    #expect(table.status == 0)
    #expect(table.text.contains("damaged_id") && table.text.contains("考生号"))
    #expect(try workspace.names() == ["extract.csv", "small.yaml"])
  }

  /// Each kind of trouble is an errand of its own, with its lines, in both languages; what is no record is among them.
  @Test func checkIsAToDoListForTheSchool() throws {
    let rows =
      (1...9).map { "2025000\($0),2025,59001,渝西云栖职业技术学院,510201,10,500118" } + [
        "无,2025,59001,,510201,10,500118", "2.0E+13,2025,59001,,510201,10,500118",
        "20250020,2022级,59001,,510201,10,500118",
        "20250021,2025,59001,,510201,999,500118", "20250022,2025,,,510201,10,500118",
        "20250023,2025,59001,,510201",
        ",,,,,,", "合计,,,,,,", "20250024,2025,59001,,510201,10.0,500118000000",
        "20250025,2025,59001,,\"510201,10,500118",
        "20250026,2025,59001,,510201,10,无",
      ]
    let workspace = try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline,
      extract: ([String(SmallExtract.extract.split(separator: "\n")[0])] + rows).joined(separator: "\n")
        + "\n")
    let run = try liuyu("check", "small.yaml", "--max-reject-rate", "1", in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
    for part in [
      "● extract.csv", "必须改正 To mend", "请核对 To check", "已处理 Handled", "[damaged_id]", "[bad_year]",
      "[field_count]", "[quoting]",
      "[unknown_destination_code]", "[missing_value]", "[placeholder_id]", "[blank_row]", "[note]",
      "[decimal_suffix]", "[long_code]",
      "行 lines 12\n", "把考生号（学号）列设为文本格式", "export the ID column",
    ] {
      #expect(run.text.contains(part), "\(part) is missing in\n\(run.text)")
    }
    for secret in ["2.0E+13", "20250020", "2022级,"] { #expect(!run.text.contains(secret)) }
  }

  @Test(arguments: ["run", "check"])
  func valuesAreShownOnRequestOnly(command: String) throws {
    let workspace = try SmallExtract.workspace(extract: RejectsTests.extract)
    let quiet = try liuyu(command, "small.yaml", in: workspace.folder)
    let shown = try liuyu(command, "small.yaml", "--show-values", in: workspace.folder)
    for secret in ["2.0501E+13", "20500001", "渝\"西", "“999”"] {
      #expect(!quiet.errors.contains(secret) && !quiet.text.contains(secret))
      #expect(shown.errors.contains(secret), "\(shown.errors)")
      #expect(!shown.text.contains(secret))
    }
  }

  /// Where an extract has no header, its first row is a graduate's record: what is said of it must not be.
  @Test(arguments: ["run", "check"])
  func aRecordInPlaceOfTheHeaderIsShownOnRequestOnly(command: String) throws {
    let record = SmallExtract.extract.split(separator: "\n")[1]
    let mixed = "考生号,毕业年份,学校代码,学校名称,\(record)"
    let twoSources = SmallExtract.pipeline
      .appending(
        "  - {path: other.csv, destination_codes: gxjy, columns: {institution_code: yxdm, destination_code: byqxdm}}\n"
      )
    for (pipeline, extract) in [
      (SmallExtract.pipeline, String(record)), (SmallExtract.pipeline, mixed), (twoSources, String(record)),
    ] {
      let workspace = try SmallExtract.workspace(pipeline: pipeline, extract: extract + "\n")
      let arguments = [command, "small.yaml", "--input", "extract.csv"]
      let quiet = try Command(arguments: arguments, folder: workspace.folder).run()
      let shown = try Command(arguments: arguments + ["--show-values"], folder: workspace.folder).run()
      #expect(quiet.status == 78 && shown.status == 78)
      #expect(quiet.errors.contains("毕业去向代码") && quiet.errors.contains("--show-values"), "\(quiet.errors)")
      for secret in ["20500001", "云栖", "510201"] {
        #expect(!quiet.errors.contains(secret), "\(quiet.errors)")
        #expect(shown.errors.contains(secret), "\(shown.errors)")
      }
    }
  }

  /// A first line by which spreadsheets are told the delimiter tells this program too, unless it is told otherwise.
  @Test func recordsHearsTheSeparatorLine() throws {
    let workspace = try Workspace()
    try workspace.write("sep=;\na;b,c\n", to: "e.csv")
    let run = try liuyu("records", "e.csv", in: workspace.folder)
    #expect(run.status == 0 && run.text.hasSuffix(#"["a", "b,c"]"# + "\n"), "\(run.text)")
    let declared = try liuyu("records", "e.csv", "--delimiter", ",", in: workspace.folder)
    #expect(declared.text.hasSuffix(#"["a;b", "c"]"# + "\n"))
  }

  @Test func recordsShowsWhatTheReaderSaw() throws {
    let workspace = try Workspace()
    try workspace.write(
      Data("\u{FEFF}a;b\n\"x\"\"y\";\" z \"\nb\"ad;c\n".utf8) + [0xFF] + Data(";d\n".utf8), to: "e.csv")
    let run = try liuyu("records", "e.csv", "--delimiter", ";", "--encoding", "utf-8", in: workspace.folder)
    #expect(run.status == 65)
    #expect(run.text == #"["a", "b"]"# + "\n" + #"["x\"y", " z "]"# + "\n" + #"["\#u{FFFD}", "d"]"# + "\n")
    #expect(run.errors.contains("e.csv:3: quoting: a stray quote at byte 2"))
    #expect(run.errors.contains("e.csv:4: field 1: encoding:"))
    let piped = try liuyu(
      "records", "-", "--delimiter", ";", "--encoding", "utf-8", in: workspace.folder,
      input: workspace["e.csv"])
    #expect(piped.text == run.text)
    #expect(try liuyu("records", "nowhere.csv", in: workspace.folder).status == 66)
    for arguments in [
      ["--delimiter", "||"], ["--delimiter", " "], ["--encoding", "nosuch"], ["--encoding", "utf-8//IGNORE"],
    ] {
      let run = try Command(arguments: ["records", "e.csv"] + arguments, folder: workspace.folder).run()
      #expect(run.status == 64 && run.errors.contains(arguments[0]), "\(run.errors)")
    }
  }
}
