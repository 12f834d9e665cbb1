import Foundation
import Testing

/// However an extract is encoded, compressed or handed over, its groups are the same to the byte.
struct FormTests {
  private static let forms: [(name: String, command: String)] = [
    ("utf-8-bom.csv", "(printf '\\357\\273\\277'; cat plain.csv) > utf-8-bom.csv"),
    ("gb18030.csv", "iconv -f utf-8 -t gb18030 plain.csv > gb18030.csv"),
    ("utf-16.csv", "iconv -f utf-8 -t utf-16 plain.csv > utf-16.csv"),
    ("utf-16be.csv", "(printf '\\376\\377'; iconv -f utf-8 -t utf-16be plain.csv) > utf-16be.csv"),
    ("plain.csv.gz", "gzip -k plain.csv"),
    ("plain.csv.zst", "zstd -q -k plain.csv"),
    ("gb18030.gz", "iconv -f utf-8 -t gb18030 plain.csv | gzip > gb18030.gz"),
    ("utf-16.zst", "iconv -f utf-8 -t utf-16 plain.csv | zstd -q > utf-16.zst"),
  ]

  @Test func everyFormGivesTheSameGroups() throws {
    let workspace = try Workspace()
    let generated = try liuyu("generate", "--rows", "5000", "--quote", "mixed", "--duplicates", "0.05")
    try workspace.write(generated.output, to: "plain.csv")
    for form in Self.forms {
      let made = try Command(program: "/bin/sh", arguments: ["-c", form.command], folder: workspace.folder)
        .run()
      #expect(made.status == 0, "\(made.errors)")
    }
    let expected = try groups(of: workspace["plain.csv"].path, in: workspace)
    #expect(expected.utf8.count > 10_000)
    for form in Self.forms {
      let path = workspace[form.name].path
      #expect(try groups(of: path, in: workspace) == expected, "\(form.name)")
      #expect(try groups(of: "-", in: workspace, pipedFrom: path) == expected, "\(form.name) through a pipe")
    }
  }

  private func groups(of input: String, in workspace: Workspace, pipedFrom file: String = "/dev/null") throws
    -> String
  {
    let pipeline = Command.package.appending(path: "pipelines/western-base.yaml").path
    let run = try Command(
      program: "/bin/sh",
      arguments: [
        "-c",
        "cat '\(file)' | liuyu run '\(pipeline)' --input '\(input)' --quiet --rejects rejects --output -",
      ], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    let start = try #require(run.text.range(of: "\"groups\""))
    return String(run.text[start.lowerBound...])
  }
}
