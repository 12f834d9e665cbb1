import Buffers
package import Counting
package import ExtractReading
import Outcomes
package import Outputs
import Pipelines

/// Writes each record that was not counted as a line of NDJSON, for whoever mends the extract.
///
/// The text of the records is in it; its file is for its owner's eyes only (0600).
package final class RejectsWriter {
  private let sink: any ByteSink
  private let extracts: [Extract]
  /// One for each encoding.
  private let decoders: [TextEncoding: TextDecoder]
  private var nearest: [DestinationScheme: NearestDestination] = [:]
  private var json = JSONWriter()
  /// The first failure; what comes after it is not written.
  private(set) var failure: OutputError?

  /// - Throws: `unknownEncoding`.
  package init(_ sink: any ByteSink, extracts: [Extract]) throws(ExtractError) {
    self.sink = sink
    self.extracts = extracts
    var decoders: [TextEncoding: TextDecoder] = [:]
    for extract in extracts where decoders[extract.textEncoding] == nil {
      decoders[extract.textEncoding] = try TextDecoder(extract.textEncoding, path: extract.path)
    }
    self.decoders = decoders
  }

  /// To be called in input order.
  package func write(_ reject: Reject) {
    let rejected = reject.rejected
    let extract = extracts[reject.extract]
    json.object(.inline) {
      $0.member("path", extract.path)
      $0.member("record", reject.record)
      $0.member("line", reject.line)
      $0.member("byte", rejected.byte)
      $0.member(
        "column", rejected.column.flatMap { extract.header.indices.contains($0) ? extract.header[$0] : nil })
      $0.member("reason", rejected.fault.reason.rawValue)
      $0.member("detail", detail(rejected, extract))
      $0.member("raw", decoders[extract.textEncoding]?.text(of: rejected.raw, limit: RefusedRecord.rawLimit))
    }
    json.text.append(UInt8(ascii: "\n"))
    drain(above: 1 << 16)
  }

  /// What is wrong, and of an unknown destination the name that may have been meant.
  private func detail(_ rejected: RejectedRecord, _ extract: Extract) -> String {
    let description = rejected.fault.description
    guard rejected.fault == .unknownDestination, let value = rejected.value,
      let text = decoders[extract.textEncoding]?.text(of: value, limit: 120)
    else { return description }
    let scheme = extract.layout.destinationScheme
    let name = nearest[scheme, default: NearestDestination(scheme)].name(for: text)
    return name.map { "\(description); the nearest is \($0)" } ?? description
  }

  /// Hands over what is still held back.
  ///
  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) {
    drain(above: 0)
    if let failure { throw failure }
  }

  private func drain(above limit: Int) {
    guard failure == nil else { return json.text.removeAll() }
    do throws(OutputError) { try sink.drain(&json.text, above: limit) } catch { failure = error }
  }
}
