import CSQLite
import CubeEditing
import Foundation
import Glibc
import Testing

@testable import Cubes
@testable import Outputs

/// What can go wrong while a cube is written is an error of that output.
struct CubeWritingTests {
  private func tabulation() throws -> Tabulation {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "small.cube")
    try Data(try SmallCube.bytes(seed: 1, in: folder.url)).write(to: file)
    return try Tabulation(cube: file.path)
  }

  @Test func cubeWithoutRoomIsAnErrorOfTheOutput() throws {
    var writer = CubeWriter(try tabulation())
    writer.pageLimit = 4
    #expect(throws: OutputError(.outOfMemory, path: "memory")) { try writer.write(to: MemorySink()) }
  }

  @Test func diskWithoutRoomIsAnErrorOfTheOutput() throws {
    let full = try AtomicFile("/dev/full", permissions: 0o600)
    let error = OutputError(.writeFailed(errno: ENOSPC), path: "/dev/full")
    #expect(throws: error) {
      try tabulation().write(to: full)
      try full.commit()
    }
  }

  @Test(
    arguments: [
      (SQLITE_NOMEM, .outOfMemory), (DatabaseError.noMemoryForFile, .outOfMemory),
      (SQLITE_FULL, .outOfMemory),
      (SQLITE_TOOBIG, .outOfMemory), (SQLITE_IOERR | 3 << 8, .writeFailed(errno: EIO)),
      (SQLITE_CANTOPEN, .writeFailed(errno: EIO)), (SQLITE_CONSTRAINT, .notMade("what it says")),
    ] as [(CInt, OutputError.Kind)])
  func whatSQLiteReportsIsAnErrorOfTheOutput(code: CInt, kind: OutputError.Kind) {
    let error = DatabaseError(code: code, message: "what it says")
    #expect(OutputError(error, path: "a.cube") == OutputError(kind, path: "a.cube"))
  }
}
