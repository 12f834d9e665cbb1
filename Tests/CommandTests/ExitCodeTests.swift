import Foundation
import Glibc
import Testing

/// The exit codes that cron and other programs rely on, and what is said on the way out.
struct ExitCodeTests {
  @Test(arguments: [
    ("run small.yaml", 0, "4 records: 4 accepted"),
    ("run small.yaml --fail-on-missed-target --methodology stay_denominator=employed", 3, "missed"),
    ("run small.yaml --fail-on-missed-target --where institution=59001", 0, "met"),
    ("run small.yaml --fail-on-missed-target --where institution=nobody", 3, "not assessed"),
    ("run small.yaml --fail-on-missed-target --where program=530701", 3, "missed"),
    ("run", 64, "pipeline.yaml"),
    ("walk small.yaml", 64, "walk"),
    ("run small.yaml --threads 0", 64, "--threads"),
    ("run small.yaml --threads many", 64, "--threads"),
    ("run small.yaml --format xml", 64, "--format"),
    ("run small.yaml --flows village", 64, "--flows"),
    ("run small.yaml --flows city --format csv", 64, "--format json"),
    ("run small.yaml --max-reject-rate 2", 64, "--max-reject-rate"),
    ("run small.yaml --where colour=red", 64, "colour"),
    ("run small.yaml --where year=25", 64, "25"),
    ("run small.yaml --by institution,colour", 64, "colour"),
    ("run small.yaml --by institution,yeer", 64, "did you mean `year`?"),
    ("run small.yaml --by year,institution,year", 64, "write each dimension once"),
    ("run small.yaml --by year,,institution", 64, "cannot be “”"),
    ("run small.yaml --methodology circle=square", 64, "square"),
    ("run small.yaml --methodology duplicates=some", 64, "keep-latest"),
    ("run nowhere.yaml", 66, "nowhere.yaml"),
    ("run small.yaml --input nowhere.csv", 66, "nowhere.csv"),
    ("run small.yaml --input nothing-*.csv", 66, "nothing-*.csv"),
    ("run small.yaml --output nowhere/report.json", 73, "create the folder first"),
    ("run small.yaml --output .", 73, "name a file"),
    ("run small.yaml --output /dev/full", 74, "No space left"),
    ("run broken.yaml", 78, "broken.yaml:2"),
    ("run small.yaml --input other.csv", 78, "no column for `destination_code`"),
    ("records extract.csv --delimiter ;;", 64, "One ASCII character"),
    ("explain", 64, "--code"),
    ("explain --code 500118", 0, ""),
    ("generate --rows 3 --dirty 7", 64, "dirty"),
    ("generate --rows 3 --output nowhere/extract.csv", 73, "nowhere/extract.csv"),
    ("generate --rows 3 --output /dev/full", 74, "No space left"),
  ])
  func commandEndsWith(arguments: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("name: broken\ncolour: red\n", to: "broken.yaml")
    try workspace.write("考生号,学校代码,学校名称,专业代码,毕业年份,去向\n1,59001,渝西,510201,2025,10\n", to: "other.csv")
    let before = try workspace.names()
    let run = try Command(
      arguments: arguments.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.status == status, "\(run.errors)")
    #expect(message.isEmpty || run.errors.contains(message), "\(run.errors)")
    #expect(status == 0 || status == 3 || run.output.isEmpty, "\(run.text)")
    #expect(try workspace.names() == before)
  }

  /// With room for one open file beside the three streams, which the lock of the report takes.
  @Test(arguments: [("run small.yaml", Int32(66)), ("run small.yaml --rejects rejects", 73)])
  func whatTooFewOpenFilesNeedIsSaid(arguments: String, status: Int32) throws {
    let workspace = try SmallExtract.workspace()
    let run = try Command(
      program: "/bin/sh", arguments: ["-c", "ulimit -n 4; exec liuyu \(arguments) --output report.json"],
      folder: workspace.folder
    ).run()
    #expect(run.status == status && run.errors.contains("`ulimit -n`"), "\(run.status) \(run.errors)")
  }

  @Test(arguments: [("0.01", Int32(65)), ("0.24", 65), ("0.25", 0), ("1", 0)])
  func moreRejectsThanAllowedMakeNoReport(rate: String, status: Int32) throws {
    let bad = SmallExtract.extract.replacing("510201,11,", with: "510201,999,")
    let workspace = try SmallExtract.workspace(extract: bad)
    try workspace.write("the report before", to: "report.json")
    let run = try liuyu(
      "run", "small.yaml", "--output", "report.json", "--max-reject-rate", rate, in: workspace.folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains("extract.csv:3: 毕业去向代码: unknown_destination_code"))
    #expect(try (workspace.text("report.json") == "the report before") == (status == 65))
    #expect(try workspace.names() == ["extract.csv", "report.json", "small.yaml"])
  }

  @Test func secondRunOnTheSameOutputIsTurnedAway() throws {
    let workspace = try SmallExtract.workspace()
    let lock = open(workspace[".report.json.lock"].path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let refused = try liuyu("run", "small.yaml", "--output", "report.json", in: workspace.folder)
    #expect(refused.status == 75)
    #expect(refused.errors.contains("another run"))
    #expect(try workspace.names() == [".report.json.lock", "extract.csv", "small.yaml"])
    let elsewhere = try liuyu("run", "small.yaml", "--output", "other.json", in: workspace.folder)
    #expect(elsewhere.status == 0)
    close(lock)
    // A run that was killed leaves its lock file behind, but not the lock.
    #expect(try liuyu("run", "small.yaml", "--output", "report.json", in: workspace.folder).status == 0)
    #expect(try workspace.names() == ["extract.csv", "other.json", "report.json", "small.yaml"])
  }
}
