import Foundation
import Testing

/// Real reports in every shape, before a validator that shares no code with the program.
struct SchemaTests {
  @Test(arguments: [
    "", "--sensitivity", "--reproducible --by year,level", "--by gender,institution --where year=2025",
    "--where institution=59001 --where institution=59002", "--methodology stay_denominator=graduates",
    "--methodology circle=strict --methodology partial_counties=out --sensitivity",
  ])
  func reportIsValidInEachFormat(options: String) throws {
    let workspace = try Workspace.westernBase()
    let files = try ["json", "ndjson", "csv"].map { format in
      let file = workspace["report.\(format)"].path
      let run = try Command(
        arguments: ["run", "pipelines/western-base.yaml", "--quiet", "--format", format, "--output", file]
          + options.split(separator: " ").map(String.init), folder: workspace.folder
      ).run()
      #expect(run.status == 0, "\(run.errors)")
      return file
    }
    let validation = try python("validate_report.py", files)
    #expect(validation.status == 0, "\(validation.errors.suffix(1000))")
  }

  /// What only JSON has.
  @Test(arguments: [
    "--trend", "--trend --by level --where year!=2021 --flows city --sensitivity",
    "--trend --where year=2031",
  ])
  func reportWithAdditionsIsValid(options: String) throws {
    let workspace = try Workspace.westernBase()
    let run = try Command(
      arguments: ["run", "pipelines/western-base.yaml", "--quiet", "--output", "report.json"]
        + options.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let validation = try python("validate_report.py", [workspace["report.json"].path])
    #expect(validation.status == 0, "\(validation.errors.suffix(1000))")
  }
}
