import ExtractReading
import Foundation
import Glibc
import Outcomes
import Outputs
import Pipelines

@testable import liuyu
@testable import Counting
@testable import Jobs

enum JobCase: ErrorCase {
  case pipeline, extract, wrongScheme, movedHeader, sameBytes, tooManyRejects, warned, output, excess,
    unbalanced

  init(_ error: JobError) {
    self =
      switch error {
      case .pipeline: .pipeline
      case .extract: .extract
      case .wrongScheme: .wrongScheme
      case .movedHeader: .movedHeader
      case .sameBytes: .sameBytes
      case .tooManyRejects: .tooManyRejects
      case .warned: .warned
      case .output: .output
      case .excess: .excess
      case .unbalanced: .unbalanced
      }
  }

  var row: Row<JobError> {
    switch self {
    case .pipeline:
      Row(
        .pipeline(PipelineErrors([PipelineProblem(.anchor, path: "p.yaml", line: 3)])), .badPipeline,
        "write the values out")
    case .extract: Row(.extract(ExtractError(.changed, path: "a.csv")), .ioFailed, "run again")
    case .wrongScheme:
      Row(
        .wrongScheme(
          Self.result,
          SchemeMismatch(
            declared: .gxjy, rows: 30, contradicting: 29, fitting: .jyt1001Higher, explained: 28),
          pipeline: "p.yaml", line: 4), .badData, "p.yaml:4: ")
    case .movedHeader:
      Row(
        .movedHeader(
          Self.result,
          MovedHeader(
            extract: 0, line: 7,
            columns: (1...3).map {
              MovedColumn(
                column: $0, name: String(repeating: "学", count: 12), found: String(repeating: "校", count: 12),
                isKnown: false)
            }), path: "a.csv"), .badData, "split the file here")
    case .sameBytes:
      Row(
        .sameBytes(Self.result, files: ["a.csv", "b.csv", "c.csv"], pipeline: "p.yaml", line: 4), .badData,
        "leave one out")
    case .tooManyRejects: Row(.tooManyRejects(Self.result, allowed: 0.01), .badData, "Mend the extracts")
    case .warned: Row(.warned(Self.result), .badData, "leave --strict out")
    case .output: Row(.output(OutputError(.writeFailed(errno: ENOSPC), path: "r")), .ioFailed, "make room")
    case .excess: Row(.excess(ExcessCase.example(.cells)), .badData, "leave dimensions out")
    case .unbalanced: Row(.unbalanced("a.csv: 3 of 4"), .brokenInvariant, "please report this mistake")
    }
  }

  /// Of one record, which is rejected.
  private static let result: JobResult = {
    let folder = URL.temporaryDirectory.appending(path: "liuyu-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let pipeline = """
        name: t
        sources: [{path: a.csv, destination_codes: gxjy, columns: {institution_code: [s], destination_code: [d]}}]
        """
      for (name, text) in [("p.yaml", pipeline), ("a.csv", "s,d\n59001,999\n")] {
        try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
      }
      _ = try Job(try PipelineFile.load(path: folder.appending(path: "p.yaml").path)).run()
      preconditionFailure("the record counts")
    } catch JobError.tooManyRejects(let result, _) {
      return result
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
