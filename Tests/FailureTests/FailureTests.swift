import ArgumentParser
import Foundation
import Logging
import Pipelines
import Ranges
import Testing

@testable import liuyu

/// Every error has a sentence that says what to do, and one of the exit codes that others rely on.
struct FailureTests {
  private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func check<Case: ErrorCase>(_ type: Case.Type) {
    for each in Case.allCases {
      let row = each.row
      #expect(Case(row.example) == each)
      let failure = Failure(row.example)
      #expect(failure.status == row.status, "\(each): \(failure.message)")
      #expect(failure.message.contains(row.advice), "\(failure.message)")
      // One sentence of a line or two, and nothing of how the program is made.
      #expect(!failure.message.contains { $0.isNewline } && failure.message.utf8.count < 400)
      #expect(!failure.message.contains("\(Case.Reported.self)"), "\(failure.message)")
      // What its parts say, its sentence says.
      for (name, part) in failure.parts where name == "path" && part != "-" {
        #expect(failure.message.contains("\(part)"), "\(failure.message)")
      }
    }
  }

  @Test func errorsOfJobs() { check(JobCase.self) }
  @Test func errorsOfExtracts() { check(ExtractCase.self) }
  @Test func errorsOfOutputs() { check(OutputCase.self) }
  @Test func errorsOfLocks() { check(LockCase.self) }
  @Test func errorsOfRows() { check(RowsCase.self) }
  @Test func errorsOfCubes() { check(CubeFileCase.self) }
  @Test func errorsOfReports() { check(ReportFileCase.self) }
  @Test func errorsOfMerging() { check(MergeCase.self) }
  @Test func errorsOfConditions() { check(FilterCase.self) }
  @Test func errorsOfGroupings() { check(GroupingCase.self) }
  @Test func errorsOfSettings() { check(SettingCase.self) }
  @Test func errorsOfBounds() { check(ExcessCase.self) }
  @Test func errorsOfGeneration() { check(GenerationCase.self) }

  @Test func errorsOfCells() {
    let failure = Failure(CellsDamage("a.csv: nobody read what stands behind byte 7"))
    #expect(failure.status == .brokenInvariant)
    #expect(failure.message.contains("byte 7; nothing was written: run the whole job again"))
  }

  /// The sentence of each problem is `PipelineProblemTests`' concern.
  @Test func errorsOfPipelines() {
    for (problems, status) in [
      ([.anchor], .badPipeline), ([.notFound], .noInput), ([.notFound, .anchor], .badPipeline),
    ] as [([PipelineProblem.Kind], liuyu.ExitStatus)] {
      let failure = Failure(PipelineErrors(problems.map { PipelineProblem($0, path: "p.yaml") }))
      #expect(failure.status == status && failure.message.hasPrefix("p.yaml: "))
    }
  }

  /// Nothing that is declared as an error is missing above, or is known to stay inside its target.
  @Test func everyErrorTypeIsKnown() throws {
    let checked: Set = [
      "JobError", "ExtractError", "OutputError", "LockError", "RowsError", "CubeFileError", "MergeError",
      "FilterError", "GroupingError", "SettingError", "GenerationError", "PipelineErrors", "Failure",
      "Excess", "CellsDamage", "ReportFileError",
    ]
    // Each is caught where typed throws or a `catch` of all turns it into one of the others.
    let inner: Set = [
      "CubeDamage", "Damage", "DatabaseError", "Malformed", "Errno", "OpeningError", "FoldError", "Fault",
    ]
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var found: Set<String> = []
    for case let file as URL in try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for declaration in text.matches(of: #/(?:struct|enum|class|extension) (\w+): (?:\w+, )*Error\b/#) {
        found.insert(String(declaration.1))
      }
    }
    #expect(found == checked.union(inner))
  }

  private struct Stranger: Error { let lines = "one\ntwo" }

  /// It is no account that does not balance, and the argument parser does not make up a code for it.
  @Test func anErrorThatNobodyKnowsIsToBeReported() throws {
    let failure = Failure(Stranger())
    #expect(failure.status == .brokenInvariant)
    #expect(
      failure.message.hasPrefix("an unexpected error, please report it: Stranger: "), "\(failure.message)")
    #expect(!failure.message.contains("balance") && !failure.message.contains { $0.isNewline })
    #expect(throws: ExitCode(70)) { try reportingFailures(to: log) { throw Stranger() } }
  }

  @Test func whatTheArgumentParserKnowsIsItsOwn() {
    #expect(throws: ValidationError.self) {
      try reportingFailures(to: log) { throw ValidationError("--threads") }
    }
    #expect(throws: ExitCode(3)) {
      try reportingFailures(to: log) { throw liuyu.ExitStatus.missedTarget.code }
    }
    #expect(throws: CleanExit.self) { try reportingFailures(to: log) { throw CleanExit.message("done") } }
  }
}
