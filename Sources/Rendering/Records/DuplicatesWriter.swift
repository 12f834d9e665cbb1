import Buffers
package import Counting
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
      $0.key("graduate")
      $0.value(key.token(of: graduate))
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
      $0.key("path")
      $0.value(path)
      $0.key("record")
      $0.value(place.record)
      $0.key("line")
      $0.value(place.line)
      $0.key("byte")
      $0.value(place.byte)
    }
  }
}
