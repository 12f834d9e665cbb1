import Foundation
import Testing

/// What the documents say of each other and of the schemas.
struct DocumentTests {
  private static func text(_ name: String) throws -> String {
    try String(contentsOf: Command.package.appending(path: name), encoding: .utf8)
  }

  /// A page by its headings: what stands between two of them, blocks aside, and the blocks.
  private struct Page {
    var levels: [Int] = []
    var sections: [String] = [""]
    var blocks: [String] = []

    init(_ text: String) {
      var isBlock = false
      for line in text.components(separatedBy: "\n") {
        if line.hasPrefix("```") {
          isBlock.toggle()
          if isBlock { blocks.append("") }
        } else if isBlock {
          blocks[blocks.count - 1] += line + "\n"
        } else if let heading = line.prefixMatch(of: #/\#+ /#) {
          levels.append(heading.0.count - 1)
          sections.append("")
        } else {
          sections[sections.count - 1] += line + "\n"
        }
      }
    }

    /// What has to be the same in every language, section by section, in byte order: numbers, code, links.
    var figures: [[String]] {
      sections.map { section in
        let prose = section.replacing(/README(\.zh-CN)?\.md/, with: "").replacing(
          /page\.(zh|en)\.png/, with: "page.png")
        let links = prose.matches(of: /\]\(([^)]*)\)/).map { String($0.1) }
        let rest = prose.replacing(/\]\([^)]*\)/, with: "]")
        let code = rest.matches(of: /`[^`]+`/).map { String($0.0) }
        let numbers = rest.replacing(/`[^`]+`/, with: "").matches(of: /[0-9][0-9.,]*[0-9]|[0-9]/).map {
          String($0.0)
        }
        return (links + code + numbers).sorted()
      }
    }
  }

  /// Commands, output and tables of both; figures in words too.
  @Test func bothReadmesSayTheSame() throws {
    let (english, chinese) = (Page(try Self.text("README.md")), Page(try Self.text("README.zh-CN.md")))
    #expect(english.blocks == chinese.blocks)
    #expect(english.blocks.count >= 6)
    #expect(english.levels == chinese.levels)
    for (one, other) in zip(english.figures, chinese.figures) { #expect(one == other) }
    #expect(english.figures.joined().count > 70)
  }

  /// What the READMEs say of speed is what was measured last, rounded.
  @Test func speedIsThatOfTheResults() throws {
    let results = try Self.text("Benchmarks/RESULTS.md")
    func figure(_ line: String) throws -> String {
      let row = try #require(results.components(separatedBy: "\n").first { $0.contains(line) }, "\(line)")
      let cell = row.components(separatedBy: "|")[2].trimmingCharacters(in: .whitespaces)
      return String(format: "%.1f", try #require(Double(cell)))
    }
    let figures = [
      "| liuyu, all columns ", "full: Polars, all columns (the fastest peer) / liuyu, all columns ",
      "full: Polars, four columns (the fastest peer) / liuyu, all columns ",
      "plain: Polars, four columns (the fastest peer) / liuyu, four columns ",
    ]
    for name in ["README.md", "README.zh-CN.md"] {
      let section = try #require(
        try Self.text(name).components(separatedBy: "\n## ").first { $0.contains("results.svg") })
      for line in figures { #expect(section.contains(try figure(line)), "\(name): \(line)") }
    }
  }

  @Test func tablesOfTheReferencesAreThoseOfTheSchemas() throws {
    let check = Command.package.appending(path: "scripts/references.py").path
    let run = try Command(program: Command.python, arguments: [check, "--check"]).run()
    #expect(run.status == 0, "\(run.errors)")
  }

  /// The check is one: a schema that says something else is seen.
  @Test func referencesOfAnotherSchemaAreTold() throws {
    let workspace = try Workspace()
    for name in ["scripts", "docs", "schema"] { try workspace.copy(name) }
    let schema = try workspace.text("schema/report.schema.json")
    try workspace.write(schema.replacing("出国、出境", with: "出境"), to: "schema/report.schema.json")
    func references(_ arguments: String...) throws -> Command.Outcome {
      try Command(
        program: Command.python, arguments: ["scripts/references.py"] + arguments, folder: workspace.folder
      )
      .run()
    }
    let check = try references("--check")
    #expect(check.status == 1 && check.errors.contains("docs/report.md"), "\(check.errors)")
    #expect(try references().status == 0)
    #expect(try references("--check").status == 0)
    #expect(try workspace.text("docs/report.md").contains("| 出境 |"))
  }

  /// Every link of every page leads to a file of the project, and to a heading of it.
  @Test func linksLeadSomewhere() throws {
    // Folders that are hidden or made are nobody's documents.
    let listing = try Command(
      program: "/usr/bin/find",
      arguments: [
        ".", "-mindepth", "1", "(", "-name", ".*", "!", "-name", ".github", "-o", "-name", "out", ")",
        "-prune",
        "-o", "-name", "*.md", "-print",
      ]
    ).run()
    let pages = listing.text.split(separator: "\n").map { String($0.dropFirst(2)) }
    #expect(pages.count > 30)
    for page in pages {
      let file = Command.package.appending(path: page)
      // What stands in blocks and in code is an example.
      let prose = try Self.text(page).replacing(/(?s)```.*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
      for link in prose.matches(of: /\]\(([^)\s]+)\)/) where !link.1.contains("://") {
        let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          parts[0].isEmpty ? file : file.deletingLastPathComponent().appending(path: String(parts[0]))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(link.1)")
        if parts.count == 2, target.pathExtension == "md" {
          let text = try String(contentsOf: target, encoding: .utf8)
          let anchors = text.matches(of: #/(?m)^\#+ (.*)$/#).map {
            $0.1.lowercased().replacing(" ", with: "-").replacing(/[^\p{L}\p{N}_-]/, with: "")
          }
          #expect(anchors.contains(parts[1].lowercased()), "\(page): \(link.1)")
        }
      }
    }
  }

  /// Every page under docs is in the index.
  @Test func indexHasEveryPage() throws {
    let index = try Self.text("docs/README.md")
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Command.package.appending(path: "docs").path)
    for page in pages where page.hasSuffix(".md") && page != "README.md" {
      #expect(index.contains("](\(page))"), "\(page)")
    }
  }

  @Test(arguments: ["docs/page.en.png", "docs/page.zh.png"]) func picturesAreSmall(name: String) throws {
    let bytes = try Data(contentsOf: Command.package.appending(path: name))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect((10_000..<200_000).contains(bytes.count))
  }

  /// The name of a schema ends with the version that reports under it bear.
  @Test func schemaIsNamedAfterItsVersion() throws {
    let schema = try Self.text("schema/report.schema.json")
    let id = try #require(try #/"\$id": "urn:liuyu:report:([0-9.]+)"/#.firstMatch(in: schema)).1
    let version = try #require(try #/"schema_version": \{"const": "([0-9.]+)"/#.firstMatch(in: schema)).1
    #expect(id == version)
  }

  /// Editors refuse what the reader refuses, as far as they can know; and nothing else.
  @Test func schemaOfPipelinesHoldsForAllThereAre() throws {
    let cases = Command.package.appending(path: "Tests/Cases")
    let pipelines = try FileManager.default.contentsOfDirectory(atPath: cases.path).sorted()
      .map { "Tests/Cases/\($0)/pipeline.yaml" }
    let run = try python("validate_pipelines.py", pipelines + ["pipelines/western-base.yaml"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.text.hasPrefix("Tests/Cases/unknown-key/pipeline.yaml: ") && run.text.count("\n") == 1,
      "\(run.text)")
  }

  @Test(arguments: [
    ("name: western-base", "nmae: western-base"), ("destination_codes: gxjy", "destination_codes: jyt1001"),
    ("header_row: 1", "header_row: 0"), ("skip_rows: 1", "skip_rows: -1"),
    ("circle: all-chongqing", "circle: some"),
    ("employment: 0.90", "employment: 90"), ("constants: {level: 中职,", "constants: {level: [中职],"),
    ("group_by:", "groupby:"), ("  report: ../out/report.json", "  reports: ../out/report.json"),
    ("encoding: auto", "identity: [graduate_id]"), ("graduate_id: [考生号]", "graduate_id: []"),
  ])
  func editorsRefuseWhatTheReaderRefuses(right: String, wrong: String) throws {
    let workspace = try Workspace()
    let text = try Self.text("pipelines/western-base.yaml")
    let edited = text.replacing(right, with: wrong)
    #expect(edited != text)
    let file = try workspace.write(edited, to: "pipelines/western-base.yaml").path
    #expect(try liuyu("check", file).status == 78)
    #expect(try python("validate_pipelines.py", [file]).text.contains(file))
  }
}

extension String {
  fileprivate func count(_ part: Character) -> Int { count { $0 == part } }
}
