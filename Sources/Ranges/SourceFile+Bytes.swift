import FileNames
import Hashing
import Pipelines

extension SourceFile {
  /// - Parameters:
  ///   - path: legible.
  ///   - bytes: the path as the system has it, two hexadecimal digits a byte, where it is no UTF-8.
  init(legible path: String, bytes onDisk: String?, source: Int) {
    let onDisk = onDisk.flatMap { bytes(hex: $0) }
    self.init(path: onDisk.map { String(onDisk: $0) } ?? path, source: source)
  }
}
