import Foundation
import Testing

/// `pipelines/crontab.example` does what it says, as cron would run it.
struct CrontabTests {
  @Test func jobRunsAsWritten() throws {
    let workspace = try Workspace()
    for name in ["pipelines", "sample-data"] { try workspace.copy(name, to: "srv/liuyu/\(name)") }
    let lines = try workspace.text("srv/liuyu/pipelines/crontab.example").split(separator: "\n")
    let job = try #require(lines.last)
    // Minute, hour, day, month, weekday; the rest is for the shell.
    let fields = job.split(maxSplits: 5, whereSeparator: \.isWhitespace)
    #expect(fields.count == 6 && fields[..<5].allSatisfy { $0.allSatisfy { "0123456789*,-/".contains($0) } })
    let path = try #require(lines.first { $0.hasPrefix("PATH=") }?.dropFirst("PATH=".count))
    let line = fields[5].replacing("/srv/liuyu", with: workspace["srv/liuyu"].path)

    for _ in 1...2 {
      let run = try Command(
        program: "/usr/bin/env",
        arguments: [
          "--ignore-environment", "PATH=\(Command.folderOfLiuyu):\(String(path))",
          "HOME=\(workspace.folder.path)",
          "/bin/sh", "-c", String(line),
        ], folder: workspace.folder
      ).run()
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "cron would mail: \(run.errors)")
    }
    #expect(try workspace.text("srv/liuyu/out/report.json").contains(#""name": "western-base""#))
    #expect(try workspace.names(in: "srv/liuyu/out").allSatisfy { !$0.hasPrefix(".") })
  }
}
