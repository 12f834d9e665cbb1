/// Why a file is no cube that can be read.
package enum CubeFileError: Error, Sendable, Equatable {
  case missing(path: String)
  case unreadable(path: String, reason: String)
  /// Not a file that `--cube` wrote.
  case notACube(path: String)
  case older(path: String, version: Int, known: Int)
  case newer(path: String, version: Int, known: Int)
  /// What it says contradicts itself.
  case damaged(path: String, CubeDamage)
}

extension CubeFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file; check the path, or write it with `liuyu run PIPELINE.yaml --cube FILE`"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason); check its permissions, the disk and the memory"
    case .notACube(let path):
      "\(path): this is no cube; write one with `liuyu run PIPELINE.yaml --cube FILE`"
    case .older(let path, let version, let known):
      "\(path): an older liuyu wrote this cube (format \(version), this one reads \(known)); count anew with "
        + "`liuyu run PIPELINE.yaml --cube FILE`"
    case .newer(let path, let version, let known):
      "\(path): a newer liuyu wrote this cube (format \(version), this one knows \(known)); use that version, or count "
        + "anew with `liuyu run PIPELINE.yaml --cube FILE`"
    case .damaged(let path, let damage):
      "\(path): this cube is damaged: \(damage); count anew with `liuyu run PIPELINE.yaml --cube FILE`"
    }
  }
}
