package import Counting
import FileNames
package import Outputs

/// Writes both records of each duplicate as a line of NDJSON: where they stand, and nothing that they say.
package final class DuplicatesWriter {
  private var list: NDJSONList
  /// As they are shown.
  private let paths: [String]
  private let key: GraduateKey

  package init(_ sink: any ByteSink, extracts: [Extract], key: GraduateKey) {
    list = NDJSONList(sink)
    paths = extracts.map(\.path.legible)
    self.key = key
  }

  package func write(_ graduate: Fingerprint, kept: TracedRecord, repeated: TracedRecord) {
    list.line {
      $0.object(.inline) {
        $0.member("graduate", key.token(of: graduate))
        $0.key("kept")
        $0.write(kept, path: paths[kept.extract])
        $0.key("repeated")
        $0.write(repeated, path: paths[repeated.extract])
      }
    }
  }

  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) { try list.finish() }
}

extension JSONWriter {
  fileprivate mutating func write(_ record: TracedRecord, path: String) {
    object(.inline) {
      $0.member("path", path)
      $0.member("record", record.record)
      $0.member("line", record.line)
      $0.member("byte", record.byte)
    }
  }
}
