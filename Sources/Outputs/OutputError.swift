internal import Glibc

/// Why an output is not there.
package struct OutputError: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// The place cannot take the file: no such folder, no permission, a folder of that name. Exit code 73.
    case cannotCreate
    /// The file could be begun and not completed: no space left, an I/O error, a closed pipe. Exit code 74.
    case writeFailed
  }

  package var kind: Kind
  /// As the user gave it; `-` for standard output.
  package var path: String
  package var errno: CInt

  package init(_ kind: Kind, path: String, errno: CInt) {
    self.kind = kind
    self.path = path
    self.errno = errno
  }
}

extension OutputError: CustomStringConvertible {
  package var description: String {
    let place = path == "-" ? "standard output" : path
    let failure = kind == .cannotCreate ? "cannot be created" : "could not be written"
    return "\(place): \(failure): \(String(cString: strerror(errno)))\(advice)"
  }

  private var advice: String {
    switch errno {
    case ENOENT: " — create the folder first"
    case EACCES, EPERM: " — the folder must be writable"
    case EROFS: " — choose a place that can be written to"
    case EISDIR: " — name a file, not a folder"
    case ENOSPC, EDQUOT: " — make room and run again; nothing was replaced"
    default: ""
    }
  }
}
