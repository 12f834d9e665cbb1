import FileNames
import Glibc

extension NamedFile {
  /// The list of columns beside a tidy report: `rates.meta.csv` beside `rates.csv`; `nil` where that goes to no file of its own.
  var columnList: NamedFile? {
    if path == "-" { return nil }
    var status = stat()
    // What is not there yet becomes a file.
    if unsafe stat(path.onDisk, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return nil }
    let start = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    return NamedFile("the list of columns beside \(name),", "\(start).meta.csv")
  }
}
