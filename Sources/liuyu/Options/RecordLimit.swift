import ArgumentParser
import ExtractReading

/// What `--max-record-bytes` says.
enum RecordLimit {
  static let help = ArgumentHelp(
    "The most bytes that a record may have; longer ones are rejected.", valueName: "n")

  static func require(_ bytes: Int) throws {
    let limits = Dialect.recordBytes
    guard limits.contains(bytes) else {
      throw ValidationError("--max-record-bytes must be from \(limits.lowerBound) to \(limits.upperBound)")
    }
  }
}
