package import Counting
package import ExtractReading
import FileNames
import Outcomes
package import Outputs
import Pipelines

/// Writes each record that was not counted as a line of NDJSON, for whoever mends the extract.
///
/// The text of the records is in it; its file is for its owner's eyes only (0600).
package final class RejectsWriter {
  private var list: NDJSONList
  private let extracts: [Extract]
  /// Theirs, as they are shown.
  private let paths: [String]
  /// One for each encoding.
  private let decoders: [TextEncoding: TextDecoder]
  private var nearest: [DestinationScheme: NearestDestination] = [:]

  /// - Throws: `unknownEncoding`.
  package init(_ sink: any ByteSink, extracts: [Extract]) throws(ExtractError) {
    list = NDJSONList(sink)
    self.extracts = extracts
    paths = extracts.map(\.path.legible)
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
    let detail = detail(rejected, extract)
    let raw = decoders[extract.textEncoding]?.text(of: rejected.raw, limit: RefusedRecord.rawLimit)
    list.line {
      $0.object(.inline) {
        $0.member("path", paths[reject.extract])
        $0.member("record", reject.record)
        $0.member("line", reject.line)
        $0.member("byte", rejected.byte)
        $0.member(
          "column", rejected.column.flatMap { extract.header.indices.contains($0) ? extract.header[$0] : nil }
        )
        $0.member("reason", rejected.fault.reason.rawValue)
        $0.member("detail", detail)
        $0.member("raw", raw)
      }
    }
  }

  /// What is wrong, and of an unknown destination the name that may have been meant.
  private func detail(_ rejected: RejectedRecord, _ extract: Extract) -> String {
    let description = rejected.detail
    guard rejected.fault == .unknownDestination, let value = rejected.value,
      let text = decoders[extract.textEncoding]?.text(of: value, limit: 120)
    else { return description }
    let scheme = extract.layout.destinationScheme
    let name = nearest[scheme, default: NearestDestination(scheme)].name(for: text)
    return name.map { "\(description); the nearest is \($0)" } ?? description
  }

  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) { try list.finish() }
}
