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
}
