internal import Glibc
import Outputs

/// Where libxlsxwriter keeps the sheets until they are packed.
///
/// Its files have no names once they are open, so that nothing stays behind. But it does not look whether they took what it wrote:
/// so there has to be room before, or nothing is written.
struct ScratchFolder {
  let path: String

  /// - Parameters:
  ///   - room: bytes.
  ///   - output: what messages call the output.
  init(room: Int, for output: String) throws(OutputError) {
    path =
      unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let name = "\(output == "-" ? "standard output" : output), in the temporary folder \(path),"
    var template = Array("\(path)/liuyu-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    if descriptor < 0 { throw OutputError(.cannotCreate(errno: errno), path: name) }
    defer { close(descriptor) }
    unsafe unlink(&template)
    let error = posix_fallocate(descriptor, 0, off_t(max(room, 1)))
    // Other errors say that the file system cannot promise.
    if [ENOSPC, EDQUOT, EFBIG].contains(error) { throw OutputError(.writeFailed(errno: error), path: name) }
  }
}
