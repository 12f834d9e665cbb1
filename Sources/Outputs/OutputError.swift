internal import Glibc

/// Why an output is not there.
package struct OutputError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The place cannot take the file: no such folder, no permission, a folder of that name.
    case cannotCreate(errno: CInt)
    /// The file is complete and cannot take the place of the old one; `replaced` are files of its set that could not be
    /// put back.
    case cannotReplace(errno: CInt, replaced: [String])
    /// The output cannot be kept from other runs.
    case cannotLock(errno: CInt)
    /// The same because of what stands in the place of the lock file: its path.
    case notALock(String)
    /// The file could be begun and not completed: no space left, an I/O error, a closed pipe.
    case writeFailed(errno: CInt)
    /// What is to be written finds no room in memory.
    case outOfMemory
    /// What is to be written could not be made, which only a mistake of this program explains; what was said of it.
    case notMade(String)
  }

  package let kind: Kind
  /// As the user gave it; `-` for standard output.
  package let path: String

  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// The same where some files of the set have been replaced for good.
  func butReplaced(_ paths: [String]) -> OutputError {
    guard case .cannotReplace(let code, _) = kind else { return self }
    return OutputError(.cannotReplace(errno: code, replaced: paths), path: path)
  }

  /// Whether whoever read the output has gone (`| head`).
  package var isClosedPipe: Bool { kind == .writeFailed(errno: EPIPE) }
}

extension OutputError: CustomStringConvertible {
  package var description: String {
    "\(path == "-" ? "standard output" : path): \(failure)"
  }

  private var failure: String {
    switch kind {
    case .cannotCreate(let code):
      "cannot be created: \(Self.text(code)) — \(Self.advice(code) ?? "choose another place")"
    case .cannotReplace(let code, let replaced):
      "cannot be replaced: \(Self.text(code)) — "
        + (code == EPERM || code == EACCES
          ? "in a folder with the sticky bit (as /tmp) a file is replaced by its owner only, or the folder is read-only: "
            + "choose another place"
          : Self.advice(code) ?? "choose another place")
        + (replaced.isEmpty
          ? "; nothing was replaced"
          : "; new already, and not to be put back: \(replaced.joined(separator: ", "))")
    case .cannotLock(let code):
      "cannot be locked against other runs: \(Self.text(code)) — "
        + (code == EACCES
          ? "a run of another user left its lock file beside it: once it has ended, delete that file"
          : "the file system has no locks (NFS without them?): write to a local folder, and copy what is there then")
    case .notALock(let place):
      "cannot be locked against other runs: \(place) is no lock file of ours — move it away, or choose another place"
    case .writeFailed(EPIPE): "could not be written: \(Self.text(EPIPE)) — whoever read it has gone"
    case .writeFailed(let code):
      "could not be written: \(Self.text(code)) — "
        + (Self.advice(code) ?? "check the place and run again") + "; nothing was replaced"
    case .outOfMemory:
      "could not be made: there is not enough memory for it — count fewer dimensions or extracts at a time, or use a "
        + "machine with more; nothing was replaced"
    case .notMade(let what):
      "could not be made, by a mistake of this program; nothing was replaced — please report it: \(what)"
    }
  }

  private static func text(_ code: CInt) -> String { unsafe String(cString: strerror(code)) }

  private static func advice(_ code: CInt) -> String? {
    switch code {
    case ENOENT: "create the folder first"
    case EACCES, EPERM: "the folder must be writable"
    case EROFS: "choose a place that can be written to"
    case EISDIR: "name a file, not a folder"
    case EFBIG: "raise the limit of file sizes (`ulimit -f`) and run again"
    case EBADF: "it was closed when the program started, or opened for reading only"
    case ENOSPC, EDQUOT: "make room and run again"
    case EMFILE, ENFILE: "raise the limit of open files (`ulimit -n`) and run again"
    default: nil
    }
  }
}
