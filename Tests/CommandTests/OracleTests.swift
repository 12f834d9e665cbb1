import Foundation
import Testing

/// Every group's counts on the sample data, beside an independent calculation (`Tests/oracle.py`).
struct OracleTests {
  @Test(arguments: [
    "",
    "--by institution",
    "--by program,year,level",
    "--by gender,institution",
    "--by level,gender,program,institution,year",
    "--where year=2025",
    "--where year=2022..2024 --by year,institution",
    "--where year!=2025 --where level!=中职",
    "--where institution=59001,59010,渝西听畔职业技术大学",
    "--where institution=*职业学院 --where program!=*工程*",
    "--where program=53* --where gender=女 --by program",
    "--where institution=59001 --where institution=59002",
    "--methodology circle=strict",
    "--methodology circle=strict --methodology partial_counties=out",
    "--methodology duplicates=keep-first",
    "--methodology duplicates=off",
    "--methodology duplicates=off --where year=2025 --by year",
  ])
  func everyGroupIsAsTheOracleSays(options: String) throws {
    let workspace = try Workspace()
    let options = options.split(separator: " ").map(String.init)
    let report = workspace["report.json"].path
    let run = try Command(
      arguments: ["run", "Tests/codes-only.yaml", "--quiet", "--output", report] + options
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let oracle = try python("oracle.py", [report] + options)
    #expect(oracle.status == 0, "\(oracle.errors.prefix(2000))")
  }

  /// The sample names every place by its county. Where half of the codes say no more than the province, what the credit
  /// codes say refines them.
  @Test func coarseCodesAreRefinedAsTheOracleSays() throws {
    let workspace = try Workspace()
    try workspace.copy("Tests/codes-only.yaml")
    let sample = Command.package.appending(path: "sample-data")
    for folder in ["national-export", "employment-plan-2024", "national-upload", "secondary-vocational"] {
      let files = try FileManager.default.contentsOfDirectory(
        at: sample.appending(path: folder), includingPropertiesForKeys: nil)
      for file in files where file.pathExtension == "csv" {
        try workspace.write(
          Self.coarsened(try Data(contentsOf: file)), to: "sample-data/\(folder)/\(file.lastPathComponent)")
      }
    }
    let run = try liuyu(
      "run", "Tests/codes-only.yaml", "--quiet", "--output", "report.json", in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try workspace.text("report.json").contains(#""refined": {"location_code_credit_code": "#))
    let oracle = try python(
      "oracle.py", [workspace["report.json"].path, "--sample", workspace["sample-data"].path])
    #expect(oracle.status == 0, "\(oracle.errors.prefix(2000))")
  }

  /// Every second line with the codes of Chongqing and Sichuan cut to 500000 and 510000, byte by byte; those of programs
  /// and of homes too.
  private static func coarsened(_ extract: Data) throws -> Data {
    let text = try #require(String(data: extract, encoding: .isoLatin1))
    let code = try NSRegularExpression(pattern: #"(?<=[,"]5[01])\d{4}(?=[,"])"#)
    let lines = text.components(separatedBy: "\n").enumerated().map { number, line in
      number % 2 == 0
        ? line
        : code.stringByReplacingMatches(
          in: line, range: NSRange(line.startIndex..., in: line), withTemplate: "0000")
    }
    return try #require(lines.joined(separator: "\n").data(using: .isoLatin1))
  }
}
