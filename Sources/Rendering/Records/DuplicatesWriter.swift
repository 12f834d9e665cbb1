import Buffers
package import Counting
import ExtractReading
package import Outputs

/// Writes both records of each duplicate as a line of NDJSON: where they stand, and nothing that they say.
package final class DuplicatesWriter {
  private let sink: any ByteSink
  private let extracts: [Extract]
  private let key: GraduateKey
  private var json = JSONWriter()

  package init(_ sink: any ByteSink, extracts: [Extract], key: GraduateKey) {
    self.sink = sink
    self.extracts = extracts
    self.key = key
  }

  package func write(_ graduate: Fingerprint, kept: TracedRecord, repeated: TracedRecord) throws(OutputError)
  {
    json.object(.inline) {
      $0.member("graduate", key.token(of: graduate))
      $0.key("kept")
      $0.write(kept, path: extracts[kept.extract].path)
      $0.key("repeated")
      $0.write(repeated, path: extracts[repeated.extract].path)
    }
    json.text.append(UInt8(ascii: "\n"))
    try sink.drain(&json.text)
  }

  package func finish() throws(OutputError) { try sink.drain(&json.text, above: 0) }
}

extension JSONWriter {
  fileprivate mutating func write(_ place: TracedRecord, path: String) {
    object(.inline) {
      $0.member("path", path)
      $0.member("record", place.record)
      $0.member("line", place.line)
      $0.member("byte", place.byte)
    }
  }
}
