import Foundation
import Glibc
import Testing

/// Runs programs as a shell would, the built `liuyu` first of all.
struct Command {
  /// What a program left behind.
  struct Outcome {
    let status: Int32
    let output: Data
    let errors: String
    /// Ended by a signal, not by itself.
    let wasKilled: Bool

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The folder of the package: fixtures and sample data are read where they lie.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the built products: the test bundle runs from there.
  private static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Debian's own Python, since the validator's `python3-jsonschema` belongs to it.
  static let python = "/usr/bin/python3"

  /// What `LIUYU` names, which `make test` sets to the release build, as that is what runs in earnest; else what was built with
  /// the tests.
  static let liuyu: String = {
    let named = ProcessInfo.processInfo.environment["LIUYU"].map {
      URL(filePath: $0, relativeTo: package).path
    }
    let path = named ?? products.appending(path: "liuyu").path
    precondition(
      FileManager.default.isExecutableFile(atPath: path),
      "\(path) is not there: run `swift build`, or `make build`")
    return path
  }()

  private static let release = package.appending(path: ".build/release/liuyu").path
  static let hasRelease = FileManager.default.isExecutableFile(atPath: release)
  /// The release build where there is one: what is measured or killed a thousand times.
  static var releasedLiuyu: String { hasRelease ? release : liuyu }

  /// Where `liuyu` lies.
  static var folderOfLiuyu: String { URL(filePath: liuyu).deletingLastPathComponent().path }

  var program = Command.liuyu
  var arguments: [String]
  var folder = Command.package
  var input: URL?
  /// Beside the test's own variables; the program is on the PATH as `liuyu`.
  var environment: [String: String] = [:]

  /// Starts the program; its streams go to files, so that no pipe can fill up.
  func start() throws -> Running {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Under `make test` a make would take itself for a part of that one, and say which folder it is in.
    let inherited = ProcessInfo.processInfo.environment.filter {
      !["MAKELEVEL", "MAKEFLAGS", "MFLAGS"].contains($0.key)
    }
    process.environment = inherited.merging(environment) { $1 }
      .merging(["PATH": "\(Self.folderOfLiuyu):\(inherited["PATH"] ?? "/usr/bin:/bin")"]) { $1 }
    let streams = try Workspace()
    let (output, errors) = (streams["stdout"], streams["stderr"])
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try Self.withoutBlockedSignals { try process.run() }
    return Running(process: process, streams: streams)
  }

  /// A program inherits the signals that its starter blocks, and Dispatch's threads block nearly all of them.
  private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  func run() throws -> Outcome { try start().outcome() }

  struct Running {
    let process: Process
    fileprivate let streams: Workspace

    func outcome() throws -> Outcome {
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: try Data(contentsOf: streams["stdout"]),
        errors: String(decoding: try Data(contentsOf: streams["stderr"]), as: UTF8.self),
        wasKilled: process.terminationReason == .uncaughtSignal)
    }
  }
}

/// Runs `liuyu` with some arguments.
func liuyu(
  _ arguments: String..., in folder: URL = Command.package, input: URL? = nil
) throws -> Command.Outcome {
  try Command(arguments: arguments, folder: folder, input: input).run()
}

/// Runs a Python script of the tests.
func python(_ script: String, _ arguments: [String], in folder: URL = Command.package) throws
  -> Command.Outcome
{
  let path = Command.package.appending(path: "Tests/\(script)").path
  return try Command(program: Command.python, arguments: [path] + arguments, folder: folder).run()
}
