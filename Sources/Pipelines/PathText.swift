import Glibc

/// Paths and patterns as text.
enum PathText {
  /// The files that a path or a glob names, in byte order; a path that exists is taken as it is, even with a `*` in it.
  ///
  /// - Parameters:
  ///   - pattern: a path, a glob(3) pattern, or `-`.
  ///   - folder: what a relative pattern is relative to; empty or ending in `/`.
  static func matches(of pattern: String, folder: String) throws(PipelineErrors) -> [String] {
    if pattern == "-" { return ["-"] }
    let isAbsolute = pattern.hasPrefix("/")
    let literal = isAbsolute ? pattern : folder + pattern
    if let mode = mode(of: literal) {
      if mode & S_IFMT == S_IFDIR {
        throw PipelineErrors([PipelineProblem(.folderInsteadOfFiles, path: literal)])
      }
      return [simplified(literal)]
    }
    let found = try expanded(isAbsolute ? pattern : escaped(folder) + pattern)
      .filter { mode(of: $0).map { $0 & S_IFMT != S_IFDIR } ?? true }
    if found.isEmpty {
      let folder = isAbsolute ? "/" : folder.isEmpty ? "the current directory" : folder
      throw PipelineErrors([PipelineProblem(.noFiles(pattern: pattern, folder: folder), path: literal)])
    }
    return found.map(simplified)
  }

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

  /// The same text for the same file: its path without links, or the path as it is where there is no such file.
  static func identity(of path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode : nil
  }

  /// A folder's own `*`, `?` and `[` are no pattern.
  private static func escaped(_ folder: String) -> String {
    folder.reduce(into: "") { escaped, character in
      if "*?[]\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }

  private static func expanded(_ pattern: String) throws(PipelineErrors) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    // A folder that is not there holds no match; one that cannot be listed may, and must not be passed over.
    let status = unsafe glob(pattern, GLOB_NOSORT, { _, code in code == ENOENT ? 0 : 1 }, &found)
    if status == GLOB_NOMATCH { return [] }
    guard status == 0 else {
      throw PipelineErrors([PipelineProblem(.unlistable(pattern: pattern), path: pattern)])
    }
    let paths = unsafe (0..<Int(found.gl_pathc)).compactMap {
      unsafe found.gl_pathv[$0].map { unsafe String(cString: $0) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
