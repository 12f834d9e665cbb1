import Buffers
import Counting
package import ExtractReading
package import Outputs
import Rendering

/// What the reader sees of one extract, without any pipeline: to find out why an extract reads as it does.
package struct RecordListing {
  private let source: any ByteSource
  private let start: Int
  private let dialect: Dialect
  private let decoder: TextDecoder

  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - delimiter: `nil` for what a line `sep=;` at the start names, or else a comma.
  ///   - maxRecordBytes: the most that a record may have; longer ones are rejected.
  /// - Throws: `cannotOpen`, `cannotRead`, `unknownEncoding`.
  package init(
    path: String, encoding: DeclaredEncoding, delimiter: Delimiter?, maxRecordBytes: Int
  ) throws(ExtractError) {
    let opened = EncodedSource(try SourceOpening.open(path))
    let (text, named) = try opened.text(in: try opened.encoding(encoding), declared: delimiter)
    dialect = Dialect(delimiter: (delimiter ?? named ?? .comma).byte, maxRecordBytes: maxRecordBytes)
    source = text.source
    source.limitRecords(to: maxRecordBytes)
    start = text.start
    decoder = try TextDecoder(text.encoding, path: path)
  }

  /// Writes every record, the header too, as a line with a JSON array of its fields.
  ///
  /// - Parameter note: called with the 1-based line of what is not a record, or cannot be decoded and is shown with
  ///   U+FFFD, and what is wrong with it.
  /// - Returns: how many rejects there were.
  /// - Throws: `JobError.extract`, `JobError.output`.
  package func write(
    to sink: any ByteSink, note: @escaping (_ line: Int, _ complaint: String) -> Void
  ) throws(JobError) -> Int {
    let lister = RecordLister(sink, decoder, note)
    do throws(ExtractError) {
      try list(to: lister)
    } catch {
      throw .extract(error)
    }
    do throws(OutputError) {
      try lister.finish()
    } catch {
      throw .output(error)
    }
    return lister.rejects
  }

  /// Reads until the end, or until nobody takes the records any more.
  private func list(to lister: RecordLister) throws(ExtractError) {
    let reader = RangeReader(dialect: dialect, columns: nil, expectedFields: nil)
    var position = start
    var lower = start
    while !lister.hasFailed, try source.reaches(lower) {
      let range = lower..<lower + Fold.defaultRangeSize
      let summary = try reader.read(range, of: source, from: .known(position), into: lister)
      lister.linesBefore += summary.lines
      position = summary.end
      lower = range.upperBound
      source.release(before: min(position, lower))
    }
  }
}

private final class RecordLister: RecordSink {
  private var list: NDJSONList
  private let decoder: TextDecoder
  private let note: (Int, String) -> Void
  var linesBefore = 0
  private(set) var rejects = 0
  var hasFailed: Bool { list.failure != nil }

  init(_ sink: any ByteSink, _ decoder: TextDecoder, _ note: @escaping (Int, String) -> Void) {
    list = NDJSONList(sink)
    self.decoder = decoder
    self.note = note
  }

  func take(_ batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let fields = (0..<batch.columns).map { column in
        let field = batch.field(slot: column, ofRecord: record)
        if let text = decoder.decode(field) { return String(decoding: text, as: UTF8.self) }
        note(linesBefore + batch.line(ofRecord: record) + 1, Fault.undecodable(field: column + 1))
        return decoder.text(of: field.array)
      }
      list.line { $0.array(.inline) { for field in fields { $0.value(field) } } }
    }
  }

  func refuse(_ record: borrowing RefusedRecord) {
    rejects += 1
    note(linesBefore + record.line + 1, Fault.form(record.fault).listed)
  }

  /// - Throws: the first failure of all writing.
  func finish() throws(OutputError) { try list.finish() }
}
