import Foundation
import Testing

/// Every command in a `console` block of these pages runs, and shows what the page says.
struct ReadmeTests {
  /// One command and the output that is shown with it; `…` stands for anything left out.
  struct Step {
    var command: String
    var shown: [String] = []

    /// Whether its next line belongs to it: behind a backslash, and in `<<'END'` until that comes.
    var isContinued: Bool {
      command.hasSuffix("\\") || command.contains("<<'END'") && !command.hasSuffix("\nEND")
    }

    func isShown(by output: String) -> Bool {
      let text = shown.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else { return true }
      let parts = text.split(separator: "…", omittingEmptySubsequences: false)
      let pattern = parts.map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: ".*")
      let found = output.trimmingCharacters(in: .whitespacesAndNewlines)
      return found.range(of: "(?s)\\A\(pattern)\\z", options: .regularExpression) != nil
    }
  }

  private func steps(of readme: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isInside, let last = steps.indices.last {
        if steps[last].isContinued {
          steps[last].command += "\n" + line
        } else {
          steps[last].shown.append(line)
        }
      }
    }
    return steps
  }

  /// The compiler aside: it built what runs here, and `make test` runs this.
  @Test(arguments: [
    ("README.md", 9), ("README.zh-CN.md", 9), ("CONTRIBUTING.md", 2), ("docs/cube.md", 10),
    ("docs/methodology.md", 6),
    ("docs/operations.md", 6), ("docs/page.md", 3), ("docs/records.md", 3), ("docs/split.md", 3),
    ("docs/formats.md", 7), ("docs/disclosure.md", 1),
  ])
  func everyCommandShowsWhatThePageSays(page: String, atLeast least: Int) throws {
    let workspace = try Workspace()
    for name in [
      "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs", "packaging", "Makefile", "scripts",
      "pipelines", "sample-data", "schema",
    ] {
      try workspace.copy(name)
    }
    try workspace.write("#!/bin/sh\n", to: "compiler/swift")
    chmod(workspace["compiler/swift"].path, 0o755)
    try workspace.write(Data(), to: ".build/release/place")
    symlink(Command.liuyu, workspace[".build/release/liuyu"].path)

    let steps = steps(of: try workspace.text(page))
    #expect(steps.count >= least)
    for step in steps {
      let run = try Command(
        program: "/bin/bash",
        arguments: ["-c", "export PATH=\"$PWD/compiler:$PATH\"\n(\(step.command)\n) 2>&1"],
        folder: workspace.folder
      ).run()
      #expect(run.status == 0, "$ \(step.command)\n\(run.text.suffix(1000))")
      #expect(step.isShown(by: run.text), "$ \(step.command)\n\(run.text.prefix(3000))")
    }
  }
}
