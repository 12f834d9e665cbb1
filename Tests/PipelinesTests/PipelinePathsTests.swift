import Foundation
import Testing

@testable import Pipelines

/// A folder of its own, gone after the test.
private final class Folder {
  let path = FileManager.default.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)").path

  init(files: String...) throws {
    for file in files {
      let file = path + "/" + file
      let folder = String(file[...(file.lastIndex(of: "/") ?? file.startIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: file))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A pipeline in `folder`, one source a path.
  func pipeline(in folder: String = "pipelines", _ paths: String...) throws -> Pipeline {
    let sources = paths.map {
      """
        - path: '\($0)'
          destination_codes: gxjy
          columns: {institution_code: [yxdm], destination_code: [byqxdm]}
      """
    }
    let text = (["name: t", "sources:"] + sources).joined(separator: "\n")
    return try PipelineFile.parse(Array(text.utf8), path: "\(path)/\(folder)/p.yaml")
  }

  /// The paths found, without the folder's own.
  func found(_ files: [SourceFile]) -> [String] { files.map { $0.path.replacing(path + "/", with: "") } }
}

@Suite struct PipelinePathsTests {
  @Test(
    "What a path names",
    arguments: [
      ("../x/*.csv", ["x/B.csv", "x/[1].csv", "x/a.csv", "x/中.csv"]),
      ("../x/a.csv", ["x/a.csv"]),
      ("../x/[1].csv", ["x/[1].csv"]),
      ("../x/[ab].csv", ["x/a.csv"]),
      ("../?/a*", ["x/a.csv", "y/a.csv"]),
      ("in.csv", ["pipelines[1]/in.csv"]),
      ("*.csv", ["pipelines[1]/in.csv"]),
      ("-", ["-"]),
    ])
  func expands(pattern: String, paths: [String]) throws {
    let folder = try Folder(
      files: "x/a.csv", "x/中.csv", "x/B.csv", "x/.hidden.csv", "x/[1].csv", "x/sub.csv/z", "y/a.csv",
      "pipelines[1]/in.csv")
    let files = try folder.pipeline(in: "pipelines[1]", pattern).sourceFiles()
    #expect(folder.found(files) == paths)
    #expect(files.allSatisfy { $0.source == 0 })
  }

  /// What `cp x.csv in/*.csv` leaves in an empty folder hides nothing.
  @Test func aPatternStaysAPattern() throws {
    let folder = try Folder(files: "x/*.csv", "x/a.csv", "x/b[1].csv", "x/b1.csv", "x/c?.csv", "p/q")
    for (pattern, found) in [
      ("../x/*.csv", ["x/*.csv", "x/a.csv", "x/b1.csv", "x/b[1].csv", "x/c?.csv"]),
      ("../x/\\*.csv", ["x/*.csv"]),
      ("../x/c?.csv", ["x/c?.csv"]), ("../x/b\\[1].csv", ["x/b[1].csv"]),
    ] {
      #expect(folder.found(try folder.pipeline(in: "p", pattern).sourceFiles()) == found, "\(pattern)")
    }
    #expect(throws: PipelineErrors.self) { try folder.pipeline(in: "p", "../x/b[1].csv").sourceFiles() }
  }

  /// Nobody may ever write into one: by itself it is waited for, among files it is refused.
  @Test func aPipeIsNoFileOfAPattern() throws {
    let folder = try Folder(files: "x/a.csv", "p/q")
    #expect(mkfifo(folder.path + "/x/b.csv", 0o600) == 0)
    let problems = try #require(
      throws: PipelineErrors.self
    ) { try folder.pipeline(in: "p", "../x/*.csv").sourceFiles() }.problems
    #expect(problems.map(\.kind) == [.pipeAmongFiles(pattern: "../x/*.csv")])
    #expect(folder.found(try folder.pipeline(in: "p", "../x/b.csv").sourceFiles()) == ["x/b.csv"])
  }

  /// Standard input has several names.
  @Test func standardInputIsReadOnce() throws {
    let pipeline = try Folder(files: "p/q").pipeline(in: "p", "-")
    for other in ["-", "/dev/stdin", "/proc/self/fd/0"] {
      #expect(throws: PipelineErrors.self) { try pipeline.sourceFiles(replacedBy: ["-", other]) }
    }
  }

  /// The locks of a spreadsheet that is open beside an extract, and hidden files: left out, and named.
  @Test func passesOverWhatIsMeantForPrograms() throws {
    let folder = try Folder(files: "x/a.csv", "x/~$a.csv", "x/.~lock.a.csv#", "x/.b.csv", "p/q")
    let pipeline = try folder.pipeline(in: "p", "../x/*")
    #expect(folder.found(try pipeline.sourceFiles()) == ["x/a.csv"])
    let left = try pipeline.filesPassedOver(replacedBy: [])
    #expect(
      left.map { $0.replacing(folder.path + "/", with: "") } == ["x/.b.csv", "x/.~lock.a.csv#", "x/~$a.csv"])
    for (path, found) in [("../x/~$a.csv", "x/~$a.csv"), ("../x/.b*", "x/.b.csv")] {
      let pipeline = try folder.pipeline(in: "p", path)
      #expect(folder.found(try pipeline.sourceFiles()) == [found])
      #expect(try pipeline.filesPassedOver(replacedBy: []) == [])
    }
  }

  @Test func readsSourcesInTheirOrder() throws {
    let folder = try Folder(files: "x/a.csv", "x/b.csv", "y/a.csv", "pipelines/p.yaml")
    let files = try folder.pipeline("../y/*", "../x/*").sourceFiles()
    #expect(folder.found(files) == ["y/a.csv", "x/a.csv", "x/b.csv"])
    #expect(files.map(\.source) == [0, 1, 1])
  }

  @Test func namesEveryPatternWithoutFiles() throws {
    let folder = try Folder(files: "x/a.csv", "pipelines/p.yaml")
    let pipeline = try folder.pipeline("../z/*.csv", "../x/*.csv", "../x/b.csv", "../x")
    let errors = try #require(throws: PipelineErrors.self) { try pipeline.sourceFiles() }
    #expect(errors.isNoInput)
    let folderPath = "\(folder.path)/pipelines/"
    #expect(
      errors.problems.map(\.kind) == [
        .noFiles(pattern: "../z/*.csv", folder: folderPath),
        .noFiles(pattern: "../x/b.csv", folder: folderPath),
        .folderInsteadOfFiles,
      ])
    #expect(errors.problems.map(\.line) == [3, 9, nil])
    #expect(errors.problems[0].path == pipeline.path)
  }

  @Test func refusesToReadAFileTwice() throws {
    let folder = try Folder(files: "x/a.csv", "pipelines/p.yaml")
    let errors = try #require(throws: PipelineErrors.self) {
      try folder.pipeline("../x/*.csv", "../pipelines/../x/a.csv").sourceFiles()
    }
    #expect(errors.problems == [PipelineProblem(.readTwice, path: "\(folder.path)/x/a.csv")])
    #expect(!errors.isNoInput)
  }

  @Test(arguments: ["soft", "hard"])
  func aLinkIsTheFileThatItNames(kind: String) throws {
    let folder = try Folder(files: "x/a.csv", "pipelines/p.yaml")
    let (file, link) = ("\(folder.path)/x/a.csv", "\(folder.path)/x/b.csv")
    if kind == "hard" {
      try FileManager.default.linkItem(atPath: file, toPath: link)
    } else {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    }
    let errors = try #require(throws: PipelineErrors.self) { try folder.pipeline("../x/*.csv").sourceFiles() }
    #expect(errors.problems == [PipelineProblem(.readTwice, path: link)])
  }

  @Test func inputsReplaceTheSourcesPaths() throws {
    let folder = try Folder(files: "x/a.csv", "x/b.csv", "pipelines/p.yaml")
    let inputs = ["\(folder.path)/x/b*", "-", "\(folder.path)/x/a.csv"]
    let one = try folder.pipeline("none.csv").sourceFiles(replacedBy: inputs)
    #expect(folder.found(one) == ["x/b.csv", "-", "x/a.csv"])
    #expect(one.allSatisfy { $0.source == 0 })
    let two = try folder.pipeline("none.csv", "none2.csv").sourceFiles(replacedBy: inputs)
    #expect(two.allSatisfy { $0.source == nil })
  }

  @Test(
    "Paths lose their detours only where they mean the same",
    arguments: [
      ("link/../a.csv", "link/../a.csv"), ("x/../a.csv", "a.csv"), ("./x/.//b.csv", "x/b.csv"),
      ("none/../a.csv", "none/../a.csv"),
    ])
  func simplifies(path: String, simple: String) throws {
    let folder = try Folder(files: "x/b.csv", "far/away/c.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/far/away")
    #expect(PathText.simplified("\(folder.path)/\(path)") == "\(folder.path)/\(simple)")
  }
}
