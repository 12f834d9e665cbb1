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
  /// What a line says of its extract.
  private struct Origin {
    /// As it is shown.
    let path: String
    let header: [String]
    let decoder: TextDecoder
    let destinations: DestinationScheme
  }

  private var list: NDJSONList
  private let origins: [Origin]
  private var nearest: [DestinationScheme: NearestDestination] = [:]

  /// - Throws: `unknownEncoding`.
  package init(_ sink: any ByteSink, extracts: [Extract]) throws(ExtractError) {
    list = NDJSONList(sink)
    // One for each encoding.
    var decoders: [TextEncoding: TextDecoder] = [:]
    origins = try extracts.map { extract throws(ExtractError) in
      let decoder: TextDecoder
      if let known = decoders[extract.textEncoding] {
        decoder = known
      } else {
        decoder = try TextDecoder(extract.textEncoding, path: extract.path)
        decoders[extract.textEncoding] = decoder
      }
      return Origin(
        path: extract.path.legible, header: extract.header, decoder: decoder,
        destinations: extract.layout.destinationScheme)
    }
  }

  /// To be called in input order.
  package func write(_ reject: Reject) {
    let rejected = reject.rejected
    let origin = origins[reject.extract]
    let detail = detail(rejected, origin)
    let raw = origin.decoder.text(of: rejected.raw, limit: RefusedRecord.rawLimit)
    list.line {
      $0.object(.inline) {
        $0.member("path", origin.path)
        $0.member("record", reject.record)
        $0.member("line", reject.line)
        $0.member("byte", rejected.byte)
        $0.member(
          "column", rejected.column.flatMap { origin.header.indices.contains($0) ? origin.header[$0] : nil }
        )
        $0.member("reason", rejected.fault.reason.rawValue)
        $0.member("detail", detail)
        $0.member("raw", raw)
      }
    }
  }

  /// What is wrong, and of an unknown destination the name that may have been meant.
  private func detail(_ rejected: RejectedRecord, _ origin: Origin) -> String {
    let description = rejected.detail
    guard rejected.fault == .unknownDestination, let value = rejected.value else { return description }
    let text = origin.decoder.text(of: value, limit: 120)
    let scheme = origin.destinations
    let name = nearest[scheme, default: NearestDestination(scheme)].name(for: text)
    return name.map { "\(description); the nearest is \($0)" } ?? description
  }

  /// - Throws: the first failure of all writing.
  package func finish() throws(OutputError) { try list.finish() }
}
