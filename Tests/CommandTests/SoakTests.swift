import Foundation
import Testing

/// The soak is worth what its exit code is.
struct SoakTests {
  private func soak(_ program: String, group: String = "extracts that change") throws -> Command.Outcome {
    try Command(
      program: Command.python,
      arguments: ["scripts/soak/soak.py", "--size", "smoke", "--group", group, "--program", program]
    ).run()
  }

  @Test func whatPassesEndsWithNothing() throws {
    let run = try soak(Command.releasedLiuyu)
    #expect(run.status == 0 && run.text.hasSuffix("\n6 passed, 0 failed\n"), "\(run.text)\(run.errors)")
  }

  @Test func oneCaseThatFailsEndsWithOne() throws {
    let workspace = try Workspace()
    let program = try workspace.write(
      """
      #!/bin/sh
      case "$*" in *extract.csv*) exit 9 ;; esac
      exec '\(Command.releasedLiuyu)' "$@"

      """, to: "liuyu")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let run = try soak(program.path)
    #expect(run.status == 1 && run.text.hasSuffix("\n0 passed, 6 failed\n"), "\(run.text)")
    #expect(run.errors.contains("soak: extracts that change: append at "), "\(run.errors)")
    #expect(run.errors.contains("ended with 9"))
  }

  @Test func anUnknownGroupIsNoPass() throws {
    #expect(try soak(Command.releasedLiuyu, group: "extracts").status == 2)
  }

  @Test func itIsPartOfWhatHasToPass() throws {
    let script = try String(contentsOf: Command.package.appending(path: ".ci/run"), encoding: .utf8)
    #expect(script.contains("\nset -euo pipefail\n") && script.contains(" make soak-smoke\n"))
  }
}
