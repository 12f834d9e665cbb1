import ExtractReading
import FileNames
import Glibc

/// Paths and patterns as text.
enum PathText {
  /// The files that a path or a glob names, in byte order. A pattern that a file is called like (`*.csv`) stays one; where it
  /// does not match that file (`a[1].csv`), the file is meant, unless there are matches besides.
  ///
  /// - Parameters:
  ///   - pattern: a path, a glob(3) pattern, or `-`; what is lent is named by itself.
  ///   - folder: what a relative pattern is relative to; empty or ending in `/`.
  static func matches(of pattern: String, folder: String) throws(PipelineErrors) -> [String] {
    if pattern == "-" || RemoteFiles.lend(pattern) { return [pattern] }
    let isAbsolute = pattern.hasPrefix("/")
    let literal = isAbsolute ? pattern : folder + pattern
    let found = try expanded(isAbsolute ? pattern : escaped(folder) + pattern)
      .filter { !isMeantForPrograms($0, by: pattern) && isFolder($0) != true }
    if let isFolder = isFolder(literal), !found.contains(literal) {
      guard found.isEmpty else {
        let plain = escaped(pattern)
        throw PipelineErrors([
          PipelineProblem(.fileOrPattern(plain: plain, matches: found.count), path: literal)
        ])
      }
      if isFolder { throw PipelineErrors([PipelineProblem(.folderInsteadOfFiles, path: literal)]) }
      return [simplified(literal)]
    }
    // It may have nobody who writes into it, ever; one that is named by itself is waited for.
    if let pipe = found.first(where: { $0 != literal && isPipe($0) }) {
      throw PipelineErrors([PipelineProblem(.pipeAmongFiles(pattern: pattern), path: pipe)])
    }
    if found.isEmpty {
      let folder = isAbsolute ? "/" : folder.isEmpty ? "the current directory" : folder
      throw PipelineErrors([PipelineProblem(.noFiles(pattern: pattern, folder: folder), path: literal)])
    }
    return found.map(simplified)
  }

  /// The files that a pattern would match but for their names: hidden ones, and the locks of spreadsheets that are open
  /// (`~$a.csv`, `.~lock.a.csv#`).
  static func passedOver(by pattern: String, folder: String) throws(PipelineErrors) -> [String] {
    if pattern == "-" || RemoteFiles.lend(pattern) { return [] }
    let isAbsolute = pattern.hasPrefix("/")
    return try expanded(isAbsolute ? pattern : escaped(folder) + pattern, GLOB_PERIOD)
      .filter { isMeantForPrograms($0, by: pattern) && isFolder($0) != true }.map(simplified)
  }

  /// Whether a file's name says that it is nobody's extract, and the pattern does not ask for such names.
  private static func isMeantForPrograms(_ path: String, by pattern: String) -> Bool {
    ["~$", "."].contains { name(of: path).hasPrefix($0) && !name(of: pattern).hasPrefix($0) }
  }

  private static func name(of path: String) -> Substring { path[folder(of: path).endIndex...] }

  /// The path without `x/..`, where that names the same file: behind a symbolic link it may not.
  static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let short = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    let isSame = identity(of: folder(of: path) + ".") == identity(of: folder(of: short) + ".")
    return isSame && !short.isEmpty ? short : path
  }

  /// All up to the last `/`, with it; empty where there is none.
  static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// What a file is told by, however its path is written, through links too, hard ones among them.
  enum Identity: Hashable {
    case present(device: UInt64, inode: UInt64)
    /// There is no such file.
    case absent(path: String)
  }

  static func identity(of path: String) -> Identity {
    guard let status = status(of: path) else { return .absent(path: path) }
    return .present(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  private static func isFolder(_ path: String) -> Bool? {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR }
  }

  private static func isPipe(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFIFO } ?? false
  }

  /// - Parameter path: `-` is standard input, which has other names, too (/dev/stdin).
  private static func status(of path: String) -> stat? {
    var status = stat()
    let outcome = unsafe path == "-" ? fstat(STDIN_FILENO, &status) : stat(path.onDisk, &status)
    return outcome == 0 ? status : nil
  }

  /// A folder's own `*`, `?` and `[` are no pattern.
  private static func escaped(_ folder: String) -> String {
    String(
      folder.unicodeScalars.reduce(into: String.UnicodeScalarView()) { escaped, scalar in
        if "*?[]\\".unicodeScalars.contains(scalar) { escaped.append("\\") }
        escaped.append(scalar)
      })
  }

  /// - Parameter more: flags of glob(3).
  private static func expanded(_ pattern: String, _ more: CInt = 0) throws(PipelineErrors) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    // A folder that is not there holds no match; one that cannot be listed may, and must not be passed over.
    let status = unsafe glob(
      pattern.onDisk, GLOB_NOSORT | more, { _, code in code == ENOENT ? 0 : 1 }, &found)
    if status == GLOB_NOMATCH { return [] }
    guard status == 0 else {
      throw PipelineErrors([PipelineProblem(.unlistable(pattern: pattern), path: pattern)])
    }
    let paths = unsafe (0..<Int(found.gl_pathc)).compactMap { unsafe found.gl_pathv[$0] }
    return unsafe paths.sorted { unsafe strcmp($0, $1) < 0 }.map { unsafe String(onDisk: $0) }
  }
}
