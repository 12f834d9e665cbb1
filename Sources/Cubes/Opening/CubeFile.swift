import CSQLite
import FileNames
import Glibc

/// A cube file, opened to be read: nothing that it says is run, and what stands beside it is not read.
struct CubeFile {
  /// In bytes.
  let size: Int
  let database: Database

  /// - Throws: `CubeFileError`, `DatabaseError`.
  init(_ path: String) throws {
    size = try Self.checkFile(path)
    try Self.checkNeighbours(path)
    // No value can be larger than the file, whatever it says of itself.
    database = try Database(reading: path, longestValue: min(max(size, 1 << 16), 1 << 30))
    // All that is read belongs to one state of the file.
    try database.execute(
      """
      PRAGMA mmap_size = 1073741824; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON; BEGIN
      """)
    try checkFormat(path)
  }

  private func checkFormat(_ path: String) throws {
    let version = try number("PRAGMA user_version")
    guard try number("PRAGMA application_id") == CubeSchema.applicationID, version > 0 else {
      throw CubeFileError.notACube(path: path)
    }
    let known = CubeSchema.version
    if version < known { throw CubeFileError.older(path: path, version: version, known: known) }
    if version > known { throw CubeFileError.newer(path: path, version: version, known: known) }
  }

  private func number(_ sql: String) throws(DatabaseError) -> Int {
    var statement = try database.prepare(sql)
    return try statement.next() ? statement.number(0) ?? 0 : 0
  }

  /// - Returns: the file's size.
  private static func checkFile(_ path: String) throws(CubeFileError) -> Int {
    func failure() -> CubeFileError {
      unsafe errno == ENOENT
        ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard unsafe stat(path.onDisk, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notACube(path: path) }
    let descriptor = unsafe open(path.onDisk, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = unsafe Glibc.read(descriptor, &header, header.count)
    guard count >= 0 else { throw failure() }
    guard count == header.count, header.starts(with: "SQLite format 3\0".utf8) else {
      throw .notACube(path: path)
    }
    // Bytes 18 and 19 say how it is written: with a journal, as it was, or with a log beside it. 56 to 59 are the
    // encoding.
    guard header[18...19].elementsEqual([1, 1]), header[56...59].elementsEqual([0, 0, 0, 1]) else {
      throw .damaged(path: path, CubeDamage("it was changed after it was written"))
    }
    return Int(status.st_size)
  }

  /// SQLite would take what stands in a journal or a log for a part of the file.
  private static func checkNeighbours(_ path: String) throws(CubeFileError) {
    for neighbour in ["\(path)-journal", "\(path)-wal"] {
      var status = stat()
      guard unsafe stat(neighbour.onDisk, &status) == 0, status.st_size > 0 else { continue }
      throw .damaged(path: path, CubeDamage("some program is changing it, or was: there is \(neighbour)"))
    }
  }
}

extension CubeFileError {
  init(_ error: DatabaseError, path: String) {
    self =
      switch error.primaryCode {
      case SQLITE_NOTADB: .notACube(path: path)
      case SQLITE_CORRUPT, SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_FORMAT, SQLITE_MISMATCH:
        .damaged(path: path, CubeDamage(error.message))
      default: .unreadable(path: path, reason: error.message)
      }
  }
}
