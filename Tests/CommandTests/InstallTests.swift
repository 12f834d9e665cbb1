import Foundation
import Testing

/// `make install`: what an installed program has beside it. `make deb-test` goes on from there, in a root of its own.
struct InstallTests {
  /// The compiler aside: it built what is installed here.
  private func installed() throws -> Workspace {
    let workspace = try Workspace()
    for name in ["Makefile", "LICENSE", "scripts", "packaging", "pipelines", "schema", "docs"] {
      try workspace.copy(name)
    }
    try workspace.write("#!/bin/sh\n", to: "compiler/swift")
    chmod(workspace["compiler/swift"].path, 0o755)
    try workspace.write(Data(), to: ".build/release/place")
    symlink(Command.liuyu, workspace[".build/release/liuyu"].path)
    let run = try shell("PATH=\"$PWD/compiler:$PATH\" make install PREFIX=\"$PWD/usr\"", in: workspace)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    return workspace
  }

  private func shell(_ line: String, in workspace: Workspace) throws -> Command.Outcome {
    try Command(program: "/bin/bash", arguments: ["-c", line], folder: workspace.folder).run()
  }

  @Test func everythingIsInItsPlace() throws {
    let workspace = try installed()
    let version = try Command(program: workspace["usr/bin/liuyu"].path, arguments: ["--version"]).run()
    #expect(version.status == 0 && version.text.hasPrefix("liuyu "))
    #expect(try workspace.text("usr/share/liuyu/pipelines/western-base.yaml").contains("name: western-base"))
    #expect(
      try workspace.names(in: "usr/share/liuyu/schema") == ["pipeline.schema.json", "report.schema.json"])
    #expect(try workspace.text("usr/share/zsh/site-functions/_liuyu").hasPrefix("#compdef liuyu"))
    #expect(try workspace.text("usr/share/fish/vendor_completions.d/liuyu.fish").contains("max-reject-rate"))
    #expect(try workspace.text("usr/share/doc/liuyu/LICENSE").contains("Apache License\n"))
    let bash = try shell("bash -n usr/share/bash-completion/completions/liuyu", in: workspace)
    #expect(bash.status == 0, "\(bash.errors)")
    // Who may read it: everybody, under any umask; nobody but its owner writes.
    let modes = try shell("find usr -type f -printf '%m\\n' | sort -u", in: workspace)
    #expect(modes.text == "644\n755\n", "\(modes.text)")
  }

  @Test func everyCommandHasAManPage() throws {
    let workspace = try installed()
    let pages = try workspace.names(in: "usr/share/man/man1")
    #expect(pages.count == 12 && pages.contains("liuyu.1") && pages.contains("liuyu-run.1"), "\(pages)")
    let run = try workspace.text("usr/share/man/man1/liuyu-run.1")
    #expect(run.contains("\\fB\\-\\-max\\-reject\\-rate\\fR \\fI<share>\\fR"), "\(run)")
    let main = try workspace.text("usr/share/man/man1/liuyu.1")
    for code in [0, 3, 64, 65, 66, 70, 73, 74, 75, 78] { #expect(main.contains(".TP\n\\fB\(code)\\fR\n")) }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/man") else { return }
    for page in pages {
      let shown = try shell(
        "LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z usr/share/man/man1/\(page) 2>&1 >/dev/null",
        in: workspace)
      #expect(shown.text.isEmpty, "\(page): \(shown.text)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
  func unitsAreValidAndConfined() throws {
    let workspace = try installed()
    let folder = "usr/lib/systemd/system"
    let valid = try shell(
      "systemd-analyze verify --man=no --recursive-errors=no \(folder)/liuyu@.timer \(folder)/liuyu@.service",
      in: workspace)
    #expect(valid.status == 0 && valid.errors.isEmpty, "\(valid.errors)")
    // Exposure in tenths: under 3.
    let confined = try shell(
      "systemd-analyze security --offline=yes --threshold=29 \(folder)/liuyu@.service", in: workspace)
    #expect(confined.status == 0, "\(confined.text.suffix(300))")
    #expect(try workspace.text("\(folder)/liuyu@.timer").contains("Persistent=true"))
  }

  /// What is linked in, and nothing else: each with its licence.
  @Test func everythingThatIsLinkedInHasItsLicence() throws {
    let manifest = try String(contentsOf: Command.package.appending(path: "Package.swift"), encoding: .utf8)
    let licences = try String(
      contentsOf: Command.package.appending(path: "packaging/copyright"), encoding: .utf8)
    let names = manifest.matches(of: #/\.package\(url: "[^"]*/([^/"]+)"/#).map { String($0.1) }
    #expect(names.count > 1)
    for name in names { #expect(licences.contains("\(name)/*"), "\(name)") }
    // Each has its text once, or stands beside it; the program's own is that of LICENSE.
    for match in licences.matches(of: #/\nLicense: (.+)\n/#) {
      #expect(licences.matches(of: try Regex("\nLicense: \(match.1)\n .")).count == 1, "\(match.1)")
    }
    #expect(licences.contains("\nFiles: *\nCopyright: 2026 the maintainers of liuyu\nLicense: Apache-2.0\n"))
  }

  /// Who maintains the package is the same person everywhere, with an address that is nobody's machine.
  @Test func thePackageHasAMaintainer() throws {
    func text(_ name: String) throws -> String {
      try String(contentsOf: Command.package.appending(path: "packaging/debian/\(name)"), encoding: .utf8)
    }
    let maintainer = try #require(
      try text("control").firstMatch(of: #/\nMaintainer: (.+ <[a-z]+@[a-z.]+>)\n/#)
    ).1
    #expect(try text("changelog").contains("\n -- \(maintainer)  "))
    #expect(!maintainer.contains("localhost") && !maintainer.contains(ProcessInfo.processInfo.hostName))
  }

  @Test func thePackageIsOfThisVersion() throws {
    let version = try liuyu("--version").text.dropFirst("liuyu ".count).dropLast()
    let changes = try String(
      contentsOf: Command.package.appending(path: "packaging/debian/changelog"), encoding: .utf8)
    #expect(changes.hasPrefix("liuyu (\(version)) "), "\(changes)")
    // What is not released yet may stand above it.
    let news = try String(contentsOf: Command.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let released = try #require(try #/\n## ([0-9][^ \n]*)/#.firstMatch(in: news)).1
    #expect(released == version)
    let promise = try String(
      contentsOf: Command.package.appending(path: "docs/compatibility.md"), encoding: .utf8)
    #expect(promise.contains("`liuyu --version`, \(version)"))
  }
}
