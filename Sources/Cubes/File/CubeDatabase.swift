import GRDB
import GRDBSQLite
import Glibc

/// A cube file, opened to be read: nothing that it says is run, and what stands beside it is not read.
struct CubeDatabase {
  /// In bytes.
  let size: Int
  private let path: String
  private let queue: DatabaseQueue

  /// - Throws: `CubeFileError`, `CubeDamage`, `DatabaseError`.
  init(_ path: String) throws {
    self.path = path
    size = try Self.checkFile(path)
    try Self.checkNeighbours(path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { [size] database in
      try database.execute(
        sql: """
          PRAGMA mmap_size = 1073741824; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON
          """)
      // No value can be larger than the file, whatever it says of itself.
      unsafe sqlite3_limit(
        database.sqliteConnection, SQLITE_LIMIT_LENGTH, CInt(min(max(size, 1 << 16), 1 << 30)))
      unsafe sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.unsafeRead { database in
      let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard id == CubeSchema.applicationID, version > 0 else { throw CubeFileError.notACube(path: path) }
      guard version <= CubeSchema.version else {
        throw CubeFileError.newer(path: path, version: version, known: CubeSchema.version)
      }
      return try body(database)
    }
  }

  /// - Returns: the file's size.
  private static func checkFile(_ path: String) throws(CubeFileError) -> Int {
    func failure() -> CubeFileError {
      unsafe errno == ENOENT
        ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notACube(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
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
      guard unsafe stat(neighbour, &status) == 0, status.st_size > 0 else { continue }
      throw .damaged(path: path, CubeDamage("some program is changing it, or was: there is \(neighbour)"))
    }
  }
}

extension CubeFileError {
  init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "\(error.resultCode)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notACube(path: path)
      case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_TOOBIG, .SQLITE_FORMAT, .SQLITE_MISMATCH:
        .damaged(path: path, CubeDamage(message))
      default: .unreadable(path: path, reason: message)
      }
  }
}
