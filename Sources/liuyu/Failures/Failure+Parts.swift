import Counting
import Cubes
import ExtractReading
import Jobs
import Logging
import Outputs
import Pages
import Pipelines
import Rendering
import Reports
import Rows

// What the sentences say, in parts, for programs that read the log.

extension Failure {
  /// The files, lines and numbers of an error.
  static func parts(of error: any Error) -> Logger.Metadata {
    switch error {
    case let error as JobError: parts(of: error)
    case let errors as PipelineErrors: ["problems": .array(errors.problems.map(parts))]
    case .extract(let error) as RowsError: parts(of: error)
    case .output(let error) as RowsError: parts(of: error)
    case let error as ExtractError: parts(of: error)
    case let error as OutputError: parts(of: error)
    case .held(let path, let holder) as LockError:
      (["path": .string(path)] as Logger.Metadata).merging(holder.map { ["holder": .string($0)] } ?? [:]) {
        $1
      }
    case .cannotLock(let error) as LockError: parts(of: error)
    case let error as ReportFileError: ["path": .string(error.path)]
    case let error as CubeFileError: ["path": .string(error.path)]
    case let error as MergeError: ["cubes": .texts(error.cubes)]
    case let excess as Excess: parts(of: excess)
    case is FilterError: ["option": "--where"]
    case is GroupingError: ["option": "--by"]
    default: [:]
    }
  }

  private static func parts(of error: JobError) -> Logger.Metadata {
    switch error {
    case .output(let error): return parts(of: error)
    case .pipeline(let errors): return parts(of: errors as any Error)
    case .extract(let error): return parts(of: error)
    case .tooManyRejects(let result, let allowed):
      let totals = result.report.totals
      return [
        "records": .number(totals.control.records), "rejected": .number(totals.control.rejected),
        "rejected_by_reason": .counts(totals.namedRejects),
        "max_reject_rate": .share(millionths: Int((allowed * 1e6).rounded())),
      ]
    case .warned(let result):
      return ["kinds": .texts(result.report.warnings.map(\.kind.rawValue))]
    case .wrongScheme(_, _, let pipeline, let line):
      return ["path": .string(pipeline), "line": .number(line)]
    case .movedHeader(_, let moved, let path):
      return ["path": .string(path), "line": .number(moved.line)]
    case .sameBytes(_, let files, let pipeline, let line):
      return ["inputs": .texts(files), "path": .string(pipeline), "line": .number(line)]
    case .excess(let excess): return parts(of: excess)
    case .unbalanced(let what): return ["account": .string(what)]
    }
  }

  private static func parts(of excess: Excess) -> Logger.Metadata {
    ["limit": .number(excess.limit), "values": .counts(excess.widths.map { ($0.dimension, $0.values) })]
  }

  private static func parts(of problem: PipelineProblem) -> Logger.MetadataValue {
    var parts: Logger.Metadata = [
      "path": .string(problem.path), "message": .string(problem.description(showingValues: false)),
    ]
    if let line = problem.line { parts["line"] = .number(line) }
    if let column = problem.column { parts["column"] = .number(column) }
    return .dictionary(parts)
  }

  private static func parts(of error: ExtractError) -> Logger.Metadata {
    let path: Logger.Metadata = ["path": .string(error.path)]
    switch error.kind {
    case .cannotRead(let code, let byte):
      return path.merging(["byte": .number(byte), "errno": .number(Int(code))]) { $1 }
    case .cannotOpen(let code): return path.merging(["errno": .number(Int(code))]) { $1 }
    case .cannotSpool(let code, let folder):
      return path.merging(["folder": .string(folder), "errno": .number(Int(code))]) { $1 }
    case .shrank(let byte), .cannotFetch(_, let byte), .cutInside(let byte), .corrupt(_, _, let byte),
      .expands(_, let byte):
      return path.merging(["byte": .number(byte)]) { $1 }
    case .noHeader(let row), .malformedHeader(let row, _), .blankRows(let row, _):
      return path.merging(["row": .number(row)]) { $1 }
    case .unknownEncoding(let name): return path.merging(["encoding": .string(name)]) { $1 }
    case .changed, .foreign: return path
    }
  }

  private static func parts(of error: OutputError) -> Logger.Metadata {
    switch error.kind {
    case .cannotCreate(let code), .cannotLock(let code), .writeFailed(let code):
      ["path": .string(error.path), "errno": .number(Int(code))]
    case .cannotReplace(let code, let replaced):
      ["path": .string(error.path), "errno": .number(Int(code)), "replaced": .texts(replaced)]
    case .notALock(let place): ["path": .string(error.path), "lock": .string(place)]
    case .outOfMemory, .notMade: ["path": .string(error.path)]
    }
  }
}

extension CubeFileError {
  fileprivate var path: String {
    switch self {
    case .missing(let path), .unreadable(let path, _), .notACube(let path), .older(let path, _, _),
      .newer(let path, _, _), .damaged(let path, _):
      path
    }
  }
}

extension MergeError {
  fileprivate var cubes: [String] {
    switch self {
    case .differ(_, let first, _, let second, _), .overlap(let first, _, let second, _): [first, second]
    case .tooMany(_, let cubes): cubes
    }
  }
}
