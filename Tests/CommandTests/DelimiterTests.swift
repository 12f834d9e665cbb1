import Foundation
import Testing

/// Whatever delimits, and whatever bytes a character is made of: the records are the same.
struct DelimiterTests {
  /// In GB18030 and Big5 the later bytes of some of these are `|`, `\`, `^`, letters or digits.
  private static let names = "厊東妊閨渝功許蓋㐂"

  private static let cases: [(encoding: String, delimiter: String)] =
    ["gb18030", "utf-8", "utf-16", "utf-32le", "ucs2", "iso-2022-jp"].flatMap { encoding in
      [",", ";", "|", "\\", "^", "@", "Z", "8", "\t"].map { (encoding, $0) }
    }

  @Test(arguments: cases)
  func recordsAreTheSame(encoding: String, delimiter: String) throws {
    let workspace = try Workspace()
    let letters = Self.names.filter { encoding != "iso-2022-jp" || "東渝功許".contains($0) }
    let rows = letters.map { ["\($0)", "\($0)x", "\($0)\($0)"] }
    let text = rows.map { $0.joined(separator: delimiter) + "\n" }.joined()
    try workspace.write(text, to: "plain")
    let made = try Command(
      program: "/bin/sh", arguments: ["-c", "iconv -f utf-8 -t \(encoding) plain > e.csv"],
      folder: workspace.folder
    ).run()
    #expect(made.status == 0, "\(made.errors)")
    let run = try liuyu(
      "records", "e.csv", "--encoding", encoding, "--delimiter", delimiter, in: workspace.folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let found = try run.text.split(separator: "\n").map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
    #expect(found == rows)
  }

  /// The extract tells its encoding itself, and bytes that it does not have cost their record alone.
  @Test(arguments: ["auto", "gbk"])
  func aPipelineReadsThem(encoding: String) throws {
    let pipeline = SmallExtract.pipeline.replacing(
      "    destination_codes", with: "    encoding: \(encoding)\n    delimiter: '|'\n    destination_codes")
    let workspace = try SmallExtract.workspace(pipeline: pipeline, extract: "")
    let plain = SmallExtract.extract.replacing(",", with: "|").replacing("枫汀", with: "厊東")
    try workspace.write(plain, to: "plain")
    let command =
      "iconv -f utf-8 -t gbk plain > extract.csv; printf '1|2025|\\377|\\377|510201|10|\\n' >> extract.csv"
    let made = try Command(program: "/bin/sh", arguments: ["-c", command], folder: workspace.folder).run()
    #expect(made.status == 0, "\(made.errors)")
    let run = try liuyu("run", "small.yaml", "--max-reject-rate", "0.5", in: workspace.folder)
    #expect(run.errors.contains("5 records: 4 accepted"), "\(run.errors)")
    #expect(run.text.contains("渝西厊東职业学院") && run.text.contains("\"gb18030\""), "\(run.text.prefix(600))")
  }
}
